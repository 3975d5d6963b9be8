import type { CurvePoint, PriorityCurve } from '../../domain/priority/curve';
import type { ClockStates } from './clock-states';
import { HashIndex, mixed, mixedNumber } from './hash-index';
import { Records } from './records';
import { offsetOf, Shapes } from './shapes';
import type { Shape } from './shapes';

/** NaN stands for "none": no due date, no fixed priority. */
const NONE = Number.NaN;

const POINTS_KEPT = 1_024;

interface Band {
  slaMs: number;
  /** Only when it is not the instant at which the clock comes to the SLA; NaN for all others. */
  dueMs: number;
  min: number;
  max: number;
  offset: number;
  fixed: number;
}

/** Seven numbers and two words: 64 bytes. */
const SIZE = 8;
const [SLA, DUE, MIN, MAX, OFFSET, FIXED, SCALE] = [0, 1, 2, 3, 4, 5, 6];
const WORDS = 2 * SIZE;
const [SHAPE, USES_AND_NEVER_FALLS] = [14, 15];

/**
 * Curves without their place in time, each once: items whose curves are the same but for their activation have one row.
 * Rows that no item has any more are used again.
 */
export class Curves {
  private readonly shapes = new Shapes();
  private readonly rows = new Records(SIZE);
  private readonly points = new Map<number, readonly CurvePoint[]>();
  private end = 0;
  private readonly free: number[] = [];
  private readonly index = new HashIndex((row) => hashOf(this.shape(row), this.bandOf(row)));

  constructor(private readonly clocks: ClockStates) {}

  /** NaN: no due date. */
  slaMs(row: number): number {
    return this.rows.numbers[row * SIZE + SLA] as number;
  }

  dueMs(row: number): number {
    return this.rows.numbers[row * SIZE + DUE] as number;
  }

  min(row: number): number {
    return this.rows.numbers[row * SIZE + MIN] as number;
  }

  max(row: number): number {
    return this.rows.numbers[row * SIZE + MAX] as number;
  }

  offset(row: number): number {
    return this.rows.numbers[row * SIZE + OFFSET] as number;
  }

  /** NaN: none. */
  fixed(row: number): number {
    return this.rows.numbers[row * SIZE + FIXED] as number;
  }

  /** What its values are measured by when they are compared: no value on the way to a priority is larger, growth apart. */
  scale(row: number): number {
    return this.rows.numbers[row * SIZE + SCALE] as number;
  }

  /** Whatever happens. */
  neverFalls(row: number): boolean {
    return ((this.rows.words[row * WORDS + USES_AND_NEVER_FALLS] as number) & 1) === 1;
  }

  shapeAt(row: number): Shape {
    return this.shapes.at(this.shape(row));
  }

  /** The row of a curve, used once more. `reading` is what its clock showed at activation. */
  use(curve: PriorityCurve, clock: number, reading: number): number {
    const band = this.measure(curve, clock, reading);
    const shape = this.shapes.use(curve, band.slaMs, clock);
    const known = this.index.find(hashOf(shape, band), (row) => this.shape(row) === shape && this.isSame(row, band));
    if (known >= 0) this.shapes.release(shape);
    const row = known >= 0 ? known : this.addRow(shape, band);
    this.addUse(row, 1);
    return row;
  }

  release(row: number): void {
    if (this.addUse(row, -1) > 0) return;
    this.index.remove(row);
    this.shapes.release(this.shape(row));
    this.points.delete(row);
    this.free.push(row);
  }

  /** The curve that a row was made of, activated at an instant at which its clock showed `reading`. */
  restore(row: number, activationMs: number, reading: number): PriorityCurve {
    const { slaMs, dueMs, min, max, offset, fixed } = this.bandOf(row);
    const shape = this.shapeAt(row);
    const points = shape.points ?? this.pointsOf(row, shape, slaMs);
    const due = Number.isNaN(dueMs) ? this.clocks.clock(shape.clock).instantOf(reading + slaMs) : dueMs;
    return {
      calendar: shape.calendar,
      activationMs,
      dueMs: Number.isNaN(slaMs) ? null : due,
      interpolation: shape.isStepped ? 'step' : 'linear',
      points,
      overdue: shape.overdue,
      min,
      max,
      offset,
      fixed: Number.isNaN(fixed) ? null : fixed,
    };
  }

  /** Of a shape with shares. A few are kept: most items have one of a few SLAs. */
  private pointsOf(row: number, shape: Shape, slaMs: number): readonly CurvePoint[] {
    const known = this.points.get(row);
    if (known) return known;
    const points = Array.from(shape.levels, (level, at) => ({ offsetMs: offsetOf(shape, at, slaMs), level }));
    if (this.points.size === POINTS_KEPT) this.points.clear();
    this.points.set(row, points);
    return points;
  }

  private measure(curve: PriorityCurve, index: number, reading: number): Band {
    const { dueMs, min, max, offset, fixed } = curve;
    const clock = this.clocks.clock(index);
    const slaMs = dueMs === null ? NONE : clock.readingAt(dueMs) - reading;
    // A due date at which the clock stands still, or one that rounding takes off its place, is no SLA's end.
    const isPlain =
      dueMs === null || (clock.readingAt(dueMs) === reading + slaMs && clock.instantOf(reading + slaMs) === dueMs);
    return { slaMs, dueMs: isPlain ? NONE : dueMs, min, max, offset, fixed: fixed ?? NONE };
  }

  private addRow(shape: number, band: Band): number {
    const row = this.free.pop() ?? this.end;
    if (row === this.end) {
      this.rows.makeRoom(row + 1);
      this.end += 1;
    }
    const { numbers, words } = this.rows;
    const at = row * SIZE;
    numbers[at + SLA] = band.slaMs;
    numbers[at + DUE] = band.dueMs;
    numbers[at + MIN] = band.min;
    numbers[at + MAX] = band.max;
    numbers[at + OFFSET] = band.offset;
    numbers[at + FIXED] = band.fixed;
    numbers[at + SCALE] = scaleOf(this.shapes.at(shape), band);
    words[2 * at + SHAPE] = shape;
    words[2 * at + USES_AND_NEVER_FALLS] = Number(neverFalls(this.shapes.at(shape), band));
    this.index.add(row);
    return row;
  }

  /** Answers how many there are then. */
  private addUse(row: number, uses: number): number {
    const { words } = this.rows;
    words[row * WORDS + USES_AND_NEVER_FALLS] = (words[row * WORDS + USES_AND_NEVER_FALLS] as number) + 2 * uses;
    return (words[row * WORDS + USES_AND_NEVER_FALLS] as number) >> 1;
  }

  private shape(row: number): number {
    return this.rows.words[row * WORDS + SHAPE] as number;
  }

  private bandOf(row: number): Band {
    return {
      slaMs: this.slaMs(row),
      dueMs: this.dueMs(row),
      min: this.min(row),
      max: this.max(row),
      offset: this.offset(row),
      fixed: this.fixed(row),
    };
  }

  private isSame(row: number, band: Band): boolean {
    return (
      Object.is(this.slaMs(row), band.slaMs) &&
      Object.is(this.dueMs(row), band.dueMs) &&
      Object.is(this.min(row), band.min) &&
      Object.is(this.max(row), band.max) &&
      Object.is(this.offset(row), band.offset) &&
      Object.is(this.fixed(row), band.fixed)
    );
  }
}

function hashOf(shape: number, { slaMs, dueMs, min, max, offset, fixed }: Band): number {
  const hash = mixedNumber(mixedNumber(mixed(0, shape), slaMs), dueMs);
  return mixedNumber(mixedNumber(mixedNumber(mixedNumber(hash, min), max), offset), fixed);
}

function scaleOf({ levels, overdue }: Shape, { min, max, offset, fixed }: Band): number {
  const highest = Math.max(0, Math.abs(overdue?.level ?? 0), ...levels.map(Math.abs));
  const values = Math.abs(min) + Math.abs(offset) + highest * (Math.abs(min) + Math.abs(max));
  return Number.isNaN(fixed) ? values : Math.abs(fixed);
}

/** In floating point too: the end of a slope must not be computed as higher than what follows it. */
function neverFalls({ levels, overdue, isStepped }: Shape, { slaMs, min, max, fixed }: Band): boolean {
  if (!Number.isNaN(fixed) || max === min) return true;
  const direction = max > min ? 1 : -1;
  let last = levels[0] ?? 0;
  for (const level of levels) {
    const reached = isStepped ? last : last + (level - last);
    if ((level - last) * direction < 0 || (level - reached) * direction < 0) return false;
    last = level;
  }
  if (overdue === null || Number.isNaN(slaMs)) return true;
  return (overdue.level - last) * direction >= 0 && overdue.perHour * direction >= 0;
}
