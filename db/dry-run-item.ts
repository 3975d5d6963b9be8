import type { DryRunTry } from './dry-run';
import type { Queryable } from './queryable';

export interface DryRunItemRow<T> {
  place: number;
  hasMoved: boolean;
  result: T;
}

/** Of a try that begins: what an earlier one has found is found again. */
export async function forgetDryRunItems(db: Queryable, id: string): Promise<void> {
  await db.query('delete from dry_run_item where dry_run_id = $1', [id]);
}

/** Nothing is written once another try has begun. */
export async function insertDryRunItems(
  db: Queryable,
  { id, attempt }: DryRunTry,
  rows: readonly DryRunItemRow<object>[],
): Promise<void> {
  await db.query(
    `insert into dry_run_item (dry_run_id, place, has_moved, result)
     select d.id, place, "hasMoved", result
     from dry_run d, jsonb_to_recordset($3::jsonb) as row (place int, "hasMoved" boolean, result jsonb)
     where d.id = $1 and d.attempt = $2 and d.ended_at is null`,
    [id, attempt, JSON.stringify(rows)],
  );
}

/** In the order of the captures. The caller has seen that the dry run is his. */
export async function listDryRunItems<T>(
  db: Queryable,
  id: string,
  { after, isMoved, limit }: { after: number; isMoved: boolean; limit: number },
): Promise<DryRunItemRow<T>[]> {
  const { rows } = await db.query<DryRunItemRow<T>>(
    `select place, has_moved as "hasMoved", result from dry_run_item
     where dry_run_id = $1 and place > $2 ${isMoved ? 'and has_moved' : ''} order by place limit $3`,
    [id, after, limit],
  );
  return rows;
}
