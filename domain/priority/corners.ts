import { instantAfter, wallClock } from '../time/clock';
import type { Clock } from '../time/clock';
import { hourMs } from '../time/duration';
import { priorityAt } from './curve';
import type { PriorityCurve } from './curve';

/** A place at which a curve bends. Two at one instant are a jump. */
export interface Corner {
  ms: number;
  priority: number;
}

/** How much of the time past due is drawn, as a share of the time until then. */
const OVERDUE_SHARE = 0.25;
/** On a calendar whose clock starts and stops more often, straight lines go over its nights: nobody sees them. */
const MAX_STOPS = 400;

/**
 * The corners of a pinned curve, so that straight lines between them are the curve, level where its clock stands still.
 * They end at `endMs`, which counts behind the due date only; left out: a quarter of the SLA later.
 */
export function cornersOf(curve: PriorityCurve, clock: Clock = wallClock, endMs = drawnUntilMs(curve)): Corner[] {
  const { activationMs, dueMs } = curve;
  // The curve without its end: priorities just before an instant are those of the part before it.
  const rising: PriorityCurve = { ...curve, overdue: null };
  const at = (ms: number, part: PriorityCurve): Corner => ({ ms, priority: priorityAt(part, ms, clock) });
  if (curve.fixed !== null || curve.points.length === 0) {
    return [at(activationMs, rising), { ...at(activationMs, rising), ms: dueMs ?? activationMs + hourMs }];
  }
  const points = curve.points.map(({ offsetMs }) => instantAfter(clock, activationMs, offsetMs));
  const lastMs = dueMs ?? Math.max(activationMs, ...points.filter(Number.isFinite));
  const places = [activationMs, ...points, ...stops(clock, activationMs, lastMs)].filter((ms) => ms <= lastMs);
  const corners: Corner[] = [];
  for (const ms of new Set(places.toSorted((a, b) => a - b))) {
    const before = corners.at(-1);
    const first = points.indexOf(ms);
    if (curve.interpolation === 'step' && before) corners.push({ ms, priority: before.priority });
    // Of several points at one place the line goes to the first, and jumps from there to the last.
    else if (before && first !== points.lastIndexOf(ms))
      corners.push(at(ms, { ...rising, points: curve.points.slice(0, first + 1) }));
    corners.push(at(ms, rising));
  }
  if (dueMs !== null) {
    const overdue = [dueMs, ...stops(clock, dueMs, endMs), endMs];
    corners.push(at(dueMs, rising), ...overdue.map((ms) => at(ms, curve)));
  }
  return corners.filter(
    ({ ms, priority }, index) => ms !== corners[index - 1]?.ms || priority !== corners[index - 1]?.priority,
  );
}

function drawnUntilMs({ activationMs, dueMs }: PriorityCurve): number {
  return dueMs === null ? activationMs : dueMs + Math.max(hourMs, (dueMs - activationMs) * OVERDUE_SHARE);
}

/** Where a clock stops and starts between two instants. */
function stops(clock: Clock, fromMs: number, toMs: number): number[] {
  const found: number[] = [];
  for (let ms = clock.nextChangeMs(fromMs); ms < toMs; ms = clock.nextChangeMs(ms)) {
    if (found.push(ms) > MAX_STOPS) return [];
  }
  return found;
}
