import type { ClientBase } from 'pg';

/** Matchers find new shards by themselves. */
export async function ensureShard(client: ClientBase, id: string): Promise<void> {
  await client.query('insert into shard (id) values ($1) on conflict do nothing', [id]);
}
