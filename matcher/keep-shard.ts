import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { createLatch } from './latch';
import { takeOver } from './ledger/take-over';
import { takeShardLock } from './shard-lock';
import { ShardOwner } from './shard-owner';

const POLL_MS = 250;
/** How often a shard that another process owns is tried, and one whose database is away. */
const RETRY_MS = 500;
/** After a round that got nowhere. */
const REST_MS = 5;

export interface KeeperDeps {
  url: string;
  pool: Pool;
  log: Logger;
  /** Name of this process, for those who look into the table of shards. */
  name: string;
  /** Tells the stream that offers have been committed. */
  onCommitted: () => void;
}

export interface ShardKeeper {
  /** Something was committed somewhere: look now. */
  wake(): void;
  isOwner(): boolean;
  close(): Promise<void>;
}

/** Tries to own a shard, serves it while it does, and tries again whenever it has lost it. */
export function keepShard(deps: KeeperDeps, shard: string): ShardKeeper {
  const latch = createLatch();
  const log = deps.log.child({ shard });
  const state = { isClosed: false, isOwner: false };

  const serve = async () => {
    let isLost = false;
    const lock = await takeShardLock(deps.url, shard, () => {
      isLost = true;
      latch.set();
    });
    if (!lock) return;
    try {
      const fence = await takeOver(deps.pool, shard, deps.name);
      const owner = new ShardOwner(deps.pool, fence, deps.onCommitted);
      await owner.load();
      state.isOwner = true;
      log.info({ epoch: fence.epoch }, 'shard taken over');
      while (!state.isClosed && !isLost) {
        const restMs = await owner.round();
        await latch.wait(Math.min(Math.max(restMs, restMs === 0 ? REST_MS : 0), POLL_MS));
      }
      if (isLost) log.warn({ epoch: fence.epoch }, 'the lock of the shard is lost');
    } finally {
      state.isOwner = false;
      await lock.release();
    }
  };

  const run = async () => {
    while (!state.isClosed) {
      try {
        await serve();
      } catch (error) {
        log.warn({ err: error }, 'the shard is given up, and tried again');
      }
      if (!state.isClosed) await latch.wait(RETRY_MS);
    }
  };
  const done = run();

  return {
    // Who is not the owner has nothing to look at; a wake-up would only make it try the lock more often.
    wake: () => {
      if (state.isOwner) latch.set();
    },
    isOwner: () => state.isOwner,
    close: async () => {
      state.isClosed = true;
      latch.set();
      await done;
    },
  };
}
