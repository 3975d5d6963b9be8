import type { ClientBase } from 'pg';
import { readLedgerItem } from './read-ledger-item';
import type { LedgerItemRow } from './read-ledger-item';

/**
 * The order of locks everywhere: shard, agent, item. The agent's row guards his presence and his load, the item's row
 * (of `item`) its ledger row and its offers, so nothing else needs a lock of its own.
 */
export async function lockAgents(client: ClientBase, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await client.query('select 1 from ledger_agent where key = any($1) order by key for no key update', [keys]);
}

export async function lockItems(client: ClientBase, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await client.query('select 1 from item where id = any($1::uuid[]) order by id for update', [itemIds]);
}

/** Between finding the agent and locking the item another one got it. Retried by `transaction` like a serialization failure. */
export class LedgerMoved extends Error {
  readonly code = '40001';
  constructor(itemId: string) {
    super(`the ledger row of item ${itemId} changed hands`);
    this.name = 'LedgerMoved';
  }
}

/**
 * Locks the agent who has the item (offered or in hands), then the item, and answers its ledger row, or null.
 * A command's transaction calls this before it touches the item's row: the agent comes first in the order of locks.
 */
export async function lockItem(client: ClientBase, itemId: string): Promise<LedgerItemRow | null> {
  const seen = await readLedgerItem(client, itemId);
  if (seen?.agent) await lockAgents(client, [seen.agent]);
  await lockItems(client, [itemId]);
  const row = await readLedgerItem(client, itemId);
  if (row?.agent && row.agent !== seen?.agent) throw new LedgerMoved(itemId);
  return row;
}
