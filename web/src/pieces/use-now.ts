import { startTransition, useEffect, useState } from 'react';
import { serverNow } from '../api/server-clock';

const listeners = new Set<(nowMs: number) => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  now = serverNow();
  startTransition(() => {
    for (const listener of listeners) listener(now);
  });
}

function subscribe(listener: (nowMs: number) => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    now = serverNow();
    timer = setInterval(tick, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/**
 * Now by the server's clock, once a second; one timer for all clocks on screen, so that they move together. A press goes
 * before them: long lists have a hundred.
 */
export function useNow(): number {
  const [shown, setShown] = useState(now);
  useEffect(() => subscribe(setShown), []);
  return shown;
}
