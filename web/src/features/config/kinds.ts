/** Kinds by what they are about, as the tree shows them; plural as in paths. The rest would be one more line here. */
export const kindSections = [
  { section: 'work', kinds: ['worktypes', 'case-types', 'sources', 'webhooks', 'lookups'] },
  { section: 'rules', kinds: ['decisions', 'priority-schemes', 'calendars', 'alert-rules'] },
  { section: 'routing', kinds: ['queues', 'routing-plans', 'skills', 'capacity-profiles', 'workbins'] },
  { section: 'people', kinds: ['agents', 'groups', 'roles', 'grants', 'divisions'] },
] as const;

export type Kind = (typeof kindSections)[number]['kinds'][number];

const kinds: readonly string[] = kindSections.flatMap((each): readonly string[] => each.kinds);

export function isKind(text: string | undefined): text is Kind {
  return text !== undefined && kinds.includes(text);
}

/** As documents write it. */
export function singular(kind: Kind): string {
  return kind.slice(0, -1);
}

/** As paths and texts have a kind that a document writes. */
export function pluralOf(kind: string): Kind {
  return `${kind}s` as Kind;
}

/** Kinds whose keys a field of this name holds. */
const named: Readonly<Record<string, Kind>> = {
  queue: 'queues',
  queues: 'queues',
  conflictQueue: 'queues',
  changeQueue: 'queues',
  emergencyQueue: 'queues',
  group: 'groups',
  groups: 'groups',
  agent: 'agents',
  agents: 'agents',
  preferredAgents: 'agents',
  worktype: 'worktypes',
  worktypes: 'worktypes',
  plan: 'routing-plans',
  scheme: 'priority-schemes',
  decision: 'decisions',
  caseDecision: 'decisions',
  calendar: 'calendars',
  capacityProfile: 'capacity-profiles',
  skills: 'skills',
  'skills{}': 'skills',
  workbin: 'workbins',
  lookup: 'lookups',
  lookups: 'lookups',
  webhook: 'webhooks',
  webhooks: 'webhooks',
  parent: 'divisions',
  divisions: 'divisions',
  roles: 'roles',
  startCase: 'case-types',
};

/** Kinds that fields name at all. */
export const suggestedKinds: readonly Kind[] = [...new Set(Object.values(named))];

export function kindOfField(name: string): Kind | undefined {
  return named[name];
}
