import type { Pool } from 'pg';

export const WAKE_CHANNEL = 'casewright';
const DEBOUNCE_MS = 2;

/**
 * Tells listeners that something was committed. Call it after the commit: a NOTIFY inside a hot transaction takes an
 * instance-wide lock. At most one notification in 2 ms leaves a process; a lost one costs a poll interval, never work.
 */
export interface Wake {
  (): void;
  /** Resolves when no notification is under way; call it before the pool ends. */
  settled(): Promise<void>;
}

export function createWake(pool: Pool): Wake {
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  let lastSent = 0;
  const send = () => {
    timer = undefined;
    lastSent = Date.now();
    sending = pool.query(`notify ${WAKE_CHANNEL}`).catch(() => {});
  };
  const wake = () => {
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
