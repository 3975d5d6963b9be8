import type { Pool } from 'pg';
import type { ItemState } from '../domain/item/state';

const LEASE_SECONDS = 30;

/** So long an item whose deadlines are far is left to its first command, which starts the workflow on its own way. */
const PATIENCE_SECONDS = 1;
/** An item whose due date is nearer than this is started at once. */
const URGENT_SECONDS = 10;

/** Those that nobody has taken up; a relay that dies keeps them no longer than the lease. */
const IS_FREE = 'leased_until < statement_timestamp()';

/**
 * Leases starts that are due: the most urgent first, then those that have waited longest. Each of the two is found by an
 * index of its own: one condition for both would read all that wait. The lease is taken in a transaction of its own, since
 * the start itself may take long.
 */
export async function leaseStarts(pool: Pool, limit: number): Promise<ItemState[]> {
  const { rows } = await pool.query<{ snapshot: ItemState }>(
    `with urgent as (
       select item_id, life from start_request
       where ${IS_FREE} and urgent_at < statement_timestamp() + make_interval(secs => $4)
       order by urgent_at limit $1 for update skip locked
     ), patient as (
       select item_id, life from start_request
       where ${IS_FREE} and created_at < statement_timestamp() - make_interval(secs => $3)
         and urgent_at >= statement_timestamp() + make_interval(secs => $4)
       order by created_at limit $1 - (select count(*) from urgent) for update skip locked
     ), due as (
       select * from urgent union all select * from patient
     ), leased as (
       update start_request set leased_until = clock_timestamp() + make_interval(secs => $2)
       from due where start_request.item_id = due.item_id and start_request.life = due.life
       returning start_request.item_id, urgent_at
     )
     select snapshot from leased join item on item.id = leased.item_id order by urgent_at`,
    [limit, LEASE_SECONDS, PATIENCE_SECONDS, URGENT_SECONDS],
  );
  return rows.map(({ snapshot }) => snapshot);
}

/** The workflow runs; nothing is left to do. */
export async function endStart(pool: Pool, itemId: string, life: number): Promise<void> {
  await pool.query('delete from start_request where item_id = $1 and life = $2', [itemId, life]);
}
