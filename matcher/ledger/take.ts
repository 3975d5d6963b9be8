import type { ClientBase } from 'pg';
import { appendEvents } from '../../db/item-event';
import type { Pick } from '../../domain/item/command';
import type { Actor } from '../../domain/item/event';
import type { WaitingItem } from '../../domain/item/waiting';
import { closeOffers } from './close-offers';
import { lockItem } from './lock';

export type TakeResult = 'taken' | 'CAPACITY_FULL' | 'WRONG_STATE';

export interface TakeInput {
  /** The item as it would wait: what lies in a workbin has no row of its own. */
  row: WaitingItem;
  agent: string;
  /** How an agent came to it; null for an assignment, which withdraws an open offer. */
  pick: Pick | null;
  actor: Actor;
}

/**
 * Puts an item into an agent's hands without an offer. His room is asked for in the statement that takes it, whatever
 * load and offers came since somebody looked. What is offered to an agent cannot be pulled.
 */
export async function take(client: ClientBase, { row, agent, pick, actor }: TakeInput): Promise<TakeResult> {
  const { itemId } = row;
  const now = await lockItem(client, itemId, [agent]);
  if (now?.state === 'connected' || (now?.state === 'offered' && pick)) return 'WRONG_STATE';
  if (now?.offerId) {
    await closeOffers(client, [now.offerId], 'withdrawn');
    const data = { agent: now.agent, offerId: now.offerId, reason: 'assigned' };
    await appendEvents(client, [{ itemId, actor, events: [{ type: 'revoked', data }] }]);
  }
  const { rowCount } = await client.query(
    `with input as (
       select * from jsonb_to_record($1::jsonb) as row ("itemId" uuid, life int, version int, division text, shard text,
         queue text, "mediaType" text, weight numeric, curve jsonb, plan jsonb, "preferredAgent" text,
         "ringBaseMs" float8, "availableAtMs" float8, "queuedSinceMs" float8, "offerPolicy" jsonb)
     ), room as (
       update ledger_load l set used = l.used + input.weight from input, ledger_agent a
       where l.agent = $2 and l.media_type = input."mediaType" and l.used + l.outside + input.weight <= l.max
         and a.key = l.agent and a.active
       returning l.agent, a.shard
     ), counted as (
       update ledger_agent a set pulls = pulls + 1, choices = choices + ($4::int > 0)::int, skips = skips + $4
       from room where a.key = room.agent and $3
     ), held as (
       insert into ledger_item (item_id, life, version, division, shard, queue, state, agent, held_since, media_type,
         weight, curve, plan, preferred_agent, ring_base, available_at, queued_since, offer_policy)
       select "itemId", life, version, division, input.shard, queue, 'connected', room.agent, clock_timestamp(),
         "mediaType", weight, curve, plan, "preferredAgent", to_timestamp("ringBaseMs" / 1000),
         to_timestamp("availableAtMs" / 1000), to_timestamp("queuedSinceMs" / 1000), "offerPolicy"
       from input, room
       on conflict (item_id) do update set state = 'connected', agent = excluded.agent, held_since = excluded.held_since,
         version = excluded.version, media_type = excluded.media_type, weight = excluded.weight, on_top_since = null
       returning item_id, shard
     ), dirty as (
       insert into ledger_dirty (shard, kind, key)
       select shard, 'item', item_id::text from held union all select shard, 'agent', agent from room
     )
     select 1 from room`,
    [JSON.stringify(row), agent, pick !== null, pick?.skipped ?? 0],
  );
  return rowCount === 1 ? 'taken' : 'CAPACITY_FULL';
}
