import type { Pool } from 'pg';
import type { Queryable } from '../../db/queryable';
import type { Fence } from './fence';

/** Where the owner of a shard is asked, and with which token. */
export interface OwnerAddress {
  /** `http://host:port` */
  address: string;
  token: string;
}

/** Told by an owner that has loaded its shard; one that has been deposed meanwhile changes nothing. */
export async function tellAddress(db: Queryable, { shard, epoch }: Fence, owner: OwnerAddress): Promise<void> {
  await db.query('update shard set address = $3, token = $4 where id = $1 and epoch = $2', [
    shard,
    epoch,
    owner.address,
    owner.token,
  ]);
}

/** Of the last owner that told it, be it alive or not; null: none ever did. */
export async function readAddress(pool: Pool, shard: string): Promise<OwnerAddress | null> {
  const { rows } = await pool.query<OwnerAddress>(
    'select address, token from shard where id = $1 and address is not null',
    [shard],
  );
  return rows[0] ?? null;
}
