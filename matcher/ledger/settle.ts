import type { ClientBase } from 'pg';
import { appendEvents } from '../../db/item-event';
import { MATCHER } from '../../domain/item/event';
import type { Actor } from '../../domain/item/event';
import type { WaitingItem } from '../../domain/item/waiting';
import { closeOffers } from './close-offers';
import { markDirty } from './dirty';
import { enqueue } from './enqueue';
import { lockItem } from './lock';

export type SettleTarget = { kind: 'waiting'; row: WaitingItem } | { kind: 'gone' };

export interface Settled {
  /** The agent out of whose hands the item went; null when it was in none. */
  agentFreed: string | null;
}

/**
 * Brings an item's ledger row from whatever it is now to waiting, or away: an open offer is withdrawn (event `revoked`
 * with the reason), an item in hands leaves them. Calling it before the item's own row is locked keeps the order of locks.
 */
export async function settle(
  client: ClientBase,
  itemId: string,
  target: SettleTarget,
  reason: string,
  actor: Actor = MATCHER,
): Promise<Settled> {
  const row = await lockItem(client, itemId);
  if (row?.state === 'offered' && row.offerId) {
    await closeOffers(client, [row.offerId], 'withdrawn');
    const data = { agent: row.agent, offerId: row.offerId, reason };
    await appendEvents(client, [{ itemId, actor, events: [{ type: 'revoked', data }] }]);
  }
  const agentFreed = row?.state === 'connected' ? row.agent : null;
  if (row && agentFreed) await takeOutOfHands(client, { ...row, agent: agentFreed });
  if (target.kind === 'waiting') await enqueue(client, [target.row]);
  else await client.query('delete from ledger_item where item_id = $1', [itemId]);
  if (row) await markDirty(client, [{ shard: row.shard, kind: 'item', key: itemId }]);
  return { agentFreed };
}

/** From here he is idle, for the order by longest idle, also when he holds other items. */
async function takeOutOfHands(
  client: ClientBase,
  {
    itemId,
    agent,
    shard,
    mediaType,
    weight,
  }: { itemId: string; agent: string; shard: string; mediaType: string; weight: number },
): Promise<void> {
  await client.query(
    `with waiting as (
       update ledger_item set state = 'queued', agent = null, held_since = null where item_id = $1
     ), freed as (
       update ledger_load set used = used - $4 where agent = $2 and media_type = $3
     )
     update ledger_agent set idle_since = clock_timestamp() where key = $2`,
    [itemId, agent, mediaType, weight],
  );
  await markDirty(client, [{ shard, kind: 'agent', key: agent }]);
}
