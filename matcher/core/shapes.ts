import type { CurvePoint, OverdueLevel, PriorityCurve } from '../../domain/priority/curve';
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
  readonly levels: Float64Array;
  /** As they were given; null when some are shares, and so each SLA has its own. */
  readonly points: readonly CurvePoint[] | null;
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
  private readonly index = new HashIndex((row) => this.hashOf(this.rows[row] as Shape));
  /** What is looked for: a curve, and where its points are shares of the SLA. */
  private curve: PriorityCurve | null = null;
  private clock = 0;
  private offsets = new Float64Array(16);
  private shares = new Float64Array(16);

  at(row: number): Shape {
    return this.rows[row] as Shape;
  }

  /** The number of a curve's shape, used once more. `slaMs` NaN: no due date. */
  use(curve: PriorityCurve, slaMs: number, clock: number): number {
    let row = this.index.find(this.want(curve, slaMs, clock), this.isWanted);
    if (row < 0) {
      row = this.free.pop() ?? this.rows.length;
      this.rows[row] = this.wanted(curve);
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

  /** Answers the hash. */
  private want(curve: PriorityCurve, slaMs: number, clock: number): number {
    const { points } = curve;
    this.curve = curve;
    this.clock = clock;
    if (points.length > this.offsets.length) {
      this.offsets = new Float64Array(points.length);
      this.shares = new Float64Array(points.length);
    }
    let hash = firstHash(clock, curve.interpolation === 'step', curve.overdue);
    for (let at = 0; at < points.length; at += 1) {
      const { offsetMs, level } = points[at] as CurvePoint;
      const share = shareOf(offsetMs, slaMs);
      this.shares[at] = share === null ? 0 : 1;
      this.offsets[at] = share ?? offsetMs;
      hash = mixedNumber(mixedNumber(hash, share ?? offsetMs), level);
    }
    return hash;
  }

  private wanted({ calendar, interpolation, points, overdue }: PriorityCurve): Shape {
    return {
      calendar: calendar ?? null,
      clock: this.clock,
      isStepped: interpolation === 'step',
      offsets: this.offsets.slice(0, points.length),
      isShare: Uint8Array.from(this.shares.subarray(0, points.length)),
      levels: Float64Array.from(points, ({ level }) => level),
      points: this.shares.subarray(0, points.length).includes(1) ? null : points,
      overdue,
      uses: 0,
    };
  }

  private readonly isWanted = (row: number): boolean => {
    const shape = this.at(row);
    const { points, interpolation, overdue } = this.curve as PriorityCurve;
    if (shape.clock !== this.clock || shape.isStepped !== (interpolation === 'step')) return false;
    if (shape.levels.length !== points.length || (shape.overdue === null) !== (overdue === null)) return false;
    if (shape.overdue && overdue) {
      if (!Object.is(shape.overdue.level, overdue.level)) return false;
      if (!Object.is(shape.overdue.perHour, overdue.perHour)) return false;
    }
    for (let at = 0; at < points.length; at += 1) {
      if (!Object.is(shape.offsets[at], this.offsets[at]) || shape.isShare[at] !== this.shares[at]) return false;
      if (!Object.is(shape.levels[at], (points[at] as CurvePoint).level)) return false;
    }
    return true;
  };

  private hashOf({ clock, isStepped, overdue, offsets, levels }: Shape): number {
    let hash = firstHash(clock, isStepped, overdue);
    for (let at = 0; at < levels.length; at += 1) {
      hash = mixedNumber(mixedNumber(hash, offsets[at] as number), levels[at] as number);
    }
    return hash;
  }
}

function firstHash(clock: number, isStepped: boolean, overdue: OverdueLevel | null): number {
  const hash = mixed(clock, Number(isStepped));
  return overdue ? mixedNumber(mixedNumber(hash, overdue.level), overdue.perHour) : hash;
}
