import type { Pool } from 'pg';

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
  /** Resolves when no notification is under way; call it before the pool ends. */
  settled(): Promise<void>;
}

export function createWake(pool: Pool): Wake {
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  let sentMs = Number.NEGATIVE_INFINITY;
  const waiting = new Set<Listening>();
  const send = () => {
    timer = undefined;
    sentMs = performance.now();
    const payload = [...waiting].join(' ');
    waiting.clear();
    // A notification that a crash of the server loses has nobody left to hear it: it need not wait for the disk.
    sending = pool
      .query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [WAKE_CHANNEL, payload])
      .catch(() => {});
  };
  const wake = (...listeners: Listening[]) => {
    for (const each of listeners.length > 0 ? listeners : EVERYBODY) waiting.add(each);
    if (timer) return;
    const restMs = sentMs + GAP_MS - performance.now();
    if (restMs > 0) timer = setTimeout(send, restMs);
    else send();
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
