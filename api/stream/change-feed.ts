import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Directory } from '../catalogue/directory';
import type { DirectoryCache } from '../catalogue/directory-cache';
import { type ChangeCursor, type ChangeRow, pruneChanges, readChanges, readFeedEnd } from '../../db/change-feed';

const POLL_MS = 1_000;
const PRUNE_MS = 60_000;
/** At least so far apart are two looks: what several commits tell is read together. */
const GAP_MS = 10;
/** A row whose elders still run is looked at again so soon, doubling to `GAP_MS`: their end need not wake anybody. */
const UNSETTLED_MS = 1;
const PAGE = 1_000;

export interface Subscription {
  /** Everything behind this place is delivered. */
  from: ChangeCursor;
  end(): void;
}

export interface Subscriber {
  /** With the configuration of now. */
  deliver(rows: readonly ChangeRow[], directory: Directory): void;
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
  let position: ChangeCursor | undefined;
  let starting: Promise<void> | undefined;
  let isReading = false;
  let isWoken = false;
  let soon: NodeJS.Timeout | undefined;
  let soonMs = 0;
  let lookedMs = Number.NEGATIVE_INFINITY;
  let againMs = UNSETTLED_MS;

  const readPage = async (after: ChangeCursor): Promise<'more' | 'unsettled' | 'end'> => {
    lookedMs = performance.now();
    const rows = await readChanges(pool, after, PAGE);
    const directory = await directories.get();
    // Meanwhile the last stream may have gone, and a new one begun elsewhere.
    if (position !== after) return 'end';
    const unsettled = rows.findIndex(({ isSettled }) => !isSettled);
    const settled = unsettled < 0 ? rows : rows.slice(0, unsettled);
    const last = settled.at(-1);
    if (last) {
      position = { xid: last.xid, id: last.id };
      for (const subscriber of subscribers) subscriber.deliver(settled, directory);
    }
    if (unsettled >= 0) return 'unsettled';
    return rows.length === PAGE ? 'more' : 'end';
  };

  const read = async (): Promise<void> => {
    isWoken = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isWoken) {
        isWoken = false;
        if (subscribers.size === 0) position = undefined;
        if (!position) break;
        const found = await readPage(position);
        if (found === 'more') isWoken = true;
        if (found === 'unsettled') readIn(againMs);
        againMs = found === 'unsettled' ? Math.min(2 * againMs, GAP_MS) : UNSETTLED_MS;
      }
    } catch (error) {
      log.warn({ err: error }, 'the feed of changes could not be read');
    } finally {
      isReading = false;
    }
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
    subscribe: async (subscriber) => {
      while (!position) {
        starting ??= readFeedEnd(pool)
          .then((end) => {
            position ??= end;
          })
          .finally(() => {
            starting = undefined;
          });
        await starting;
      }
      subscribers.add(subscriber);
      // Its place may be as old as the last poll.
      void read();
      return { from: position, end: () => void subscribers.delete(subscriber) };
    },
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
