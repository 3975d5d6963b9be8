import type { ClientBase } from 'pg';
import { appendEvents } from '../../db/item-event';
import { MATCHER } from '../../domain/item/event';
import type { Actor } from '../../domain/item/event';
import type { WaitingItem } from '../../domain/item/waiting';
import { closeOffers } from './close-offers';
import { markDirty } from './dirty';
import { enqueue } from './enqueue';
import { isOpen } from './found-by-key';
import { AFTER_GONE } from './let-go';
import { checkHolder, lockHolder, lockItems } from './lock';
import { readLedgerItem } from './read-ledger-item';

export type SettleTarget = { kind: 'waiting'; row: WaitingItem } | { kind: 'gone' };

export interface Settled {
  /** The agent out of whose hands the item went; null when it was in none. */
  agentFreed: string | null;
}

/** What an item's ledger row was until now. */
interface Before {
  state: 'queued' | 'offered' | 'connected';
  agent: string | null;
  offerId: string | null;
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
  const [holder] = await Promise.all([lockHolder(client, itemId), lockItems(client, [itemId])]);
  return settleLocked(client, { itemId, holder, target, reason, actor });
}

/** The same for a caller who holds the locks: that of the agent whom `lockHolder` answered, then the item's. */
export async function settleLocked(
  client: ClientBase,
  settlement: { itemId: string; holder: string | null; target: SettleTarget; reason: string; actor?: Actor },
): Promise<Settled> {
  const { itemId, holder, target, reason, actor = MATCHER } = settlement;
  const before =
    target.kind === 'gone' ? await remove(client, itemId, holder) : await letWait(client, itemId, holder, target.row);
  checkHolder(itemId, before?.agent, holder);
  if (before?.state === 'offered') {
    const data = { agent: before.agent, offerId: before.offerId, reason };
    await appendEvents(client, [{ itemId, actor, events: [{ type: 'revoked', data }] }]);
  }
  return { agentFreed: before?.state === 'connected' ? before.agent : null };
}

/**
 * Offer, load and row in one statement. Nothing is touched when another agent than the locked one has it: his locks come
 * before the item's.
 */
async function remove(client: ClientBase, itemId: string, holder: string | null): Promise<Before | undefined> {
  const { rows } = await client.query<Before>(
    `with gone as (
       delete from ledger_item where item_id = $1 and (agent is null or agent = $2)
       returning item_id, shard, state, agent, offer_id, media_type, weight
     ), withdrawn as (
       update offer set outcome = 'withdrawn', closed_at = clock_timestamp()
       from gone where offer.id = gone.offer_id and ${isOpen('offer')}
     ), ${AFTER_GONE}
     select state, agent, offer_id as "offerId" from gone
     union all
     select state, agent, offer_id from ledger_item where item_id = $1 and not exists (select 1 from gone)`,
    [itemId, holder],
  );
  return rows[0];
}

async function letWait(
  client: ClientBase,
  itemId: string,
  holder: string | null,
  row: WaitingItem,
): Promise<Before | null> {
  const before = await readLedgerItem(client, itemId);
  checkHolder(itemId, before?.agent, holder);
  if (before?.state === 'offered' && before.offerId) await closeOffers(client, [before.offerId], 'withdrawn');
  if (before?.state === 'connected') await takeOutOfHands(client, itemId);
  await enqueue(client, [row]);
  if (before) await markDirty(client, [{ shard: before.shard, kind: 'item', key: itemId }]);
  return before;
}

/** As `remove` does, but the row stays. */
async function takeOutOfHands(client: ClientBase, itemId: string): Promise<void> {
  await client.query(
    `with held as (
       select item_id, shard, agent, media_type, weight from ledger_item where item_id = $1
     ), waiting as (
       update ledger_item set state = 'queued', agent = null, held_since = null where item_id = $1
     ), freed as (
       update ledger_load l set used = l.used - held.weight
       from held where l.agent = held.agent and l.media_type = held.media_type
     ), idle as (
       update ledger_agent a set idle_since = clock_timestamp() from held where a.key = held.agent
     )
     insert into ledger_dirty (shard, kind, key)
     select a.shard, 'agent', a.key from held join ledger_agent a on a.key = held.agent`,
    [itemId],
  );
}
