import type { ClientBase } from 'pg';

/** A part of the ledger that the owner of a shard has to read again; `queues` stands for all queues of the shard. */
export interface DirtyKey {
  shard: string;
  kind: 'item' | 'agent' | 'queues';
  key: string;
}

/** In the transaction of the change itself, so that no commit can be missed; after it the writer wakes the owner. */
export async function markDirty(client: ClientBase, keys: readonly DirtyKey[]): Promise<void> {
  if (keys.length === 0) return;
  await client.query(
    `insert into ledger_dirty (shard, kind, key)
     select shard, kind, key from jsonb_to_recordset($1::jsonb) as row (shard text, kind text, key text)`,
    [JSON.stringify(keys)],
  );
}
