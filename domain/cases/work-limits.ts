import type { Variables } from '../bpmn/state';
import { parseDuration } from '../time/duration';

const DEFAULT_TRIES = 3;
const DEFAULT_TIMEOUT_MS = 600_000;
/** Of what Temporal does not take, it fails the whole workflow task, again and again. */
const MOST_TRIES = 1_000_000;

/** How often and how long somebody may try a service task, by the properties that its model gives. */
export interface WorkLimits {
  tries: number;
  timeoutMs: number;
  /** How long he may be silent; null: as long as he may take. */
  heartbeatMs: number | null;
}

export function workLimits({ retries, timeout, heartbeat }: Variables): WorkLimits {
  const tries = Number(retries ?? DEFAULT_TRIES);
  return {
    tries: Number.isFinite(tries) ? Math.min(MOST_TRIES, Math.max(1, Math.floor(tries))) : DEFAULT_TRIES,
    timeoutMs: spanMs(timeout) ?? DEFAULT_TIMEOUT_MS,
    heartbeatMs: spanMs(heartbeat) ?? null,
  };
}

/** No time at all is none given. */
function spanMs(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? parseDuration(value) : undefined;
  return ms === 0 ? undefined : ms;
}
