import type { InputProblem } from '../config/problem';
import { type PauseEnd, type Schedule, standsSinceMs } from '../item/schedule';
import type { ItemState } from '../item/state';
import { type Clock, elapsedMs, instantAfter } from '../time/clock';
import { instantText } from '../time/instant';
import { expiresAt, instantOrNever } from '../sla/deadlines';
import { scheduleOf, type ScheduleRules } from './schedule-of';

export interface OtherClocks {
  activateAtMs?: number | undefined;
  dueAtMs?: number | undefined;
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
  const targetMs = activateAtMs === undefined ? null : state.rules.slaTargetMs;
  const dueMs = dueAtMs ?? (targetMs === null ? state.dueMs : instantOrNever(clock, activationMs, targetMs));
  if (dueMs !== null && dueMs < activationMs) {
    const message = 'is before the activation';
    const allowed = `${instantText(activationMs)} (activation) or later`;
    return {
      ok: false,
      error: { path: 'dueAt', message, code: 'DUE_BEFORE_ACTIVATION', value: instantText(dueMs), allowed },
    };
  }
  const distanceMs =
    state.expiresMs === null ? null : elapsedMs(clock, state.dueMs ?? state.activationMs, state.expiresMs);
  const schedule = scheduleOf(
    rules,
    {
      createdMs: state.createdMs,
      activationMs,
      dueMs,
      expiresMs: distanceMs === null ? null : instantOrNever(clock, dueMs ?? activationMs, distanceMs),
      ringBaseMs: ringBaseMs ?? Math.max(activationMs, nowMs),
    },
    clock,
    fired,
  );
  if (dueAtMs !== undefined) return { ok: true, schedule: { ...schedule, dueIsGiven: true } };
  // The target has taken the place of what was given.
  return { ok: true, schedule: targetMs === null ? schedule : { ...schedule, dueIsGiven: false } };
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
  const expiryMs = slaExpiryOf(state, clock);
  const expiresMs = expiryMs === null ? null : expiresAt(activationMs, dueMs, slaTargetMs, expiryMs, clock);
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
