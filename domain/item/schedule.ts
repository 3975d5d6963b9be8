import type { CurvePoint, OverdueLevel } from '../priority/curve';
import type { RoutingPlan } from '../routing/types';
import type { ItemState } from './state';

/**
 * Everything about an item that follows from its clocks, resolved where calendars can be read: a workflow gets instants
 * (epoch ms) and no calendar.
 */
export interface Schedule {
  activationMs: number;
  dueMs: number | null;
  /** Somebody set the due date, and it stands when the rules run again; left out: as before. */
  dueIsGiven?: boolean;
  expiresMs: number | null;
  /** From here the rings' delays count. */
  ringBaseMs: number;
  plan: RoutingPlan;
  points: readonly CurvePoint[];
  overdue: OverdueLevel | null;
  /** When each threshold of the worktype comes next, by its place there; null: never. */
  thresholdsMs: readonly (number | null)[];
  /** When each timed status comes; one that is missing comes never. */
  statusesMs: Readonly<Record<string, number>>;
}

/** How the clocks of an item go on that have stood still since `pausedMs` (epoch ms), when its pause ends. */
export interface PauseEnd {
  pausedMs: number;
  schedule: Schedule;
}

/** Since when the item's clocks stand still; null: they run. */
export function standsSinceMs({ pausedMs, rules }: ItemState): number | null {
  return rules.pauseStopsClocks ? pausedMs : null;
}

/** The item once its pause has ended: its clocks go on from where they stood. Null: what was sent is of no or another pause. */
export function afterPause(state: ItemState, end: PauseEnd | undefined): ItemState | null {
  const sinceMs = standsSinceMs(state);
  if (sinceMs === null) return state;
  return end?.pausedMs === sinceMs ? scheduled(state, end.schedule) : null;
}

/** The item on other clocks. What it has of its own (offsets, a fixed priority, what has fired) stays. */
export function scheduled(state: ItemState, schedule: Schedule): ItemState {
  const { activationMs, dueMs, expiresMs, ringBaseMs, plan, points, overdue, thresholdsMs, statusesMs } = schedule;
  const { rules } = state;
  const given = { ...rules.given, dueAt: schedule.dueIsGiven ?? rules.given.dueAt };
  return {
    ...state,
    activationMs,
    dueMs,
    expiresMs,
    thresholds: thresholdsMs.map((nextMs, index) => ({ nextMs, fired: state.thresholds[index]?.fired ?? 0 })),
    statusesMs: statusesToCome(state, statusesMs),
    rules: { ...rules, given, plan, ringBaseMs, curve: { ...rules.curve, activationMs, dueMs, points, overdue } },
  };
}

/** Of the instants of timed statuses those that have yet to come: one that has come does not come again on other clocks. */
function statusesToCome(
  { statusesMs, rules }: ItemState,
  instants: Readonly<Record<string, number>>,
): Record<string, number> {
  const came = new Set(
    rules.statuses.filter(({ key, afterMs }) => afterMs !== null && !(key in statusesMs)).map(({ key }) => key),
  );
  return Object.fromEntries(Object.entries(instants).filter(([key]) => !came.has(key)));
}
