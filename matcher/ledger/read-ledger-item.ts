import type { Queryable } from '../../db/queryable';

/** The ledger's row of an item that waits or is in hands; without one the item is neither. */
export interface LedgerItemRow {
  itemId: string;
  life: number;
  version: number;
  division: string;
  shard: string;
  queue: string;
  state: 'queued' | 'offered' | 'connected';
  agent: string | null;
  offerId: string | null;
  mediaType: string;
  weight: number;
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
