import { elapsedMs, wallClock } from '../time/clock';
import type { Clock } from '../time/clock';
import { offsetMs, parsePercent } from '../time/duration';
import { levelOfPoints } from './curve';
import type { CurvePoint, OverdueLevel, PriorityCurve } from './curve';

/** A priority scheme as its document writes it: `at` a percentage of the SLA or a duration, levels percentages. */
export interface SchemeText {
  interpolation: 'linear' | 'step';
  points: readonly { at: string; level: string }[];
  overdue?: { level?: string | undefined; perHour?: string | undefined } | undefined;
}

export interface CurveBounds {
  min: number;
  max: number;
  activationMs: number;
  dueMs: number | null;
  /** ID of the calendar that the clock belongs to; left out: wall time. */
  calendar?: string | null;
  offset?: number;
  fixed?: number | null;
}

/**
 * Pins a scheme to one item. A point after the due date never counts. Without a due date a percentage has no place in
 * time: only those at 0 % count then, or, when nothing else is left, the first point's level for ever. The SLA and
 * the points are measured on the clock. Throws on a scheme that was not validated.
 */
export function resolveCurve(scheme: SchemeText | null, bounds: CurveBounds, clock: Clock = wallClock): PriorityCurve {
  const { min, max, activationMs, dueMs, calendar = null, offset = 0, fixed = null } = bounds;
  const slaMs = dueMs === null ? null : elapsedMs(clock, activationMs, dueMs);
  const interpolation = scheme?.interpolation ?? 'linear';
  return { calendar, activationMs, dueMs, interpolation, ...resolvePoints(scheme, slaMs), min, max, offset, fixed };
}

/** The part of a curve that an SLA (ms on its clock; null without a due date) gives to a scheme. */
export function resolvePoints(
  scheme: SchemeText | null,
  slaMs: number | null,
): { points: readonly CurvePoint[]; overdue: OverdueLevel | null } {
  const points = scheme ? placedPoints(scheme, slaMs) : [];
  return { points, overdue: scheme ? resolveOverdue(scheme, points, slaMs) : null };
}

function placedPoints(scheme: SchemeText, slaMs: number | null): CurvePoint[] {
  const placed = scheme.points
    .map(({ at, level }) => ({ offsetMs: offsetMs(at, slaMs) ?? (parsePercent(at) === 0 ? 0 : null), level }))
    .filter((point): point is { offsetMs: number; level: string } => point.offsetMs !== null)
    .filter((point) => slaMs === null || point.offsetMs <= slaMs)
    .map((point) => ({ offsetMs: point.offsetMs, level: share(point.level) }))
    .sort((a, b) => a.offsetMs - b.offsetMs);
  const first = scheme.points[0];
  return placed.length === 0 && first ? [{ offsetMs: 0, level: share(first.level) }] : placed;
}

/** With growth but no level of its own, overdue starts from the level reached when due. */
function resolveOverdue(scheme: SchemeText, points: readonly CurvePoint[], slaMs: number | null): OverdueLevel | null {
  if (!scheme.overdue) return null;
  const { level, perHour } = scheme.overdue;
  return {
    level: level === undefined ? levelOfPoints(points, scheme.interpolation, slaMs ?? 0) : share(level),
    perHour: perHour === undefined ? 0 : share(perHour),
  };
}

function share(text: string): number {
  const value = parsePercent(text);
  if (value === undefined) throw new RangeError(`not a percentage: ${text}`);
  return value;
}
