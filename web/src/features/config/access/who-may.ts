import { withAncestors } from '../../../../../domain/config/division';
import { builtInRoles, rolePermissions } from '../../../../../domain/rights/permission';
import type { Permission } from '../../../../../domain/rights/permission';
import type { ConfigEntry } from '../../../../../api/contract/config';

/** Somebody's roles in a division, and the document that gives them. */
export interface Given {
  /** Null: everybody of a group of the identity provider. */
  readonly subject: string | null;
  readonly identityGroup: string | null;
  readonly name: string;
  readonly roles: readonly string[];
  readonly by: { readonly kind: 'agents' | 'grants'; readonly division: string; readonly key: string };
  /** Given in a division above, and so to be changed there. */
  readonly isInherited: boolean;
  readonly endsAt: string | null;
  readonly hasEnded: boolean;
}

interface Documents {
  readonly divisions: readonly ConfigEntry[];
  readonly agents: readonly ConfigEntry[];
  readonly grants: readonly ConfigEntry[];
}

/** Who may do what in a division: its agents, and whom grants name, there and in the divisions above it. */
export function whoMay(division: string, { divisions, agents, grants }: Documents, nowMs: number): Given[] {
  const above = ancestorsOf(division, divisions);
  const names = new Map(agents.map((each) => [subjectOf(each), nameOf(each)]));
  const ofAgents = agents.map((agent): Given => ({
    subject: subjectOf(agent),
    identityGroup: null,
    name: nameOf(agent),
    roles: ['agent', ...texts(agent.document['roles'])],
    by: { kind: 'agents', division: agent.division, key: agent.key },
    isInherited: agent.division !== division,
    endsAt: null,
    hasEnded: false,
  }));
  const ofGrants = grants.map((grant): Given => {
    const { subject, identityGroup, endsAt } = grant.document;
    const who = typeof subject === 'string' ? subject : null;
    const ends = typeof endsAt === 'string' ? endsAt : null;
    return {
      subject: who,
      identityGroup: typeof identityGroup === 'string' ? identityGroup : null,
      name: (who === null ? undefined : names.get(who)) ?? who ?? nameOf(grant),
      roles: texts(grant.document['roles']),
      by: { kind: 'grants', division: grant.division, key: grant.key },
      isInherited: grant.division !== division,
      endsAt: ends,
      hasEnded: ends !== null && Date.parse(ends) <= nowMs,
    };
  });
  return [...ofGrants, ...ofAgents]
    .filter(({ by }) => above.includes(by.division))
    .toSorted(
      (one, other) => Number(one.isInherited) - Number(other.isInherited) || one.name.localeCompare(other.name),
    );
}

/** Roles that may be given in a division: built-in ones, and those of it and of the divisions above. */
export function rolesOf(
  division: string,
  divisions: readonly ConfigEntry[],
  roles: readonly ConfigEntry[],
): { readonly key: string; readonly permissions: readonly string[] }[] {
  const above = ancestorsOf(division, divisions);
  const own = roles.filter((role) => above.includes(role.division));
  const builtIn: Readonly<Record<string, readonly Permission[]>> = rolePermissions;
  return [
    ...builtInRoles.map((key) => ({ key: String(key), permissions: builtIn[key] ?? [] })),
    ...own.map(({ key, document }) => ({ key, permissions: texts(document['permissions']) })),
  ];
}

/** Sources that may capture into a division. */
export function sourcesOf(division: string, sources: readonly ConfigEntry[]): readonly ConfigEntry[] {
  return sources.filter(
    (source) => source.division === division || texts(source.document['divisions']).includes(division),
  );
}

/** A key for a grant that is not there yet. */
export function grantKey(who: string, division: string, grants: readonly ConfigEntry[]): string {
  const taken = new Set(grants.filter((grant) => grant.division === division).map(({ key }) => key));
  const plain = who
    .toLowerCase()
    .replaceAll(/[^a-z0-9-_.]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 50);
  const stem = plain === '' ? 'grant' : plain;
  let [key, count] = [stem, 1];
  while (taken.has(key)) key = `${stem}-${(count += 1)}`;
  return key;
}

function ancestorsOf(division: string, divisions: readonly ConfigEntry[]): readonly string[] {
  const parents = divisions.flatMap(({ key, document: { parent } }) =>
    typeof parent === 'string' ? [[key, parent] as const] : [],
  );
  return withAncestors(division, new Map(parents));
}

function subjectOf({ key, document }: ConfigEntry): string {
  return typeof document['subject'] === 'string' ? document['subject'] : key;
}

function nameOf({ key, document }: ConfigEntry): string {
  return typeof document['name'] === 'string' ? document['name'] : key;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
