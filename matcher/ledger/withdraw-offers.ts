import type { ClientBase } from 'pg';
import { EVENT_CTES, HEAD_COLUMNS } from '../../db/item-event';
import type { Actor } from '../../domain/item/event';
import { closedCtes } from './close-offers';
import { isOpen } from './found-by-key';

/**
 * Takes back every open offer of agents whose locks the caller holds; the items keep their places. One statement, which
 * needs the answer of none before it. Whoever has the lock of an agent sees the last of his offers: nobody can make,
 * accept or end one meanwhile. `mediaTypes`: only offers of items of these.
 */
export async function withdrawOffers(
  client: ClientBase,
  agents: readonly string[],
  reason: string,
  actor: Actor,
  mediaTypes: readonly string[] | null = null,
): Promise<void> {
  if (agents.length === 0) return;
  await client.query(WITHDRAW, [agents, reason, actor.kind, actor.id, mediaTypes]);
}

/**
 * No plan can know the agents, so one is kept: to plan it costs more than to run it. Nor can one go by `state`, and read
 * all that is offered to whomever. The IDs of the offers are named (`any`) beside the join, which reads all offers otherwise.
 */
const WITHDRAW = `
  with mine as materialized (
    select item_id, offer_id from ledger_item where agent = any((select $1::text[])::text[]) and offer_id is not null
      and ($5::text[] is null or media_type = any($5))
  ), locked as materialized (
    select id from item where id in (select item_id from mine) order by id for update
  ), closed as (
    update offer set outcome = 'withdrawn', closed_at = clock_timestamp()
    from mine join locked on locked.id = mine.item_id
    where offer.id = any(array(select offer_id from mine)) and offer.id = mine.offer_id and ${isOpen('offer')}
    returning offer.id, offer.item_id, offer.agent
  ), ${closedCtes(`'withdrawn'`)}, given as (
    select item_id as id, 0 as place, 1 as nth, null::timestamptz as at, 'revoked' as type, $3::text as actor_kind,
      $4::text as actor_id, data, array[agent] as agents, data || '{"type": "revoked"}' as told
    from (select item_id, agent, jsonb_build_object('agent', agent, 'offerId', id, 'reason', $2::text) as data
      from closed) each
  ), head as (
    update item set last_seq = last_seq + 1 from closed where item.id = closed.item_id
    returning ${HEAD_COLUMNS}, last_seq - 1 as drawn_from
  ), ${EVENT_CTES}
  select 1 from head`;
