import type { LiveStatus } from './run-stream';

/** Whether the screen is live. */
export interface LiveReading {
  readonly status: LiveStatus;
  /** Epoch milliseconds at which the connection was last seen alive; null before the first time. */
  readonly aliveMs: number | null;
}

let reading: LiveReading = { status: 'connecting', aliveMs: null };
let aliveMs: number | null = null;
const listeners = new Set<() => void>();

export function readLive(): LiveReading {
  return reading;
}

export function onLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Listeners hear of a change of status only: events arrive by the hundred, and none of them changes what is shown. */
export function setLive(status: LiveStatus, nowMs: number): void {
  if (status === 'live') aliveMs = nowMs;
  if (status === reading.status) return;
  reading = { status, aliveMs };
  for (const listener of listeners) listener();
}
