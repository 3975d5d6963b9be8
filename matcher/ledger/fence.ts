import type { ClientBase } from 'pg';

/** What an owner must still be when it writes: a take-over raises the epoch, and waits for writes that are under way. */
export interface Fence {
  shard: string;
  epoch: number;
}

/** The epoch was raised: somebody else owns the shard, and whatever this owner has in memory is worth nothing. */
export class Deposed extends Error {
  constructor({ shard, epoch }: Fence) {
    super(`shard ${shard} is no longer owned at epoch ${epoch}`);
    this.name = 'Deposed';
  }
}

/** First statement of each of the owner's transactions. Throws `Deposed`. */
export async function holdFence(client: ClientBase, fence: Fence): Promise<void> {
  const { rowCount } = await client.query('select 1 from shard where id = $1 and epoch = $2 for share', [
    fence.shard,
    fence.epoch,
  ]);
  if (rowCount === 0) throw new Deposed(fence);
}
