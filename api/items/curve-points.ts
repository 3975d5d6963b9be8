import { type PriorityCurve, priorityAt } from '../../domain/priority/curve';
import { instantText } from '../../domain/time/instant';
import type { CurvePointView } from '../contract/item';

/** How much of the time past due is drawn, as a share of the SLA. */
const OVERDUE_SHARE = 0.25;
const HOUR_MS = 3_600_000;

/**
 * The corners of a pinned curve as instants and priorities, so that straight lines between them are the curve. A step is
 * two points at one instant.
 */
export function curvePoints(curve: PriorityCurve): CurvePointView[] {
  const at = (ms: number, priority: number): CurvePointView => ({ at: instantText(ms), priority });
  const { activationMs, dueMs } = curve;
  if (curve.fixed !== null || curve.points.length === 0) {
    const priority = priorityAt({ ...curve, overdue: null }, activationMs);
    return [at(activationMs, priority), at(dueMs ?? activationMs + HOUR_MS, priority)];
  }
  const points: CurvePointView[] = [];
  // The curve without its end: priorities just before an instant are those of the part before it.
  const rising: PriorityCurve = { ...curve, overdue: null };
  for (const offsetMs of new Set([0, ...curve.points.map((point) => point.offsetMs)])) {
    const ms = activationMs + offsetMs;
    const before = points.at(-1);
    if (curve.interpolation === 'step' && before) points.push(at(ms, before.priority));
    points.push(at(ms, priorityAt(rising, ms)));
  }
  if (dueMs !== null && dueMs >= activationMs) {
    points.push(at(dueMs, priorityAt(rising, dueMs)));
    const endMs = dueMs + Math.max(HOUR_MS, (dueMs - activationMs) * OVERDUE_SHARE);
    points.push(at(dueMs, priorityAt(curve, dueMs)), at(endMs, priorityAt(curve, endMs)));
  }
  return points.filter(
    (point, index) => point.at !== points[index - 1]?.at || point.priority !== points[index - 1]?.priority,
  );
}
