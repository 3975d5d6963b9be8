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

export interface PastPlace {
  createdAt: string;
  id: string;
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

/** The next ones in the order of their captures. */
export async function readPastItems(
  db: Queryable,
  filter: PastFilter,
  after: PastPlace | null,
  limit: number,
): Promise<{ state: ItemState; place: PastPlace }[]> {
  const { rows } = await db.query<{ state: ItemState; place: PastPlace }>(
    `select snapshot as state, jsonb_build_object('createdAt', created_at::text, 'id', id) as place from every_item
     where ${CAPTURED} and ($5::timestamptz is null or (created_at, id) > ($5::timestamptz, $6::uuid))
     order by created_at, id limit $7`,
    [...valuesOf(filter), after?.createdAt ?? null, after?.id ?? null, limit],
  );
  return rows;
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
