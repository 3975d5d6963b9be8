import { ARCHIVED_ITEMS, EVERY_ITEM, ITEM_COLUMNS, ITEM_TABLES, type ItemRow, type ItemScope } from './item-read';
import type { Queryable } from './queryable';

/** All given ones must hold; within a list, one. */
export interface ItemFilter {
  id?: readonly string[] | undefined;
  state?: readonly string[] | undefined;
  status?: readonly string[] | undefined;
  queue?: readonly string[] | undefined;
  worktype?: readonly string[] | undefined;
  assignee?: readonly string[] | undefined;
  division?: readonly string[] | undefined;
  source?: string | undefined;
  externalId?: string | undefined;
  externalTag?: string | undefined;
  reference?: string | undefined;
  createdAfter?: string | undefined;
  createdBefore?: string | undefined;
  /** At that instant or later. */
  dueAfter?: string | undefined;
  dueBefore?: string | undefined;
  updatedAfter?: string | undefined;
  /** Whether rules could not decide about it when it was last classified. */
  incident?: 'true' | 'false' | undefined;
  /** Part of name, reference, external ID or tag; of what is archived the whole reference or external ID, unless it is asked for. */
  q?: string | undefined;
  /** Left out: what lives; and what is archived as well where an item is named. */
  archived?: 'true' | 'false' | undefined;
}

/** Where the items of a filter lie. Whoever names an item finds it wherever it is: that costs one look-up more. */
export function tablesFor({ archived, id, reference, externalId, q }: ItemFilter): string {
  if (archived === 'true') return ARCHIVED_ITEMS;
  const isNamed = [id, reference, externalId, q].some((name) => name !== undefined);
  return isNamed && archived === undefined ? EVERY_ITEM : ITEM_TABLES;
}

/** Columns to sort by; instants that an item lacks come last either way. */
const sortColumns = {
  createdAt: 'i.created_at',
  dueAt: 'i.due_at',
  expiresAt: 'i.expires_at',
  updatedAt: 'i.updated_at',
  reference: 'i.reference',
} as const;
export type SortColumn = keyof typeof sortColumns;

export interface SortedBy {
  column: SortColumn;
  isDescending: boolean;
}

/** The place of a row in the order: the text of what it is sorted by, exact to the microsecond, and its ID. */
export interface Place {
  value: string;
  id: string;
}

/** `state` as it is shown at the instant `$3`. */
const SHOWN_STATE = `case when i.state in ('scheduled', 'queued') or i.wake_at <= $3 then
  case when l.state = 'offered' then 'offered' when i.activate_at <= $3 then 'queued' else 'scheduled' end
  else i.state end`;

/** Up to `limit` rows behind `after`, with their places. */
export async function listItemRows(
  db: Queryable,
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
  sort: SortedBy,
  after: Place | null,
  limit: number,
): Promise<(ItemRow & { place: string })[]> {
  const { conditions, values } = itemConditions(scope, at, filter);
  const column = sortColumns[sort.column];
  const type = sort.column === 'reference' ? 'text' : 'timestamptz';
  const last = sort.isDescending ? `'-infinity'` : `'infinity'`;
  // What every item has is read in the order of an index, as far as the page goes.
  const mayLack = sort.column === 'dueAt' || sort.column === 'expiresAt';
  const value = mayLack ? `coalesce(${column}, ${last}::timestamptz)` : column;
  if (after) {
    values.push(after.value, after.id);
    const comparison = sort.isDescending ? '<' : '>';
    conditions.push(`(${value}, i.id) ${comparison} ($${values.length - 1}::${type}, $${values.length}::uuid)`);
  }
  const direction = sort.isDescending ? 'desc' : 'asc';
  values.push(limit);
  const { rows } = await db.query<ItemRow & { place: string }>(
    `select ${ITEM_COLUMNS}, (${value})::text as place from ${tablesFor(filter)} where ${conditions.join(' and ')}
     order by ${value} ${direction}, i.id ${direction} limit $${values.length}`,
    values,
  );
  return rows;
}

/** How many there are. */
export async function countItems(db: Queryable, scope: ItemScope, at: Date, filter: ItemFilter): Promise<number> {
  const { conditions, values } = itemConditions(scope, at, filter);
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from ${tablesFor(filter)} where ${conditions.join(' and ')}`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/** Those that ever had one are few, and have an index; of the snapshots only theirs are read. */
const HAS_INCIDENT = `i.id in (select item_id from item_event where type = 'incident')
  and i.snapshot #> '{rules,incidents}' is not null`;

/** `$3` is the instant. */
export function itemConditions(
  scope: ItemScope,
  at: Date,
  filter: ItemFilter,
): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [scope.divisions, scope.source, at];
  const conditions = ['i.division = any($1)', '($2::text is null or i.source = $2)', '$3::timestamptz is not null'];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.id, (p) => `i.id = any(${p}::uuid[])`);
  add(filter.state, (p) => `${SHOWN_STATE} = any(${p})`);
  add(filter.status, (p) => `i.status = any(${p})`);
  add(filter.queue, (p) => `i.queue = any(${p})`);
  add(filter.worktype, (p) => `i.worktype = any(${p})`);
  add(filter.assignee, (p) => `i.assignee = any(${p})`);
  add(filter.division, (p) => `i.division = any(${p})`);
  add(filter.source, (p) => `i.source = ${p}`);
  add(filter.externalId, (p) => `i.external_id = ${p}`);
  add(filter.externalTag, (p) => `i.external_tag = ${p}`);
  add(filter.reference, (p) => `i.reference = ${p}`);
  add(filter.createdAfter, (p) => `i.created_at > ${p}::timestamptz`);
  add(filter.createdBefore, (p) => `i.created_at < ${p}::timestamptz`);
  add(filter.dueAfter, (p) => `i.due_at >= ${p}::timestamptz`);
  add(filter.dueBefore, (p) => `i.due_at < ${p}::timestamptz`);
  add(filter.updatedAfter, (p) => `i.updated_at > ${p}::timestamptz`);
  if (filter.incident !== undefined)
    conditions.push(filter.incident === 'true' ? HAS_INCIDENT : `not (${HAS_INCIDENT})`);
  add(filter.q, (p) => {
    const isPart = `strpos(lower(concat_ws(E'\\n', i.name, i.reference, i.external_id, i.external_tag)), lower(${p})) > 0`;
    if (filter.archived !== undefined) return isPart;
    return `(not i.is_archived and ${isPart}
       or i.is_archived and (i.reference = upper(${p}) or i.external_id = ${p}))`;
  });
  return { conditions, values };
}
