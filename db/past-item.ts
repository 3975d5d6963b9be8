import type { ItemState } from '../domain/item/state';
import type { Queryable } from './queryable';

/** Items by when they were captured, live and archived ones. */
export interface PastFilter {
  divisions: readonly string[];
  /** From then on, and before that. */
  from: string;
  to: string;
  worktype: string | null;
}

const CAPTURED = `division = any($1) and created_at >= $2::timestamptz and created_at < $3::timestamptz
  and ($4::text is null or worktype = $4)`;

function valuesOf({ divisions, from, to, worktype }: PastFilter): unknown[] {
  return [divisions, from, to, worktype];
}

/** Counted up to a limit. */
export async function countPastItems(db: Queryable, filter: PastFilter, limit: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from (select from every_item where ${CAPTURED} limit $5) found`,
    [...valuesOf(filter), limit],
  );
  return rows[0]?.count ?? 0;
}

/** All of them at once, in the order of their captures: to sort them again for each page would cost its square. */
export async function readPastItemIds(db: Queryable, filter: PastFilter, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from every_item where ${CAPTURED} order by created_at, id limit $5`,
    [...valuesOf(filter), limit],
  );
  return rows.map(({ id }) => id);
}

/** Some of them as they are now, by ID. */
export async function readPastItems(
  db: Queryable,
  { divisions }: Pick<PastFilter, 'divisions'>,
  ids: readonly string[],
): Promise<Map<string, ItemState>> {
  const { rows } = await db.query<{ state: ItemState }>(
    'select snapshot as state from every_item where division = any($1) and id = any($2::uuid[])',
    [divisions, ids],
  );
  return new Map(rows.map(({ state }) => [state.id, state]));
}

export interface PastEventRow {
  itemId: string;
  at: Date;
  type: string;
  agent: string | null;
}

/** Entries of these types in the histories of items that the caller has read in his divisions, each in its order. */
export async function readPastEvents(
  db: Queryable,
  ids: readonly string[],
  types: readonly string[],
): Promise<PastEventRow[]> {
  const { rows } = await db.query<PastEventRow>(
    `select item_id as "itemId", at, type, data->>'agent' as agent from every_event
     where item_id = any($1::uuid[]) and type = any($2) order by item_id, seq`,
    [ids, types],
  );
  return rows;
}
