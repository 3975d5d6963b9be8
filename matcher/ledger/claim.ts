import type { ClientBase } from 'pg';

export type ClaimResult = 'claimed' | 'OFFER_EXPIRED' | 'NOT_OFFERED' | 'NOT_YOURS';

/**
 * Accept, by compare-and-set: the offer is open and has time left by the database's clock, whatever the caller's says.
 * The room stays taken: the offer had taken it.
 */
export async function claim(
  client: ClientBase,
  { itemId, offerId, agent }: { itemId: string; offerId: string; agent: string },
): Promise<ClaimResult> {
  const { rowCount } = await client.query(
    `with locked as (
       select id from item where id = $2 for update
     ), claimed as (
       update offer set outcome = 'accepted', closed_at = clock_timestamp()
       where id = $1 and item_id = (select id from locked) and agent = $3 and outcome is null and expires_at > clock_timestamp()
       returning item_id, agent
     ), held as (
       update ledger_item i set state = 'connected', offer_id = null, on_top_since = null, held_since = clock_timestamp()
       from claimed where i.item_id = claimed.item_id
       returning i.item_id, i.agent, i.shard
     ), dirty as (
       insert into ledger_dirty (shard, kind, key)
       select shard, 'item', item_id::text from held union all select shard, 'agent', agent from held
     )
     select 1 from claimed`,
    [offerId, itemId, agent],
  );
  return rowCount === 1 ? 'claimed' : refusalOf(client, { itemId, offerId, agent });
}

async function refusalOf(
  client: ClientBase,
  { itemId, offerId, agent }: { itemId: string; offerId: string; agent: string },
): Promise<ClaimResult> {
  const { rows } = await client.query<{ agent: string; outcome: string | null }>(
    'select agent, outcome from offer where id = $1 and item_id = $2',
    [offerId, itemId],
  );
  const offer = rows[0];
  if (!offer) return 'NOT_OFFERED';
  if (offer.agent !== agent) return 'NOT_YOURS';
  return offer.outcome === null || offer.outcome === 'expired' ? 'OFFER_EXPIRED' : 'NOT_OFFERED';
}
