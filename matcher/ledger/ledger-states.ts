import type { Queryable } from '../../db/queryable';

/** What lists show of the ledger: `state` goes over the read model's `queued`. */
export interface LedgerState {
  state: 'queued' | 'offered' | 'connected';
  agent: string | null;
  offerId: string | null;
  /** Epoch ms; null without an open offer. */
  offerExpiresMs: number | null;
}

/** By item ID; items that neither wait nor are in hands are missing. */
export async function ledgerStates(db: Queryable, itemIds: readonly string[]): Promise<Map<string, LedgerState>> {
  const { rows } = await db.query<LedgerState & { itemId: string }>(
    `select i.item_id as "itemId", i.state, i.agent, i.offer_id as "offerId",
            (extract(epoch from o.expires_at) * 1000)::float8 as "offerExpiresMs"
     from ledger_item i left join offer o on o.id = i.offer_id
     where i.item_id = any($1::uuid[])`,
    [itemIds],
  );
  return new Map(rows.map(({ itemId, ...state }) => [itemId, state]));
}
