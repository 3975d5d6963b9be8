import type { Pool } from 'pg';
import { appendEvents } from '../../db/item-event';
import { transaction } from '../../db/transaction';
import { MATCHER } from '../../domain/item/event';
import { closeOffers } from './close-offers';
import { holdFence } from './fence';
import type { Fence } from './fence';
import { lockAgents, lockItems } from './lock';

/** Items in one transaction: those who wait for their locks must not wait long. */
const BATCH = 500;

interface MisplacedRow {
  itemId: string;
  agent: string | null;
  offerId: string | null;
}

/**
 * Gives items whose queue belongs to another shard to that shard: the queue was moved, or the item came back by a shard
 * that it remembered. Open offers are withdrawn (`revoked`, reason `moved`), work in hands stays there. Answers how many
 * items went; repeat until none does. Throws `Deposed`.
 */
export async function handOver(pool: Pool, fence: Fence): Promise<number> {
  return transaction(pool, async (client) => {
    await holdFence(client, fence);
    const { rows } = await client.query<MisplacedRow>(
      `select i.item_id as "itemId", i.agent, i.offer_id as "offerId"
       from ledger_item i join ledger_queue q on q.division = i.division and q.key = i.queue
       where i.shard = $1 and q.shard <> $1 order by i.item_id limit $2`,
      [fence.shard, BATCH],
    );
    if (rows.length === 0) return 0;
    const ids = rows.map(({ itemId }) => itemId);
    const offered = rows.flatMap(({ agent, offerId }) =>
      agent !== null && offerId !== null ? [{ agent, offerId }] : [],
    );
    await lockAgents(
      client,
      offered.map(({ agent }) => agent),
    );
    await lockItems(client, ids);
    const closed = await closeOffers(
      client,
      offered.map(({ offerId }) => offerId),
      'withdrawn',
    );
    await appendEvents(
      client,
      closed.map(({ itemId, agent, offerId }) => ({
        itemId,
        actor: MATCHER,
        events: [{ type: 'revoked', data: { agent, offerId, reason: 'moved' } }],
      })),
    );
    const { rowCount } = await client.query(
      `with moved as (
         update ledger_item i set shard = q.shard from ledger_queue q
         where i.item_id = any($1::uuid[]) and i.shard = $2 and q.division = i.division and q.key = i.queue
         returning i.item_id, i.shard
       )
       insert into ledger_dirty (shard, kind, key)
       select unnest(array[shard, $2]), 'item', item_id::text from moved`,
      [ids, fence.shard],
    );
    return (rowCount ?? 0) / 2;
  });
}
