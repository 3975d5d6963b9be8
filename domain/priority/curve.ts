import { elapsedMs, wallClock } from '../time/clock';
import type { Clock } from '../time/clock';
import { hourMs } from '../time/duration';

/**
 * A level (a share of minimum..maximum: 0 is the minimum, 1 the maximum, 1.2 beyond it) at a distance from activation
 * on the curve's clock.
 */
export interface CurvePoint {
  offsetMs: number;
  level: number;
}

/** What happens from the due date on; `perHour` is the growth of the level by the hour of the curve's clock. */
export interface OverdueLevel {
  level: number;
  perHour: number;
}

/** A priority as a function of time, resolved and pinned to one item: plain JSON, instants in epoch ms. */
export interface PriorityCurve {
  /** ID of the business calendar (`<division>/<key>`, live) on whose clock it runs; null, or absent as of old: wall time. */
  calendar: string | null;
  activationMs: number;
  /** Null: the item has no due date and is never late. */
  dueMs: number | null;
  interpolation: 'linear' | 'step';
  /** Sorted by offset; none lies after the due date. Empty without a scheme: the level is 0. */
  points: readonly CurvePoint[];
  overdue: OverdueLevel | null;
  min: number;
  max: number;
  /** Sum of the raises by escalation. */
  offset: number;
  /** Set by the source or a supervisor: replaces everything else, offset included. */
  fixed: number | null;
}

/**
 * Priority at an instant, not rounded. It is computed at each decision and never stored, so that the order is right
 * at every second. `clock` is that of the curve's calendar.
 *
 * @example priorityAt(gold500to2000, activationMs + 36 * hourMs) // 1250
 */
export function priorityAt(curve: PriorityCurve, nowMs: number, clock: Clock = wallClock): number {
  if (curve.fixed !== null) return curve.fixed;
  return curve.min + levelAt(curve, nowMs, clock) * (curve.max - curve.min) + curve.offset;
}

/** The level alone: the first point's before the first, the last one's until due, the overdue level from due on. */
export function levelAt(curve: PriorityCurve, nowMs: number, clock: Clock = wallClock): number {
  if (curve.dueMs !== null && nowMs >= curve.dueMs && curve.overdue !== null) {
    return curve.overdue.level + (curve.overdue.perHour * elapsedMs(clock, curve.dueMs, nowMs)) / hourMs;
  }
  return levelOfPoints(curve.points, curve.interpolation, elapsedMs(clock, curve.activationMs, nowMs));
}

/** Of several points at one offset the last one counts from there on: a jump. */
export function levelOfPoints(
  points: readonly CurvePoint[],
  interpolation: PriorityCurve['interpolation'],
  offsetMs: number,
): number {
  const first = points[0];
  if (!first) return 0;
  let passed: CurvePoint | undefined;
  for (const point of points) {
    if (point.offsetMs > offsetMs) {
      if (!passed) return first.level;
      if (interpolation === 'step') return passed.level;
      const share = (offsetMs - passed.offsetMs) / (point.offsetMs - passed.offsetMs);
      return passed.level + share * (point.level - passed.level);
    }
    passed = point;
  }
  return passed?.level ?? 0;
}
