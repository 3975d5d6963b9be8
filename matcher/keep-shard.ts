import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createPool } from '../db/pool';
import { createLatch } from './latch';
import { takeOver } from './ledger/take-over';
import type { ClockReader } from './read-clocks';
import { takeShardLock } from './shard-lock';
import { ShardOwner } from './shard-owner';

const POLL_MS = 250;
/** How often a shard that another process owns is tried, and one whose database is away. */
const RETRY_MS = 500;
/** Between rounds, unless woken: a round that got nowhere must not become a busy loop. */
const REST_MS = 1;
/** At least so far apart do two rounds begin: what several commits change is read together. */
const GAP_MS = 5;

export interface KeeperDeps {
  url: string;
  log: Logger;
  /** Name of this process, for those who look into the table of shards. */
  name: string;
  /** Reads the calendars again; one reader for the process. */
  readClocks: ClockReader;
  /** Tells the stream that offers have been committed. */
  onCommitted: () => void;
}

export interface ShardKeeper {
  /** Something was committed somewhere: look now. */
  wake(): void;
  isOwner(): boolean;
  /** Resolves when the shard is served for the first time: here, owned and loaded, or by another process. */
  served: Promise<void>;
  close(): Promise<void>;
}

/** Tries to own a shard, serves it while it does, and tries again whenever it has lost it. */
export function keepShard(deps: KeeperDeps, shard: string): ShardKeeper {
  const latch = createLatch();
  const log = deps.log.child({ shard });
  const state = { isClosed: false, isOwner: false };
  let isServed = () => {};
  const served = new Promise<void>((resolve) => (isServed = resolve));

  /** Returns when the shard is another's, or the lock is lost; throws when the ledger says so, or is away. */
  const tryOnce = async () => {
    const term = { isOver: false };
    const lost = createLatch();
    const lock = await takeShardLock(deps.url, shard, lost.set);
    if (!lock) return isServed();
    try {
      // What hangs on a vanished database must not keep the shard from being tried again.
      await Promise.race([serve(term), lost.wait(Infinity)]);
    } finally {
      term.isOver = true;
      state.isOwner = false;
      lost.set();
      await lock.release();
    }
  };

  const serve = async (term: { isOver: boolean }) => {
    // Connections of its own, which end with the term: after a loss, older ones may hang until they time out.
    const pool = createPool(deps.url, { name: `matcher-${shard}`, max: 2 });
    try {
      const fence = await takeOver(pool, shard, deps.name);
      const owner = new ShardOwner(pool, fence, deps.onCommitted, deps.readClocks);
      await owner.load();
      if (term.isOver) return;
      state.isOwner = true;
      isServed();
      log.info({ epoch: fence.epoch }, 'shard taken over');
      while (!state.isClosed && !term.isOver) {
        const startedMs = performance.now();
        const restMs = await owner.round(() => term.isOver);
        await latch.wait(Math.min(Math.max(restMs, REST_MS), POLL_MS));
        const gapMs = startedMs + GAP_MS - performance.now();
        if (gapMs > 0) await delay(gapMs);
      }
    } finally {
      await pool.end();
    }
  };

  const run = async () => {
    while (!state.isClosed) {
      try {
        await tryOnce();
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
    served,
    close: async () => {
      state.isClosed = true;
      latch.set();
      await done;
      isServed();
    },
  };
}
