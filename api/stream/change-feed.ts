import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Directory } from '../catalogue/directory';
import type { DirectoryCache } from '../catalogue/directory-cache';
import {
  type ChangeCursor,
  type ChangePage,
  pruneChanges,
  readChanges,
  readFeedEnd,
  type Snapshot,
} from '../../db/change-feed';

const POLL_MS = 1_000;
const PRUNE_MS = 60_000;
/** At least so far apart are two looks: what several commits tell is read together. */
const GAP_MS = 10;
const PAGE = 1_000;

export interface Subscription {
  /** What is committed after this is delivered. It is no older than the call. */
  from: Snapshot;
  end(): void;
}

export interface Subscriber {
  /** With the configuration of now. */
  deliver(page: ChangePage, directory: Directory): void;
  /** The process stops. */
  close(): void;
}

/** One reader of the feed for each process, fanning out to its streams; with none of them it rests. */
export interface ChangeFeed {
  subscribe(subscriber: Subscriber): Promise<Subscription>;
  /** Something was committed. */
  wake(): void;
  /** The same, and somebody waits for it. */
  look(): void;
  close(): void;
}

export function createChangeFeed(pool: Pool, directories: DirectoryCache, log: Logger): ChangeFeed {
  const subscribers = new Set<Subscriber>();
  /** They wait for a look that begins after they came: a place that a reader had from another process lies before it. */
  const joining: { join: (from: Snapshot) => void; refuse: (error: unknown) => void }[] = [];
  let position: ChangeCursor | undefined;
  let isReading = false;
  let isWoken = false;
  let soon: NodeJS.Timeout | undefined;
  let soonMs = 0;
  let lookedMs = Number.NEGATIVE_INFINITY;

  /** Whether there is more to read at once. */
  const readPage = async (after: ChangeCursor): Promise<boolean> => {
    lookedMs = performance.now();
    const page = await readChanges(pool, after, PAGE);
    const directory = await directories.get();
    position = page.end;
    if (page.rows.length > 0) for (const subscriber of subscribers) subscriber.deliver(page, directory);
    return page.isMore;
  };

  const look = async (): Promise<void> => {
    const joined = joining.splice(0);
    try {
      if (subscribers.size === 0) position = joined.length > 0 ? await readFeedEnd(pool) : undefined;
      else for (let isMore = true; isMore && position;) isMore = await readPage(position);
      for (const { join } of joined) if (position) join(position.seen);
    } catch (error) {
      for (const { refuse } of joined) refuse(error);
      throw error;
    }
  };

  const read = async (): Promise<void> => {
    isWoken = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isWoken) {
        isWoken = false;
        await look();
      }
    } catch (error) {
      log.warn({ err: error }, 'the feed of changes could not be read');
    } finally {
      isReading = false;
    }
    // Who came while it failed has not been looked for.
    if (joining.length > 0) void read();
  };
  const readIn = (ms: number) => {
    const dueMs = performance.now() + ms;
    if (soon && soonMs <= dueMs) return;
    clearTimeout(soon);
    soonMs = dueMs;
    soon = setTimeout(() => {
      soon = undefined;
      void read();
    }, ms);
  };

  const poll = setInterval(() => void read(), POLL_MS);
  const prune = setInterval(
    () => void pruneChanges(pool).catch((error: unknown) => log.warn({ err: error }, 'pruning failed')),
    PRUNE_MS,
  );
  poll.unref();
  prune.unref();

  return {
    subscribe: (subscriber) =>
      new Promise((resolve, reject) => {
        const join = (from: Snapshot) => {
          subscribers.add(subscriber);
          resolve({ from, end: () => void subscribers.delete(subscriber) });
        };
        joining.push({ join, refuse: reject });
        void read();
      }),
    wake: () => {
      const restMs = lookedMs + GAP_MS - performance.now();
      if (restMs > 0) readIn(restMs);
      else void read();
    },
    look: () => void read(),
    close: () => {
      clearInterval(poll);
      clearInterval(prune);
      clearTimeout(soon);
      for (const subscriber of subscribers) subscriber.close();
      subscribers.clear();
    },
  };
}
