import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { listen } from '../db/listen';
import { createPool } from '../db/pool';
import { createWake } from '../db/wake';
import { type QuestionServerSettings, openQuestionServer } from './questions/question-server';
import { keepShard } from './keep-shard';
import type { ShardFigures, ShardKeeper } from './keep-shard';
import { createLatch } from './latch';
import { listShards } from './ledger/take-over';
import { createClockReader } from './ledger/read-clocks';

/** New shards appear with new configuration. */
const DISCOVER_MS = 1_000;

export interface Matcher {
  /** Shards that this process owns now. */
  owned(): string[];
  /** The same, with what has come of them. */
  shards(): (ShardFigures & { shard: string })[];
  /** Whether every shard that is known is served, and some have been looked up. */
  isServing(): boolean;
  /** Rejects while the database is away. */
  ping(): Promise<unknown>;
  /** Resolves when every shard that there was is served: owned and loaded here, or another process's. */
  ready: Promise<void>;
  close(): Promise<void>;
}

export interface MatcherSettings {
  url: string;
  log: Logger;
  questions?: QuestionServerSettings;
}

/**
 * Runs the matcher of every shard that no other process owns. A database that is away, now or later, is waited for.
 */
export async function startMatcher({ url, log, questions }: MatcherSettings): Promise<Matcher> {
  const pool = createPool(url, { name: 'matcher', max: 2 });
  const wake = createWake(pool);
  const readClocks = createClockReader();
  const keepers = new Map<string, ShardKeeper>();
  const name = `${hostname()}/${process.pid}`;
  const server = await openQuestionServer(questions, log, (shard) => keepers.get(shard));
  const listener = await listen(url, {
    matcher: () => {
      for (const keeper of keepers.values()) keeper.wake();
    },
  });
  const latch = createLatch();
  const unserved = new Set<string>();
  let [isClosed, isLookedUp] = [false, false];

  const discover = async () => {
    for (const shard of await listShards(pool)) {
      if (keepers.has(shard)) continue;
      const keeper = keepShard({ url, log, name, readClocks, address: server, wake }, shard);
      keepers.set(shard, keeper);
      unserved.add(shard);
      void keeper.served.then(() => unserved.delete(shard));
    }
    isLookedUp = true;
  };
  let isListed = () => {};
  const listed = new Promise<void>((resolve) => (isListed = resolve));
  const keepDiscovering = async () => {
    while (!isClosed) {
      await discover().then(isListed, (error: unknown) => log.warn({ err: error }, 'shards cannot be looked up'));
      if (!isClosed) await latch.wait(DISCOVER_MS);
    }
    isListed();
  };
  const discovering = keepDiscovering();

  return {
    shards: () =>
      [...keepers].flatMap(([shard, keeper]) => {
        const figures = keeper.figures();
        return figures ? { shard, ...figures } : [];
      }),
    isServing: () => isLookedUp && unserved.size === 0,
    ping: () => pool.query('select 1'),
    owned: () => [...keepers].filter(([, keeper]) => keeper.isOwner()).map(([shard]) => shard),
    ready: listed.then(async () => void (await Promise.all([...keepers.values()].map(({ served }) => served)))),
    close: async () => {
      isClosed = true;
      latch.set();
      await discovering;
      await Promise.all([...keepers.values()].map((keeper) => keeper.close()));
      await server.close();
      await listener.close();
      await wake.settled();
      await pool.end();
    },
  };
}
