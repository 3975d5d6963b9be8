import type { InputProblem } from '../config/problem';
import { type PauseEnd, type Schedule, standsSinceMs } from '../item/schedule';
import type { ItemState } from '../item/state';
import { type Clock, elapsedMs, instantAfter } from '../time/clock';
import { instantText } from '../time/instant';
import { expiresAt, instantOrNever } from '../sla/deadlines';
import { scheduleOf, type ScheduleRules } from './schedule-of';

export interface OtherClocks {
  activateAtMs?: number | undefined;
  /** null: none is given any more, and the due date is the target after the activation again, or none without a target. */
  dueAtMs?: number | null | undefined;
  /** From here the rings' delays count; left out: from the activation, or from now. */
  ringBaseMs?: number;
  /** How often each threshold has come; left out: as often as it has. */
  fired?: readonly number[];
}

/** By what an item's instants are computed: the documents that it pins, and its clock as it is now. */
export interface ClockRules {
  rules: ScheduleRules;
  clock: Clock;
}

/**
 * Other clocks for an item. With an activation alone the due date is the target after it; the expiry keeps its distance.
 * Refused where the due date would lie before the activation.
 */
export function otherSchedule(
  state: ItemState,
  { rules, clock }: ClockRules,
  { activateAtMs, dueAtMs, ringBaseMs, fired = firedOf(state) }: OtherClocks,
  nowMs: number,
): { ok: true; schedule: Schedule } | { ok: false; error: InputProblem } {
  const activationMs = activateAtMs ?? state.activationMs;
  const isTakenBack = dueAtMs === null;
  const targetMs = activateAtMs === undefined && !isTakenBack ? null : state.rules.slaTargetMs;
  const otherwiseMs = isTakenBack ? null : state.dueMs;
  const dueMs = dueAtMs ?? (targetMs === null ? otherwiseMs : instantOrNever(clock, activationMs, targetMs));
  if (dueMs !== null && dueMs < activationMs) {
    const message = 'is before the activation';
    const allowed = `${instantText(activationMs)} (activation) or later`;
    return {
      ok: false,
      error: { path: 'dueAt', message, code: 'DUE_BEFORE_ACTIVATION', value: instantText(dueMs), allowed },
    };
  }
  const schedule = scheduleOf(
    rules,
    {
      createdMs: state.createdMs,
      activationMs,
      dueMs,
      expiresMs: isTakenBack
        ? expiresAsCaptured(state, clock, activationMs, dueMs)
        : expiresLikewise(state, clock, dueMs ?? activationMs),
      ringBaseMs: ringBaseMs ?? Math.max(activationMs, nowMs),
    },
    clock,
    fired,
  );
  if (typeof dueAtMs === 'number') return { ok: true, schedule: { ...schedule, dueIsGiven: true } };
  // The target has taken the place of what was given.
  const isByRules = isTakenBack || targetMs !== null;
  return { ok: true, schedule: isByRules ? { ...schedule, dueIsGiven: false } : schedule };
}

/** As far from another due date as it is from the one that stands. */
function expiresLikewise(state: ItemState, clock: Clock, fromMs: number): number | null {
  const { activationMs, dueMs, expiresMs } = state;
  if (expiresMs === null) return null;
  return instantOrNever(clock, fromMs, elapsedMs(clock, dueMs ?? activationMs, expiresMs));
}

function expiresAsCaptured(state: ItemState, clock: Clock, activationMs: number, dueMs: number | null): number | null {
  const expiryMs = slaExpiryOf(state, clock);
  return expiryMs === null ? null : expiresAt(activationMs, dueMs, state.rules.slaTargetMs, expiryMs, clock);
}

/**
 * The clocks of an item anew, on its calendar as it is now: as if it had been captured on it. What was given stands, and so
 * does the activation: time that pauses took is in it.
 */
export function recomputedSchedule(state: ItemState, { rules, clock }: ClockRules): Schedule {
  const { activationMs, createdMs } = state;
  const { given, slaTargetMs, ringBaseMs } = state.rules;
  const isGiven = given.dueAt || slaTargetMs === null;
  const dueMs = isGiven ? state.dueMs : instantOrNever(clock, activationMs, slaTargetMs);
  const expiresMs = expiresAsCaptured(state, clock, activationMs, dueMs);
  return scheduleOf(rules, { createdMs, activationMs, dueMs, expiresMs, ringBaseMs }, clock, firedOf(state));
}

/** States from before it was kept tell it by the distance of their instants only. */
function slaExpiryOf({ activationMs, dueMs, expiresMs, rules }: ItemState, clock: Clock): number | null {
  const { slaExpiryMs, slaTargetMs } = rules;
  if (slaExpiryMs !== undefined) return slaExpiryMs;
  if (expiresMs === null) return null;
  const isAfterDue = dueMs !== null && slaTargetMs !== null;
  return isAfterDue ? slaTargetMs + elapsedMs(clock, dueMs, expiresMs) : elapsedMs(clock, activationMs, expiresMs);
}

/** Only ever later: an earlier due date is a reschedule. The rings go on as they were. */
export function laterSchedule(
  state: ItemState,
  by: ClockRules,
  dueAtMs: number,
  nowMs: number,
): ReturnType<typeof otherSchedule> {
  if (state.dueMs === null || dueAtMs >= state.dueMs) {
    return otherSchedule(state, by, { dueAtMs, ringBaseMs: state.rules.ringBaseMs }, nowMs);
  }
  const allowed = `${instantText(state.dueMs)} (due) or later`;
  const message = 'is before the due date';
  return { ok: false, error: { path: 'dueAt', message, code: 'OUT_OF_ORDER', value: instantText(dueAtMs), allowed } };
}

/** How the clocks go on should the item's pause end now; undefined where they do not stand still. */
export function pauseEnd(state: ItemState, by: ClockRules, nowMs: number): PauseEnd | undefined {
  const pausedMs = standsSinceMs(state);
  return pausedMs === null ? undefined : { pausedMs, schedule: scheduleAfterPause(state, by, pausedMs, nowMs) };
}

/** The same clocks as if the time since an instant had not passed; one that had not begun by then begins when it was to. */
function scheduleAfterPause(state: ItemState, { rules, clock }: ClockRules, pausedMs: number, nowMs: number): Schedule {
  const pauseMs = state.activationMs > pausedMs ? 0 : elapsedMs(clock, pausedMs, nowMs);
  const later = (instantMs: number) => instantAfter(clock, instantMs, pauseMs);
  return scheduleOf(
    rules,
    {
      createdMs: later(state.createdMs),
      activationMs: later(state.activationMs),
      dueMs: state.dueMs === null ? null : orNever(later(state.dueMs)),
      expiresMs: state.expiresMs === null ? null : orNever(later(state.expiresMs)),
      ringBaseMs: later(state.rules.ringBaseMs),
    },
    clock,
    firedOf(state),
  );
}

function firedOf({ thresholds }: ItemState): number[] {
  return thresholds.map(({ fired }) => fired);
}

function orNever(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}
