import { durationMs } from '../time/duration';

/** What a source or a worktype says about an item's clocks; instants epoch ms, durations ISO 8601 or ms. */
export interface DeadlineInput {
  capturedAtMs: number;
  activateAtMs?: number | undefined;
  dueAtMs?: number | undefined;
  /** By decision table, or of the worktype; null: no SLA. */
  targetMs: number | null;
  /** From activation to the overdue status; null: never. */
  expiryMs: number | null;
}

export interface Deadlines {
  activationMs: number;
  dueMs: number | null;
  expiresMs: number | null;
  /** Due minus activation; null without a due date. */
  slaMs: number | null;
}

export type ResolvedDeadlines =
  { ok: true; deadlines: Deadlines } | { ok: false; code: 'DUE_BEFORE_ACTIVATION'; activationMs: number };

/**
 * An item's activation, due date and expiry. Without `activateAt` its clocks run from the capture; what the source
 * gives stands, be it in the past; only a due date before the activation makes no sense.
 *
 * @example target 48 h, expiry 72 h, a due date given: the item expires 24 h after it
 */
export function resolveDeadlines(input: DeadlineInput): ResolvedDeadlines {
  const activationMs = input.activateAtMs ?? input.capturedAtMs;
  const { dueAtMs, targetMs, expiryMs } = input;
  if (dueAtMs !== undefined && dueAtMs < activationMs) {
    return { ok: false, code: 'DUE_BEFORE_ACTIVATION', activationMs };
  }
  const dueMs = dueAtMs ?? (targetMs === null ? null : activationMs + targetMs);
  return {
    ok: true,
    deadlines: {
      activationMs,
      dueMs,
      expiresMs: expiryMs === null ? null : expiresAt(activationMs, dueMs, targetMs, expiryMs),
      slaMs: dueMs === null ? null : dueMs - activationMs,
    },
  };
}

/** Expiry keeps its distance from due. Without a target there is none to keep: it counts from activation, never before due. */
function expiresAt(activationMs: number, dueMs: number | null, targetMs: number | null, expiryMs: number): number {
  if (dueMs === null) return activationMs + expiryMs;
  if (targetMs === null) return Math.max(dueMs, activationMs + expiryMs);
  return dueMs + Math.max(0, expiryMs - targetMs);
}

export function optionalMs(duration: string | undefined): number | null {
  return duration === undefined ? null : durationMs(duration);
}
