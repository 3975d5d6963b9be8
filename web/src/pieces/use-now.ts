import { startTransition, useEffect, useState } from 'react';
import { request } from '../api/client';
import { hasStepped, serverNow } from '../api/server-clock';

const listeners = new Set<(nowMs: number) => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  // Every answer says what time it is; this one anybody gets.
  if (hasStepped(Date.now(), performance.now())) void request('/v1/auth').catch(() => undefined);
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
  // Without a clock on screen the last one may be from long ago, and from before the server said what time it is.
  const [shown, setShown] = useState(() => (timer === null ? serverNow() : now));
  useEffect(() => subscribe(setShown), []);
  return shown;
}
