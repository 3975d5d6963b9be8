import { hourMs } from '../time/duration';

/** A level (a share of minimum..maximum: 0 is the minimum, 1 the maximum, 1.2 beyond it) at an instant after activation. */
export interface CurvePoint {
  offsetMs: number;
  level: number;
}

/** What happens from the due date on; `perHour` is the growth of the level by the hour. */
export interface OverdueLevel {
  level: number;
  perHour: number;
}

/** A priority as a function of time, resolved and pinned to one item: plain JSON, instants in epoch ms. */
export interface PriorityCurve {
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
 * at every second.
 *
 * @example priorityAt(gold500to2000, activationMs + 36 * hourMs) // 1250
 */
export function priorityAt(curve: PriorityCurve, nowMs: number): number {
  if (curve.fixed !== null) return curve.fixed;
  return curve.min + levelAt(curve, nowMs) * (curve.max - curve.min) + curve.offset;
}

/** The level alone: the first point's before the first, the last one's until due, the overdue level from due on. */
export function levelAt(curve: PriorityCurve, nowMs: number): number {
  if (curve.dueMs !== null && nowMs >= curve.dueMs && curve.overdue !== null) {
    return curve.overdue.level + (curve.overdue.perHour * (nowMs - curve.dueMs)) / hourMs;
  }
  return levelOfPoints(curve.points, curve.interpolation, nowMs - curve.activationMs);
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
