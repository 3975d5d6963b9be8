import type { OverdueLevel, PriorityCurve } from '../../domain/priority/curve';
import { HashIndex, mixed, mixedNumber } from './hash-index';
import { shareOf } from './share';

/** What curves have in common beside their place in time: clock, points, overdue level. */
export interface Shape {
  readonly calendar: string | null;
  readonly clock: number;
  readonly isStepped: boolean;
  /** ms, or a share of the SLA where `isShare` says so. */
  readonly offsets: Float64Array;
  readonly isShare: Uint8Array;
  readonly hasShares: boolean;
  readonly levels: Float64Array;
  readonly overdue: OverdueLevel | null;
  uses: number;
}

/** A point's distance from activation. */
export function offsetOf(shape: Shape, point: number, slaMs: number): number {
  const offset = shape.offsets[point] as number;
  return shape.isShare[point] === 1 ? offset * slaMs : offset;
}

/** Each shape once. Those that no curve has any more are forgotten. */
export class Shapes {
  private readonly rows: Shape[] = [];
  private readonly free: number[] = [];
  private readonly index = new HashIndex((row) => hashOf(this.rows[row] as Shape));

  at(row: number): Shape {
    return this.rows[row] as Shape;
  }

  /** The number of a curve's shape, used once more. `slaMs` NaN: no due date. */
  use(curve: PriorityCurve, slaMs: number, clock: number): number {
    const wanted = shapeOf(curve, slaMs, clock);
    let row = this.index.find(hashOf(wanted), (other) => isSame(this.rows[other] as Shape, wanted));
    if (row < 0) {
      row = this.free.pop() ?? this.rows.length;
      this.rows[row] = wanted;
      this.index.add(row);
    }
    this.at(row).uses += 1;
    return row;
  }

  release(row: number): void {
    const shape = this.at(row);
    shape.uses -= 1;
    if (shape.uses > 0) return;
    this.index.remove(row);
    this.free.push(row);
  }
}

function shapeOf(curve: PriorityCurve, slaMs: number, clock: number): Shape {
  const { points } = curve;
  const offsets = new Float64Array(points.length);
  const isShare = new Uint8Array(points.length);
  const levels = new Float64Array(points.length);
  let hasShares = false;
  for (const [at, { offsetMs, level }] of points.entries()) {
    const share = shareOf(offsetMs, slaMs);
    offsets[at] = share ?? offsetMs;
    isShare[at] = share === null ? 0 : 1;
    hasShares ||= share !== null;
    levels[at] = level;
  }
  const isStepped = curve.interpolation === 'step';
  const calendar = curve.calendar ?? null;
  return { calendar, clock, isStepped, offsets, isShare, hasShares, levels, overdue: curve.overdue, uses: 0 };
}

function hashOf(shape: Shape): number {
  let hash = mixed(shape.clock, Number(shape.isStepped));
  for (const offset of shape.offsets) hash = mixedNumber(hash, offset);
  for (const level of shape.levels) hash = mixedNumber(hash, level);
  return shape.overdue ? mixedNumber(mixedNumber(hash, shape.overdue.level), shape.overdue.perHour) : hash;
}

function isSame(a: Shape, b: Shape): boolean {
  return (
    a.clock === b.clock &&
    a.isStepped === b.isStepped &&
    hasSame(a.offsets, b.offsets) &&
    hasSame(a.isShare, b.isShare) &&
    hasSame(a.levels, b.levels) &&
    (a.overdue === null) === (b.overdue === null) &&
    Object.is(a.overdue?.level, b.overdue?.level) &&
    Object.is(a.overdue?.perHour, b.overdue?.perHour)
  );
}

function hasSame(a: Float64Array | Uint8Array, b: Float64Array | Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (!Object.is(a[at], b[at])) return false;
  return true;
}
