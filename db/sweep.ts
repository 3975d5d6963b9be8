import type { Pool } from 'pg';
import type { ItemState } from '../domain/item/state';
import { isOwed } from './delivery';

export interface StuckItem {
  state: ItemState;
  /** It has ended and tells what it owes, in time: only its receiver keeps its workflow. */
  isTelling: boolean;
}

/**
 * Items to ask after: a delivery was not tried in time, a deadline has passed without a commit, or the item has ended a
 * while ago and its workflow should have. Each is answered at most once a minute, so that a long outage does not fill
 * histories with nudges.
 */
export async function takeStuckItems(pool: Pool, limit: number): Promise<StuckItem[]> {
  const { rows } = await pool.query<StuckItem>(
    `with owing as (
       update delivery set nudge_at = clock_timestamp() + interval '1 minute'
       where id in (
         select id from delivery where nudge_at < statement_timestamp() and ${isOwed('delivery')}
         order by nudge_at limit $1 for update skip locked)
       returning item_id
     ), late as (
       update item set nudge_at = clock_timestamp() + interval '1 minute'
       where id in (
         select id from item where nudge_at < statement_timestamp()
         order by nudge_at limit $1 for update skip locked)
       returning id
     )
     select snapshot as state, closed_at is not null and id not in (select item_id from owing) and exists (
         select 1 from delivery where item_id = item.id and ${isOwed('delivery')}
       ) as "isTelling"
     from item where id in (select item_id from owing union select id from late)`,
    [limit],
  );
  return rows;
}

/** Their workflows have ended: nobody need ask again. */
export async function settleEnded(pool: Pool, ended: readonly Pick<ItemState, 'id' | 'life'>[]): Promise<void> {
  if (ended.length === 0) return;
  await pool.query(
    `update item set nudge_at = null from jsonb_to_recordset($1::jsonb) as ended (id uuid, life int)
     where item.id = ended.id and item.life = ended.life and closed_at is not null`,
    [JSON.stringify(ended.map(({ id, life }) => ({ id, life })))],
  );
}
