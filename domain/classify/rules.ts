import type { ConfigDocument, DocumentOf } from '../config/documents';
import type { DecidedValues } from '../decisions/outputs';
import { Allowance } from '../feel/run';
import { boundedPriority } from '../priority/bounds';
import { maxExpressionLength, namedSkills } from '../skills/expression';
import { skillName } from '../config/skill';
import type { Said } from '../said/said';
import { type Answer, askDecision } from './ask-decision';
import type { Catalogue } from './catalogue';
import type { Incident } from './incident';
import { sayNote } from './note-texts';
import { BY_DEFAULT, BY_WORKTYPE, type Cause, GIVEN, Origins } from './origin';
import type { Placed } from './place';
import { notesOfHidden, shownToRules } from './shown-to-rules';

type Worktype = DocumentOf<'worktype'>;

/** What the rules may read of an item; see `ruleVariables`. */
export interface RuleInput {
  source: string;
  worktype: string;
  division: string;
  attributes: Readonly<Record<string, unknown>>;
  externalTag: string | null;
  department: string | null;
  process: string | null;
}

/** What the rules see of a capture; the external tag may be its source's. */
export function ruleInput(
  worktype: Worktype,
  given: {
    source: string;
    externalTag?: string | undefined;
    department?: string | undefined;
    process?: string | undefined;
  },
  attributes: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): RuleInput {
  return {
    source: given.source,
    worktype: worktype.key,
    division: worktype.division,
    attributes,
    externalTag: given.externalTag ?? catalogue.source(given.source)?.defaults.externalTag ?? null,
    department: given.department ?? null,
    process: given.process ?? null,
  };
}

/** What the rules decided, with the worktype's own values where they decided nothing. */
export interface RuleOutcome {
  queue: string;
  plan: DocumentOf<'routing-plan'> | null;
  scheme: DocumentOf<'priority-scheme'> | null;
  /** Null: wall time. */
  calendar: DocumentOf<'calendar'> | null;
  min: number;
  max: number;
  targetMs: number | null;
  expiryMs: number | null;
  department: string | null;
  process: string | null;
  segment: string | null;
  /** The shelf on which it lies until somebody takes it; null: it is distributed. */
  workbin: string | null;
  /** What every ring asks beside its own skills; null: nothing. */
  skills: string | null;
  dispositions: readonly string[];
  /** Versions of the documents used, by `kind/key`. */
  versions: Readonly<Record<string, number>>;
  notes: Said[];
  incidents: readonly Incident[];
  origins: Origins;
}

const missing = {
  queue: 'QUEUE_MISSING',
  'routing-plan': 'PLAN_MISSING',
  'priority-scheme': 'SCHEME_MISSING',
} as const;

/** Of a ring and what is asked beside it, so that both together can be read. */
const longestSkills = maxExpressionLength - 20;

/** Runs a worktype's tables over an item, each once, all of them within one allowance. */
export function applyRules(
  { worktype, asked }: Pick<Placed, 'worktype' | 'asked'>,
  input: RuleInput,
  catalogue: Catalogue,
  nowMs: number,
  allowance = new Allowance(),
): RuleOutcome {
  const { division } = worktype;
  const used: ConfigDocument[] = [worktype];
  const notes: Said[] = [];
  const incidents: Incident[] = [];
  const origins = new Origins();
  const answers = new Map<string, Answer>();
  let attributes: unknown;
  const stop = (
    decision: string,
    incident: Omit<Incident, 'decision' | 'queue'>,
    conflictQueue: string | undefined,
  ) => {
    // The first incident says where the item waits, whatever other tables decide.
    const queue = incidents[0]?.queue ?? conflictQueue ?? worktype.queue;
    incidents.push({ decision, ...incident, queue });
    notes.push(sayNote('INCIDENT', { reason: { code: '', ...incident.said, text: incident.reason }, queue }));
  };
  const ask = (key: string | undefined): Answer | undefined => {
    if (key === undefined) return undefined;
    const known = answers.get(key);
    if (known) return known;
    const document = catalogue.find('decision', division, key);
    if (!document) {
      notes.push(sayNote('DECISION_MISSING', { decision: key }));
      return undefined;
    }
    if (attributes === undefined) {
      const isTold = (hidden: Said) => notes.some(({ text }) => text === hidden.text);
      notes.push(...notesOfHidden(input.attributes).filter((hidden) => !isTold(hidden)));
      attributes = shownToRules(input.attributes);
    }
    const answer = askDecision(document, { ...input, attributes }, catalogue, nowMs, allowance);
    used.push(document);
    answers.set(key, answer);
    notes.push(...answer.notes);
    if (answer.incident !== null) stop(key, answer.incident, document.conflictQueue);
    return answer;
  };
  if (asked) {
    const { document, incident } = asked;
    used.push(document);
    notes.push(...asked.notes);
    // Of the source's division, which need not be this one.
    const { conflictQueue = worktype.queue } = document;
    const isKnown = catalogue.find('queue', division, conflictQueue) !== undefined;
    if (incident) stop(document.key, incident, isKnown ? conflictQueue : worktype.queue);
  }
  const parts = [worktype.routing, worktype.priority, worktype.sla].map(({ decision }) => ask(decision));
  const [, priority, sla] = parts;
  /** Each part listens to its own table first; what that leaves open, another one may decide. */
  const decided = <K extends keyof DecidedValues>(name: K, own?: Answer) => {
    for (const answer of own === undefined ? parts : [own, ...parts]) {
      const value = answer?.values[name];
      if (value !== undefined)
        return { value: value as NonNullable<DecidedValues[K]>, cause: answer?.cause ?? BY_DEFAULT };
    }
    return undefined;
  };
  /** What a table decides, or else the document; neither: null. */
  const valueOf = <K extends keyof DecidedValues, F>(name: K, own: Answer | undefined, fallback: F) => {
    const found = decided(name, own);
    origins.add(name, found?.cause ?? (fallback === null ? BY_DEFAULT : BY_WORKTYPE));
    return found?.value ?? fallback;
  };
  const documentOf = <K extends 'queue' | 'routing-plan' | 'priority-scheme' | 'calendar'>(
    kind: K,
    key: string | undefined,
  ): DocumentOf<K> | undefined => {
    const found = key === undefined ? undefined : catalogue.find(kind, division, key);
    if (found) used.push(found as DocumentOf<K> & ConfigDocument);
    return found;
  };
  /** The document whose key a table decides, or else that which the worktype names. */
  const find = <K extends 'queue' | 'routing-plan' | 'priority-scheme'>(
    kind: K,
    name: 'queue' | 'routingPlan' | 'priorityScheme',
    choice: { value: string; cause: Cause } | undefined,
    fallback: string | undefined,
  ): DocumentOf<K> | null => {
    const chosen = documentOf(kind, choice?.value);
    const code: (typeof missing)[keyof typeof missing] = missing[kind];
    if (choice && !chosen) notes.push(sayNote(code, { key: choice.value }));
    const found = chosen ?? documentOf(kind, fallback);
    const byDocument = fallback === undefined ? BY_DEFAULT : BY_WORKTYPE;
    origins.add(name, choice && chosen ? choice.cause : byDocument);
    return found ?? null;
  };
  const bounded = (what: 'MINIMUM' | 'MAXIMUM', given: number): number => {
    const priority = boundedPriority(given);
    if (priority !== given) notes.push(sayNote(`${what}_BOUNDED`, { given, priority }));
    return priority;
  };
  const given = <K extends 'department' | 'process'>(name: K): string | null => {
    if (input[name] === null) return valueOf(name, undefined, null);
    origins.add(name, GIVEN);
    return input[name];
  };
  const shelf = (): string | null => {
    const found = decided('workbin');
    // What could not be decided waits where somebody looks after it.
    if (!found || incidents.length > 0) return null;
    const isKnown = catalogue.find('workbin', division, found.value) !== undefined;
    if (isKnown) origins.add('workbin', found.cause);
    else notes.push(sayNote('WORKBIN_MISSING', { workbin: found.value }));
    return isKnown ? found.value : null;
  };
  const skillsOf = (plan: DocumentOf<'routing-plan'> | null): string | null => {
    const found = decided('skills');
    if (!found) return null;
    const names = namedSkills(found.value);
    const known = new Set(catalogue.inDivision('skill', division).map(skillName));
    const unknown = names.find((name) => !known.has(name));
    const isLong = plan?.rings.some(({ skills = '' }) => skills.length + found.value.length > longestSkills) ?? false;
    if (unknown !== undefined) notes.push(sayNote('SKILL_MISSING', { skill: unknown }));
    else if (isLong) notes.push(sayNote('SKILLS_TOO_LONG', { plan: plan?.key ?? '' }));
    if (unknown !== undefined || isLong) return null;
    origins.add('skills', found.cause);
    return found.value;
  };
  const [incident] = incidents;
  const waitsIn = incident && { value: incident.queue, cause: { by: 'incident' as const } };
  const min = bounded('MINIMUM', valueOf('minPriority', undefined, worktype.priority.min));
  const max = bounded('MAXIMUM', valueOf('maxPriority', undefined, worktype.priority.max));
  if (max < min) notes.push(sayNote('UPSIDE_DOWN', { max, min }));
  const targets = catalogue.targetsOf(worktype);
  const plan = find('routing-plan', 'routingPlan', decided('routingPlan'), worktype.routing.plan);
  return {
    queue: find('queue', 'queue', waitsIn ?? decided('queue'), worktype.queue)?.key ?? worktype.queue,
    plan,
    skills: skillsOf(plan),
    workbin: shelf(),
    scheme: find('priority-scheme', 'priorityScheme', decided('priorityScheme', priority), worktype.priority.scheme),
    calendar: documentOf('calendar', worktype.sla.calendar ?? undefined) ?? null,
    min,
    max,
    targetMs: valueOf('slaTarget', sla, targets.targetMs),
    expiryMs: valueOf('slaExpiry', sla, targets.expiryMs),
    department: given('department'),
    process: given('process'),
    segment: valueOf('segment', undefined, null),
    dispositions: valueOf('dispositions', undefined, worktype.dispositions),
    // Evaluated last: by then all of them have been found.
    versions: catalogue.versionsOf(used),
    notes,
    incidents,
    origins,
  };
}
