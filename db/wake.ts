import type { Pool } from 'pg';

export const WAKE_CHANNEL = 'casewright';
const DEBOUNCE_MS = 2;

/** Who listens: the stream of events, the owners of shards, those who send commands of the system. */
export type Listening = 'stream' | 'matcher' | 'commands';
const EVERYBODY: readonly Listening[] = ['stream', 'matcher', 'commands'];

/**
 * Tells listeners (left out: all) that something was committed. Call it after the commit: a NOTIFY inside a hot
 * transaction takes an instance-wide lock. At most one notification in 2 ms leaves a process; a lost one costs a poll
 * interval, never work.
 */
export interface Wake {
  (...listeners: Listening[]): void;
  /** Resolves when no notification is under way; call it before the pool ends. */
  settled(): Promise<void>;
}

export function createWake(pool: Pool): Wake {
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  let lastSent = 0;
  const waiting = new Set<Listening>();
  const send = () => {
    timer = undefined;
    lastSent = Date.now();
    const payload = [...waiting].join(' ');
    waiting.clear();
    // A notification that a crash of the server loses has nobody left to hear it: it need not wait for the disk.
    sending = pool
      .query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [WAKE_CHANNEL, payload])
      .catch(() => {});
  };
  const wake = (...listeners: Listening[]) => {
    for (const each of listeners.length > 0 ? listeners : EVERYBODY) waiting.add(each);
    timer ??= setTimeout(send, Math.max(0, lastSent + DEBOUNCE_MS - Date.now()));
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
