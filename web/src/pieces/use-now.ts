import { useSyncExternalStore } from 'react';
import { serverNow } from '../api/server-clock';

const listeners = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
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

/** Now by the server's clock, once a second; one timer for all clocks on screen, so that they move together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
