import type { Queryable } from '../../db/queryable';
import type { WaitingItem } from '../../domain/item/waiting';

/** The ledger's row of an item that waits or is in hands; without one the item is neither. */
export interface LedgerItemRow extends Pick<
  WaitingItem,
  'itemId' | 'life' | 'version' | 'division' | 'shard' | 'queue' | 'mediaType' | 'weight'
> {
  state: 'queued' | 'offered' | 'connected';
  agent: string | null;
  offerId: string | null;
}

/** A key of configuration in a query string is data; so is an ID: one that is no UUID throws, callers check first. */
export async function readLedgerItem(db: Queryable, itemId: string): Promise<LedgerItemRow | null> {
  const { rows } = await db.query<LedgerItemRow>(
    `select item_id as "itemId", life, version, division, shard, queue, state, agent, offer_id as "offerId",
            media_type as "mediaType", weight
     from ledger_item where item_id = $1`,
    [itemId],
  );
  return rows[0] ?? null;
}
