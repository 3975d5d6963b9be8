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
  // A plan for these few IDs would be made anew each time: so it cannot know them.
  await client.query('select 1 from item where id = any((select $1::uuid[])::uuid[]) order by id for update', [
    itemIds,
  ]);
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
 * Locks the agent who has the item (offered or in hands), with `others`, and answers him. The item's lock comes next;
 * then `checkHolder` says whether it was the right agent.
 */
export async function lockHolder(
  client: ClientBase,
  itemId: string,
  others: readonly string[] = [],
): Promise<string | null> {
  const { rows } = await client.query<{ holder: string | null }>(
    `select (select agent from ledger_item where item_id = $1) as holder from ledger_agent
     where key = any($2::text[] || (select agent from ledger_item where item_id = $1)) order by key for no key update`,
    [itemId, others],
  );
  return rows[0]?.holder ?? null;
}

/** `agent` is who has the item, read under its lock. Throws `LedgerMoved`. */
export function checkHolder(itemId: string, agent: string | null | undefined, locked: string | null): void {
  if (agent && agent !== locked) throw new LedgerMoved(itemId);
}

/** Locks who has the item, with `others`, then the item, and answers its ledger row, or null. */
export async function lockItem(
  client: ClientBase,
  itemId: string,
  others: readonly string[] = [],
): Promise<LedgerItemRow | null> {
  const [holder, , row] = await Promise.all([
    lockHolder(client, itemId, others),
    lockItems(client, [itemId]),
    readLedgerItem(client, itemId),
  ]);
  checkHolder(itemId, row?.agent, holder);
  return row;
}
