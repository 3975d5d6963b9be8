import { cornersOf } from '../../domain/priority/corners';
import type { PriorityCurve } from '../../domain/priority/curve';
import type { Clock } from '../../domain/time/clock';
import { instantText } from '../../domain/time/instant';
import type { CurvePointView } from '../contract/item';

/** The corners of a pinned curve as instants and priorities, so that straight lines between them are the curve. */
export function curvePoints(curve: PriorityCurve, clock: Clock): CurvePointView[] {
  return cornersOf(curve, clock).map(({ ms, priority }) => ({ at: instantText(ms), priority }));
}
