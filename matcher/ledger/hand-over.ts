import type { Pool } from 'pg';
import type { Queryable } from '../../db/queryable';
import { appendEvents } from '../../db/item-event';
import { transaction } from '../../db/transaction';
import { MATCHER } from '../../domain/item/event';
import { closeOffers } from './close-offers';
import { holdFence } from './fence';
import type { Fence } from './fence';
import { lockAgents, lockItems } from './lock';
import { queueId } from './read-agents';

interface MisplacedRow {
  itemId: string;
  agent: string | null;
  offerId: string | null;
}

/** What a shard has and another may have to get. */
export interface Foreign {
  /** Routing IDs of the queues of all other shards. */
  queues: ReadonlySet<string>;
  /** Items of such queues that are in hands: the owner's memory does not know them. */
  inHands: readonly string[];
}

export async function readForeign(db: Queryable, shard: string): Promise<Foreign> {
  const [queues, inHands] = await Promise.all([
    db.query<{ division: string; key: string }>('select division, key from ledger_queue where shard <> $1', [shard]),
    db.query<{ id: string }>(
      `select i.item_id as id from ledger_item i join ledger_queue q on q.division = i.division and q.key = i.queue
       where i.shard = $1 and i.state = 'connected' and q.shard <> $1`,
      [shard],
    ),
  ]);
  return {
    queues: new Set(queues.rows.map(({ division, key }) => queueId(division, key))),
    inHands: inHands.rows.map(({ id }) => id),
  };
}

/**
 * Gives those of the items whose queue belongs to another shard to that shard: the queue was moved, or the item came back
 * by a shard that it remembered. Open offers are withdrawn (`revoked`, reason `moved`), work in hands stays there. Answers
 * how many items went. Throws `Deposed`.
 */
export async function handOver(pool: Pool, fence: Fence, itemIds: readonly string[]): Promise<number> {
  return transaction(pool, async (client) => {
    await holdFence(client, fence);
    const { rows } = await client.query<MisplacedRow>(
      `select i.item_id as "itemId", i.agent, i.offer_id as "offerId"
       from ledger_item i join ledger_queue q on q.division = i.division and q.key = i.queue
       where i.item_id = any($2::uuid[]) and i.shard = $1 and q.shard <> $1`,
      [fence.shard, itemIds],
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
