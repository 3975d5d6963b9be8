import { elapsedMs, instantAfter, wallClock } from '../time/clock';
import type { Clock } from '../time/clock';
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
  /** From activation to due on the clock; null without a due date. */
  slaMs: number | null;
}

export type ResolvedDeadlines =
  { ok: true; deadlines: Deadlines } | { ok: false; code: 'DUE_BEFORE_ACTIVATION'; activationMs: number };

/**
 * An item's activation, due date and expiry: instants at which its clock has advanced by a target. One that it never
 * comes to is none. Without `activateAt` its clocks run from the capture; what the source gives stands, be it in the
 * past; only a due date before the activation makes no sense.
 *
 * @example target 48 h, expiry 72 h, a due date given: the item expires 24 h after it
 */
export function resolveDeadlines(input: DeadlineInput, clock: Clock = wallClock): ResolvedDeadlines {
  const activationMs = input.activateAtMs ?? input.capturedAtMs;
  const { dueAtMs, targetMs, expiryMs } = input;
  if (dueAtMs !== undefined && dueAtMs < activationMs) {
    return { ok: false, code: 'DUE_BEFORE_ACTIVATION', activationMs };
  }
  const dueMs = dueAtMs ?? (targetMs === null ? null : instantOrNever(clock, activationMs, targetMs));
  return {
    ok: true,
    deadlines: {
      activationMs,
      dueMs,
      expiresMs: expiryMs === null ? null : expiresAt(activationMs, dueMs, targetMs, expiryMs, clock),
      slaMs: dueMs === null ? null : elapsedMs(clock, activationMs, dueMs),
    },
  };
}

/** Expiry keeps its distance from due. Without a target there is none to keep: it counts from activation, never before due. */
export function expiresAt(
  activationMs: number,
  dueMs: number | null,
  targetMs: number | null,
  expiryMs: number,
  clock: Clock,
): number | null {
  if (dueMs !== null && targetMs !== null) return instantOrNever(clock, dueMs, Math.max(0, expiryMs - targetMs));
  const expiresMs = instantOrNever(clock, activationMs, expiryMs);
  return expiresMs === null || dueMs === null ? expiresMs : Math.max(dueMs, expiresMs);
}

export function instantOrNever(clock: Clock, fromMs: number, spanMs: number): number | null {
  const instantMs = instantAfter(clock, fromMs, spanMs);
  return Number.isFinite(instantMs) ? instantMs : null;
}

export function optionalMs(duration: string | undefined): number | null {
  return duration === undefined ? null : durationMs(duration);
}
