import type { Pool } from 'pg';
import type { Fence } from './fence';

/**
 * Makes the caller, who holds the shard's advisory lock, its owner: raises the epoch, after which every write of an
 * earlier owner is refused. Waits for those under way, so what is read afterwards contains them.
 */
export async function takeOver(pool: Pool, shard: string, owner: string): Promise<Fence> {
  const { rows } = await pool.query<{ epoch: number }>(
    'update shard set epoch = epoch + 1, owner = $2, taken_at = clock_timestamp() where id = $1 returning epoch',
    [shard, owner],
  );
  const epoch = rows[0]?.epoch;
  if (epoch === undefined) throw new Error(`no shard ${shard}`);
  return { shard, epoch };
}

export async function listShards(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from shard order by id');
  return rows.map(({ id }) => id);
}
