import type { ClientBase } from 'pg';
import { WRITABLE } from '../../db/item';

export type ClaimResult = 'claimed' | 'OFFER_EXPIRED' | 'NOT_OFFERED' | 'NOT_YOURS';

/** CTEs for the item in `locked`; the room stays taken, as the offer had taken it. */
function claimCtes(offer: string, agent: string): string {
  return `claimed as (
       update offer set outcome = 'accepted', closed_at = clock_timestamp()
       where id = ${offer} and item_id = (select id from locked) and agent = ${agent} and outcome is null
         and expires_at > clock_timestamp()
       returning item_id, agent
     ), held as (
       update ledger_item i set state = 'connected', offer_id = null, on_top_since = null, held_since = clock_timestamp()
       from claimed where i.item_id = claimed.item_id
       returning i.item_id, i.agent, i.shard
     ), dirty as (
       insert into ledger_dirty (shard, kind, key)
       select shard, 'item', item_id::text from held union all select shard, 'agent', agent from held
     )`;
}

const CLAIM = `with locked as (
       select id from item where id = $2 for update
     ), ${claimCtes('$1', '$3')}
     select 1 from claimed`;

/** A claim before the statement that writes the item (`Alongside`): places of offer and agent. */
export function claimGate(offer: string, agent: string): string {
  return `locked as (
       select id from item where ${WRITABLE} for update
     ), ${claimCtes(offer, agent)}, gate as (
       select item_id from held
     )`;
}

/**
 * Accept, by compare-and-set: the offer is open and has time left by the database's clock, whatever the caller's says.
 */
export async function claim(
  client: ClientBase,
  { itemId, offerId, agent }: { itemId: string; offerId: string; agent: string },
): Promise<ClaimResult> {
  const { rowCount } = await client.query(CLAIM, [offerId, itemId, agent]);
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
