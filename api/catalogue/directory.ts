import type { ConfigRow } from '../../db/config';
import { type Catalogue, createCatalogue } from '../../domain/classify/catalogue';
import type { AgentDocument } from '../../domain/config/agent';
import { type ConfigDocument, documentSchemas } from '../../domain/config/documents';
import { type DivisionDocument, withAncestors } from '../../domain/config/division';
import type { GrantDocument } from '../../domain/config/grant';
import { type GroupDocument, groupsOf } from '../../domain/config/group';
import { personalByDivision, type PersonalData } from '../../domain/personal/personal-data';
import { isBuiltInRole, type Permission, rolePermissions } from '../../domain/rights/permission';
import type { SourceDocument } from '../../domain/config/source';
import type { ClockCache } from '../../domain/time/calendar-clocks';

/** The configuration as one process sees it at one revision: never changed, replaced as a whole. */
export interface Directory {
  revision: number;
  rows: readonly ConfigRow[];
  documents: readonly ConfigDocument[];
  /** What is personal, by division: by what is published or was taken away, and by what it was before, as its items may still be there. */
  personal: ReadonlyMap<string, PersonalData>;
  /** For classification. */
  rules: Catalogue;
  divisions: ReadonlyMap<string, DivisionDocument>;
  sources: ReadonlyMap<string, SourceDocument>;
  agents: ReadonlyMap<string, AgentDocument>;
  /** Agent documents by the subject of their tokens. */
  agentsBySubject: ReadonlyMap<string, AgentDocument>;
  grants: readonly GrantDocument[];
  /** What a role of that key means for documents of the division: its own, or the nearest above; none when there is none. */
  permissionsOf(role: string, division: string): readonly Permission[];
  /** Keys of the groups that an agent belongs to. */
  groupsOf(agent: AgentDocument): readonly string[];
  /** A division with its children and theirs. */
  withDescendants(division: string): readonly string[];
}

/**
 * `gone`: worktypes and case types that were taken away. With a cache of clocks that outlives it, calendars that did not
 * change are not computed again.
 */
export function createDirectory(
  revision: number,
  rows: readonly ConfigRow[],
  { gone = [], clocksOf }: { gone?: readonly ConfigRow[]; clocksOf?: ClockCache } = {},
): Directory {
  const parsed = rows.flatMap((row) => {
    const document = readDocument(row);
    return document ? [{ document, version: row.version }] : [];
  });
  const documents = parsed.map(({ document }) => document);
  const divisions = byKey(documents.filter((document) => document.kind === 'division'));
  const agents = byKey(documents.filter((document) => document.kind === 'agent'));
  return {
    revision,
    rows,
    documents,
    personal: personalByDivision([...rows, ...gone]),
    rules: createCatalogue(parsed, clocksOf),
    divisions,
    sources: byKey(documents.filter((document) => document.kind === 'source')),
    agents,
    agentsBySubject: new Map([...agents.values()].map((agent) => [agent.subject ?? agent.key, agent])),
    grants: documents.filter((document) => document.kind === 'grant'),
    permissionsOf: meaningOfRoles(documents, divisions),
    groupsOf: memberships(documents.filter((document) => document.kind === 'group')),
    withDescendants: descendants(divisions),
  };
}

/** What was valid when it was applied is valid now: a later version of the schemas may refuse it, then it is left out. */
export function readDocument(row: Pick<ConfigRow, 'kind' | 'body'>): ConfigDocument | undefined {
  const schema = (
    documentSchemas as Record<string, (typeof documentSchemas)[keyof typeof documentSchemas] | undefined>
  )[row.kind];
  return schema?.safeParse(row.body).data;
}

function byKey<D extends { key: string }>(documents: readonly D[]): Map<string, D> {
  return new Map(documents.map((document) => [document.key, document]));
}

function memberships(groups: readonly GroupDocument[]): (agent: AgentDocument) => readonly string[] {
  const known = new Map<AgentDocument, readonly string[]>();
  return (agent) => {
    const found = known.get(agent) ?? groupsOf(agent, groups);
    known.set(agent, found);
    return found;
  };
}

function meaningOfRoles(
  documents: readonly ConfigDocument[],
  divisions: ReadonlyMap<string, DivisionDocument>,
): (role: string, division: string) => readonly Permission[] {
  const parents = new Map([...divisions.values()].flatMap(({ key, parent }) => (parent ? [[key, parent]] : [])));
  const roles = new Map(
    documents.flatMap((one) => (one.kind === 'role' ? [[`${one.division}/${one.key}`, one.permissions] as const] : [])),
  );
  return (key, division) => {
    if (isBuiltInRole(key)) return rolePermissions[key];
    const place = withAncestors(division, parents).find((each) => roles.has(`${each}/${key}`));
    return roles.get(`${place}/${key}`) ?? [];
  };
}

function descendants(divisions: ReadonlyMap<string, DivisionDocument>): (division: string) => readonly string[] {
  const children = new Map<string, string[]>();
  for (const { key, parent } of divisions.values()) {
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), key]);
  }
  const known = new Map<string, readonly string[]>();
  return (division) => {
    let found = known.get(division);
    if (!found) {
      const seen = new Set([division]);
      for (const key of seen) for (const child of children.get(key) ?? []) seen.add(child);
      found = [...seen];
      known.set(division, found);
    }
    return found;
  };
}
