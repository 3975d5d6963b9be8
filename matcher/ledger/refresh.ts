import type { ClientBase } from 'pg';
import type { WaitingItem } from '../../domain/item/waiting';

/**
 * Writes down what routing knows of an item anew and leaves it where it is: an open offer stays open, who holds it keeps
 * it. An item without a row has nothing to refresh. The caller holds the item's lock.
 */
export async function refresh(client: ClientBase, row: WaitingItem): Promise<void> {
  await client.query(
    `with refreshed as (
       update ledger_item set version = $2, queue = $3, curve = $4, plan = $5, preferred_agent = $6,
         ring_base = to_timestamp($7::float8 / 1000), available_at = to_timestamp($8::float8 / 1000), offer_policy = $9
       where item_id = $1
       returning item_id, shard
     )
     insert into ledger_dirty (shard, kind, key) select shard, 'item', item_id::text from refreshed`,
    [
      row.itemId,
      row.version,
      row.queue,
      JSON.stringify(row.curve),
      JSON.stringify(row.plan),
      row.preferredAgent,
      row.ringBaseMs,
      row.availableAtMs,
      JSON.stringify(row.offerPolicy),
    ],
  );
}
