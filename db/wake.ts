import type { Pool } from 'pg';
import type { Queryable } from './queryable';

export const WAKE_CHANNEL = 'casewright';
const GAP_MS = 2;

/**
 * Who listens: the stream of events, the owners of shards, those who send commands of the system, those who do bulk jobs,
 * those who tell the outside of notifications, those who ask cases what the system asks of them, those who do dry runs.
 * `offers` is the stream once more, at once: somebody waits for his offer.
 */
export type Listening = 'stream' | 'offers' | 'matcher' | 'commands' | 'bulk' | 'notifications' | 'cases' | 'dry-runs';
const EVERYBODY: readonly Listening[] = ['stream', 'matcher', 'commands'];

/**
 * Tells listeners (left out: all) that something was committed. Call it after the commit: a NOTIFY inside a hot
 * transaction takes an instance-wide lock. It goes at once, unless the last one left this process within 2 ms: then at
 * their end, with all that came until then. A lost one costs a poll interval, never work.
 */
export interface Wake {
  (...listeners: Listening[]): void;
  /**
   * The same, on the connection on which the commit is under way and right behind it: whoever listens need not wait until
   * its answer has been here. Resolves when the connection is free again.
   */
  behind(client: Queryable, committed: Promise<unknown>, ...listeners: Listening[]): Promise<void>;
  /** Resolves when no notification is under way; call it before the pool ends. */
  settled(): Promise<void>;
}

export function createWake(pool: Pool): Wake {
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  let sentMs = Number.NEGATIVE_INFINITY;
  const waiting = new Set<Listening>();
  const notify = async (db: Queryable, listeners: Iterable<Listening>) => {
    sentMs = performance.now();
    // A notification that a crash of the server loses has nobody left to hear it: it need not wait for the disk.
    await db
      .query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [
        WAKE_CHANNEL,
        [...listeners].join(' '),
      ])
      .catch(() => {});
  };
  const send = () => {
    timer = undefined;
    sending = notify(pool, waiting);
    waiting.clear();
  };
  const restMs = () => sentMs + GAP_MS - performance.now();
  const wake = (...listeners: Listening[]) => {
    for (const each of listeners.length > 0 ? listeners : EVERYBODY) waiting.add(each);
    if (timer) return;
    if (restMs() > 0) timer = setTimeout(send, restMs());
    else send();
  };
  wake.behind = async (client: Queryable, committed: Promise<unknown>, ...listeners: Listening[]) => {
    if (restMs() <= 0) return notify(client, listeners);
    await committed.then(
      () => wake(...listeners),
      () => {},
    );
  };
  wake.settled = async () => {
    if (timer) {
      clearTimeout(timer);
      send();
    }
    await sending;
  };
  return wake;
}
