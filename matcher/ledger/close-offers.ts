import type { ClientBase } from 'pg';
import { isOpen } from './found-by-key';

export interface ClosedOffer {
  offerId: string;
  itemId: string;
  agent: string;
}

/**
 * Closes open offers without an accept: the item waits again at its place (a missed one on top of its queue; a decliner
 * is not asked again for a while) and the agent has the room back. The caller holds the locks of agents and items and
 * writes the events. Offers that are closed already are passed over.
 */
export async function closeOffers(
  client: ClientBase,
  offerIds: readonly string[],
  outcome: 'declined' | 'expired' | 'withdrawn',
): Promise<ClosedOffer[]> {
  if (offerIds.length === 0) return [];
  const { rows } = await client.query<ClosedOffer>(
    `with closed as (
       update offer set outcome = $2, closed_at = clock_timestamp()
       where id = any($1::uuid[]) and ${isOpen('offer')}
       returning id, item_id, agent
     ), ${closedCtes('$2')}
     select id as "offerId", item_id as "itemId", agent from closed order by item_id`,
    [offerIds, outcome],
  );
  return rows;
}

/** What becomes of item and agent, for a CTE `closed` of offers that were open (`id`, `item_id`, `agent`). */
export function closedCtes(outcome: string): string {
  return `waiting as (
       update ledger_item i set
         state = 'queued', agent = null, offer_id = null,
         on_top_since = case when ${outcome} = 'expired' then coalesce(i.on_top_since, clock_timestamp())
           else i.on_top_since end,
         declines = case when ${outcome} = 'declined' then i.declines || jsonb_build_object(closed.agent,
           extract(epoch from clock_timestamp()) * 1000 + (i.offer_policy ->> 'declineForMs')::numeric)
           else i.declines end
       from closed where i.item_id = closed.item_id and i.offer_id = closed.id
       returning i.item_id, i.shard, i.media_type, i.weight, closed.agent
     ), freed as (
       update ledger_load l set used = l.used - back.weight
       from (select agent, media_type, sum(weight) as weight from waiting group by agent, media_type) back
       where l.agent = back.agent and l.media_type = back.media_type
     ), dirty as (
       insert into ledger_dirty (shard, kind, key)
       select shard, 'item', item_id::text from waiting union select shard, 'agent', agent from waiting
     )`;
}
