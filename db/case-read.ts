import type { CaseState, Instance } from '../domain/bpmn/state';
import type { CaseFile } from '../domain/cases/file';
import { type CaseScope, seenCases } from './case-scope';
import { mergedPages } from './merged-pages';
import type { Queryable } from './queryable';

export interface CaseRow {
  file: CaseFile;
  updatedAt: Date;
}

type ShownProcess = Pick<CaseState, 'status' | 'incidents'> & {
  instances: Readonly<Record<number, Pick<Instance, 'element' | 'phase'>>>;
};

/** As much of a case as lists show. */
export interface ShownCase {
  file: Omit<CaseFile, 'process' | 'held'> & { process: ShownProcess | null };
  updatedAt: Date;
}

export type ListedCase = ShownCase & { at: string };

const COLUMNS = `c.snapshot as file, c.updated_at as "updatedAt"`;
/** Of a list only what it shows: where a case stands in its model may be most of it. */
const LISTED = `c.updated_at as "updatedAt", c.snapshot - 'held' - 'process' || jsonb_build_object('process',
  case when jsonb_typeof(c.snapshot -> 'process') = 'object' then jsonb_build_object(
    'status', c.snapshot #> '{process,status}', 'incidents', c.snapshot #> '{process,incidents}',
    'instances', (select coalesce(jsonb_object_agg(key, jsonb_build_object(
        'element', value -> 'element', 'phase', value -> 'phase')), '{}')
      from jsonb_each(c.snapshot #> '{process,instances}'))) end) as file`;
/** A source sees its own cases only. */
const IN_SCOPE = 'c.division = any($1) and ($2::text is null or c.source = $2)';

/** Undefined when there is none in scope: whoever may not see it cannot tell the difference. */
export async function readCaseRow(
  db: Queryable,
  scope: CaseScope,
  by: { id: string } | { source: string; externalId: string },
): Promise<CaseRow | undefined> {
  const [condition, named] =
    'id' in by ? ['c.id = $3', [by.id]] : ['c.source = $3 and c.external_id = $4', [by.source, by.externalId]];
  const values: unknown[] = [scope.divisions, scope.source, ...named];
  const seen = seenCases(scope, values);
  const { rows } = await db.query<CaseRow>(
    `select ${COLUMNS} from case_file c where ${IN_SCOPE} and ${condition} and ${seen}`,
    values,
  );
  return rows[0];
}

/** All given ones must hold; within a list, one. */
export interface CaseFilter {
  state?: readonly string[] | undefined;
  status?: readonly string[] | undefined;
  type?: readonly string[] | undefined;
  division?: readonly string[] | undefined;
  owner?: readonly string[] | undefined;
  source?: string | undefined;
  externalId?: string | undefined;
  reference?: string | undefined;
  participant?: string | undefined;
  interaction?: string | undefined;
  incidents?: 'true' | 'false' | undefined;
  /** Part of name, reference or external ID. */
  q?: string | undefined;
  id?: readonly string[] | undefined;
  /** Of those that have not ended: the version that they run, and one that they do not. */
  running?: { version?: number | undefined; otherThan: number } | undefined;
}

export function caseConditions(scope: CaseScope, filter: CaseFilter): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [scope.divisions, scope.source];
  const conditions = [IN_SCOPE, seenCases(scope, values)];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.state, (p) => `c.state = any(${p})`);
  add(filter.status, (p) => `c.status = any(${p})`);
  add(filter.type, (p) => `c.case_type = any(${p})`);
  add(filter.division, (p) => `c.division = any(${p})`);
  add(filter.owner, (p) => `c.owner = any(${p})`);
  add(filter.source, (p) => `c.source = ${p}`);
  add(filter.externalId, (p) => `c.external_id = ${p}`);
  add(filter.reference, (p) => `c.reference = ${p}`);
  const participant = filter.participant === undefined ? undefined : JSON.stringify([{ agent: filter.participant }]);
  const interaction =
    filter.interaction === undefined ? undefined : JSON.stringify([{ kind: 'interaction', ref: filter.interaction }]);
  add(participant, (p) => `c.snapshot -> 'participants' @> ${p}::jsonb`);
  add(interaction, (p) => `c.snapshot -> 'links' @> ${p}::jsonb`);
  add(filter.incidents, (p) => `(c.incidents > 0) = (${p} = 'true')`);
  add(filter.q, (p) => `strpos(lower(concat_ws(E'\\n', c.name, c.reference, c.external_id)), lower(${p})) > 0`);
  add(filter.id, (p) => `c.id = any(${p}::uuid[])`);
  add(filter.running?.version, (p) => `c.case_type_version = ${p}`);
  add(filter.running?.otherThan, (p) => `c.closed_at is null and c.case_type_version <> ${p}`);
  return { conditions, values };
}

/** Exact to the microsecond, as the database writes it. */
export interface CasePlace {
  at: string;
  id: string;
}

/**
 * Whether the cases are found by what the filter names, which has an index; else they are read in their order. Whoever sees
 * some types only, or his own, reads on until he has a page.
 */
function isFoundElsewhere({ id, externalId, reference, participant, interaction }: CaseFilter): boolean {
  return [id, externalId, reference, participant, interaction].some((named) => named !== undefined);
}

/** By creation, up to `limit` behind `after`. */
export async function listCaseRows(
  db: Queryable,
  scope: CaseScope,
  filter: CaseFilter,
  { after, isLatestFirst, limit }: { after: CasePlace | null; isLatestFirst: boolean; limit: number },
): Promise<ListedCase[]> {
  const { conditions, values } = caseConditions(scope, filter);
  const [beyond, direction] = isLatestFirst ? ['<', 'desc'] : ['>', 'asc'];
  if (after) {
    values.push(after.at, after.id);
    conditions.push(`(c.created_at, c.id) ${beyond} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  values.push(limit);
  const limited = `$${values.length}`;
  const pageOf = (columns: string, also: readonly string[]) =>
    `select ${LISTED}, c.created_at::text as at${columns} from case_file c where ${[...also, ...conditions].join(' and ')}
     order by c.created_at ${direction}, c.id ${direction} limit ${limited}`;
  const { rows } = await db.query<ListedCase>(
    isFoundElsewhere(filter)
      ? pageOf('', [])
      : mergedPages({
          columns: '"updatedAt", file, at',
          pageOf: pageOf(', c.created_at, c.id', ['c.division = mine.division']),
          order: `created_at ${direction}, id ${direction}`,
          limit: limited,
        }),
    values,
  );
  return rows;
}

export async function countCases(db: Queryable, scope: CaseScope, filter: CaseFilter): Promise<number> {
  const { conditions, values } = caseConditions(scope, filter);
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from case_file c where ${conditions.join(' and ')}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

export interface CaseEventRow {
  seq: number;
  at: Date;
  type: string;
  actorKind: string;
  actorId: string | null;
  element: string | null;
  instance: number | null;
  data: Record<string, unknown>;
}

interface HistoryWanted {
  after: number | null;
  isLatestFirst: boolean;
  limit: number;
  /** Of entries that are wanted; null: all. */
  types?: readonly string[] | null;
}

/** Links are told apart by what was linked. */
const TYPE = `case when type not in ('linked', 'unlinked') then type
  when data ->> 'kind' = 'interaction' then 'link:interaction' else 'link:other' end`;

export async function readCaseHistory(
  db: Queryable,
  caseId: string,
  { after, isLatestFirst, limit, types = null }: HistoryWanted,
): Promise<CaseEventRow[]> {
  const [beyond, direction] = isLatestFirst ? ['<', 'desc'] : ['>', 'asc'];
  const { rows } = await db.query<CaseEventRow>(
    `select seq, at, type, actor_kind as "actorKind", actor_id as "actorId", element, instance, data
     from case_event where case_id = $1 and ($2::int is null or seq ${beyond} $2)
       and ($4::text[] is null or ${TYPE} = any($4)) order by seq ${direction} limit $3`,
    [caseId, after, limit, types],
  );
  return rows;
}

/** When each instance was entered last, the items of those that people work on, and how often each element has completed. */
export async function readCaseTrace(
  db: Queryable,
  caseId: string,
  instances: readonly number[],
): Promise<{
  since: Map<number, Date>;
  items: Map<number, string>;
  done: Record<string, number>;
}> {
  const [entered, items, done] = await Promise.all([
    db.query<{ instance: number; at: Date }>(
      `select instance, max(at) as at from case_event where case_id = $1 and type = 'entered' and instance = any($2) group by 1`,
      [caseId, instances],
    ),
    db.query<{ instance: number; item: string }>(
      `select distinct on (instance) instance, item_external_id as item from case_order
       where case_id = $1 and instance = any($2) and item_external_id is not null
       order by instance, version desc, place desc`,
      [caseId, instances],
    ),
    db.query<{ element: string; count: number }>(
      `select element, count(*)::int as count from case_event where case_id = $1 and type = 'completed' and element is not null group by 1`,
      [caseId],
    ),
  ]);
  return {
    since: new Map(entered.rows.map(({ instance, at }) => [instance, at])),
    items: new Map(items.rows.map(({ instance, item }) => [instance, item])),
    done: Object.fromEntries(done.rows.map(({ element, count }) => [element, count])),
  };
}

/** What happened to these elements in the case's present life, oldest first. */
export async function readStageHistory(
  db: Queryable,
  caseId: string,
  elements: readonly string[],
): Promise<{ element: string; type: string; atMs: number }[]> {
  const { rows } = await db.query<{ element: string; type: string; at: Date }>(
    `select element, type, at from case_event
     where case_id = $1 and element = any($2) and type in ('entered', 'completed', 'cancelled', 'milestone')
       and seq > coalesce((select max(seq) from case_event where case_id = $1 and type = 'reopened'), 0)
     order by seq`,
    [caseId, elements],
  );
  return rows.map(({ at, ...entry }) => ({ ...entry, atMs: at.getTime() }));
}
