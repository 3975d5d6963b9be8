/** The instants of an item's SLA, in epoch milliseconds; `dueMs` null: it has none. */
export interface SlaInstants {
  readonly activationMs: number;
  readonly dueMs: number | null;
  readonly expiresMs: number | null;
  /** Set when the item is closed: its clock stands still there. */
  readonly closedMs: number | null;
}

export type SlaTone = 'none' | 'waiting' | 'on-track' | 'at-risk' | 'overdue' | 'expired';

export interface SlaReading {
  readonly tone: SlaTone;
  /** How much of the bar is used, 0 to 1; the bar runs from activation to expiry (to due where there is none). */
  readonly used: number;
  /** Where the due date lies on the bar; null when it is the bar's end. */
  readonly dueAt: number | null;
  /** To the next instant that matters before due; from due on, how long it is late. */
  readonly distanceMs: number;
  /** What happens next; null when nothing is left to come. */
  readonly next: { readonly what: 'activates' | 'due' | 'expires'; readonly atMs: number } | null;
  readonly isClosed: boolean;
}

const hourMs = 3_600_000;

/** Before due an item is at risk for its last hour, or its last quarter where the SLA is shorter than four hours. */
export function riskMs(slaMs: number): number {
  return Math.min(hourMs, slaMs / 4);
}

/** What the SLA clock shows at `nowMs`. */
export function readSla({ activationMs, dueMs, expiresMs, closedMs }: SlaInstants, nowMs: number): SlaReading {
  const isClosed = closedMs !== null;
  const at = closedMs ?? nowMs;
  if (dueMs === null) return { tone: 'none', used: 0, dueAt: null, distanceMs: 0, next: null, isClosed };
  const endMs = Math.max(expiresMs ?? dueMs, dueMs);
  const share = (ms: number) => (endMs <= activationMs ? 1 : clamp((ms - activationMs) / (endMs - activationMs)));
  const next = nextOf(at, activationMs, dueMs, expiresMs);
  return {
    tone: toneAt(at, activationMs, dueMs, expiresMs),
    used: share(at),
    dueAt: endMs > dueMs ? share(dueMs) : null,
    distanceMs: at >= dueMs ? at - dueMs : (next?.atMs ?? dueMs) - at,
    next: isClosed ? null : next,
    isClosed,
  };
}

function toneAt(at: number, activationMs: number, dueMs: number, expiresMs: number | null): SlaTone {
  if (expiresMs !== null && at >= expiresMs) return 'expired';
  if (at >= dueMs) return 'overdue';
  if (at < activationMs) return 'waiting';
  return dueMs - at <= riskMs(dueMs - activationMs) ? 'at-risk' : 'on-track';
}

function nextOf(at: number, activationMs: number, dueMs: number, expiresMs: number | null): SlaReading['next'] {
  if (at < activationMs) return { what: 'activates', atMs: activationMs };
  if (at < dueMs) return { what: 'due', atMs: dueMs };
  if (expiresMs !== null && at < expiresMs) return { what: 'expires', atMs: expiresMs };
  return null;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
