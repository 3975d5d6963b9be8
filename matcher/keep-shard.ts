import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createPool } from '../db/pool';
import type { Wake } from '../db/wake';
import { createLatch } from './latch';
import { type OwnerAddress, tellAddress } from './ledger/owner-address';
import { takeOver } from './ledger/take-over';
import type { ClockReader } from './ledger/read-clocks';
import type { AskMemory } from './questions/answer-question';
import { NotOwner } from './questions/questions';
import { ShardFollower } from './shard-follower';
import { followedLedger, ownedLedger } from './shard-ledger';
import { openShardLock } from './shard-lock';
import type { ShardLock } from './shard-lock';
import { ShardOwner } from './shard-owner';

const POLL_MS = 250;
/** How often a shard that another process owns is tried, and one whose database is away. */
const RETRY_MS = 500;
/** Between rounds, unless woken: a round that got nowhere must not become a busy loop. */
const REST_MS = 1;
/** At least so far apart do two rounds begin: what several commits change is read together. */
const GAP_MS = 2;

export interface KeeperDeps {
  url: string;
  log: Logger;
  /** Name of this process, for those who look into the table of shards. */
  name: string;
  /** Reads the calendars again; one reader for the process. */
  readClocks: ClockReader;
  wake: Wake;
  /** Where questions about the shard are answered while it is owned. */
  address: OwnerAddress;
}

/** Of a term: since this process has owned the shard. */
export interface ShardFigures {
  items: number;
  offersMade: number;
  refusals: number;
  /** Since the last round ended. */
  sinceRoundMs: number;
}

export interface ShardKeeper {
  /** Something was committed somewhere: look now. */
  wake(): void;
  isOwner(): boolean;
  /** Null while another process owns the shard, or nobody. */
  figures(): ShardFigures | null;
  /** Throws `NotOwner`. */
  ask: AskMemory;
  /** Resolves when the shard is served for the first time: here, owned and loaded, or by another process. */
  served: Promise<void>;
  close(): Promise<void>;
}

/**
 * Follows a shard until its lock is free, serves it while it has the lock, and begins anew whenever it has lost it. So
 * whoever takes over has read everything before.
 */
export function keepShard(deps: KeeperDeps, shard: string): ShardKeeper {
  const latch = createLatch();
  const log = deps.log.child({ shard });
  const state = { isClosed: false, owner: null as ShardOwner | null, roundMs: 0 };
  let isServed = () => {};
  const served = new Promise<void>((resolve) => (isServed = resolve));

  /** Returns when the connection is lost; throws when the ledger says so, or is away. */
  const tryOnce = async () => {
    const term = { isOver: false };
    const lost = createLatch();
    const lock = await openShardLock(deps.url, shard, lost.set);
    try {
      // What hangs on a vanished database must not keep the shard from being tried again.
      await Promise.race([serve(term, lock), lost.wait(Infinity)]);
    } finally {
      term.isOver = true;
      state.owner?.close(new NotOwner(shard));
      state.owner = null;
      lost.set();
      await lock.release();
    }
  };

  const serve = async (term: { isOver: boolean }, lock: ShardLock) => {
    // Connections of its own, which end with the term: after a loss, older ones may hang until they time out.
    const pool = createPool(deps.url, { name: `matcher-${shard}`, max: 2, hasOnePlan: true });
    try {
      const follower = new ShardFollower(followedLedger(pool, shard, deps.readClocks));
      await follower.load(() => state.isClosed || term.isOver);
      log.info({ items: follower.memory.itemCount }, 'shard loaded');
      while (!(await lock.take())) {
        isServed();
        await latch.wait(RETRY_MS);
        if (state.isClosed || term.isOver) return;
        await follower.look();
      }
      const fence = await takeOver(pool, shard, deps.name);
      const owner = new ShardOwner(ownedLedger(pool, fence, deps.wake), follower, deps.wake);
      await owner.adopt();
      if (term.isOver) return;
      state.owner = owner;
      state.roundMs = performance.now();
      await tellAddress(pool, fence, deps.address);
      isServed();
      log.info({ epoch: fence.epoch, items: follower.memory.itemCount }, 'shard taken over');
      while (!state.isClosed && !term.isOver) {
        const startedMs = performance.now();
        const restMs = await owner.round(() => term.isOver);
        state.roundMs = performance.now();
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
        if (!state.isClosed) log.warn({ err: error }, 'the shard is given up, and tried again');
      }
      if (!state.isClosed) await latch.wait(RETRY_MS);
    }
  };
  const done = run();

  return {
    // Who is not the owner has nothing to look at; a wake-up would only make it try the lock more often.
    wake: () => {
      if (state.owner) latch.set();
    },
    isOwner: () => state.owner !== null,
    figures: () => state.owner && { ...state.owner.figures, sinceRoundMs: performance.now() - state.roundMs },
    ask: async (question) => {
      if (!state.owner) throw new NotOwner(shard);
      const answer = state.owner.ask(question);
      latch.set();
      return answer;
    },
    served,
    close: async () => {
      state.isClosed = true;
      latch.set();
      await done;
      isServed();
    },
  };
}
