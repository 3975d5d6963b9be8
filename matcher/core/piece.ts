import { hourMs } from '../../domain/time/duration';
import type { ClockStates } from './clock-states';
import type { Curves } from './curves';
import type { Items } from './items';
import { offsetOf } from './shapes';
import type { Shape } from './shapes';

/** Instants are met up to a rounding; what may change at one is looked at again from a little before it on. */
const ROUNDING_MS = 1 / 1_024;

/** An item's priority at the instant that is looked at, and the straight line on which it moves for a while. */
export class Piece {
  /** Exactly what `priorityAt` gives. */
  value = 0;
  /** Per ms of its clock. */
  slope = 0;
  clock = 0;
  /** Until when it is this line, at least; the present instant when that is not sure for the next. */
  endMs = Infinity;
  scale = 0;
  curve = 0;
  /** What its clock showed at activation. */
  reading = 0;
  /** The two ends of the line, as offsets and levels: curves for which they are the same compute the same here. */
  fromOffset = 0;
  fromLevel = 0;
  toOffset = 0;
  toLevel = 0;
}

/** Reads items' curves at the instant of the clocks. It computes as `domain/priority/curve.ts` does, step for step. */
export class PieceReader {
  constructor(
    private readonly items: Items,
    private readonly curves: Curves,
    private readonly clocks: ClockStates,
  ) {}

  read(slot: number, piece: Piece): void {
    const { curves } = this;
    const row = this.items.curve(slot);
    piece.curve = row;
    piece.scale = curves.scale[row] as number;
    piece.slope = 0;
    piece.endMs = Infinity;
    const fixed = curves.fixed[row] as number;
    if (!Number.isNaN(fixed)) {
      piece.value = fixed;
      piece.clock = 0;
      piece.fromOffset = Number.NaN;
      return;
    }
    const shape = curves.shapeAt(row);
    piece.clock = shape.clock;
    piece.reading = this.items.reading(slot);
    const level = this.readOverdue(shape, row, piece) ?? this.readPoints(shape, row, piece);
    const min = curves.min[row] as number;
    piece.value = min + level * ((curves.max[row] as number) - min) + (curves.offset[row] as number);
  }

  /** The level from the due date on; null before it, with the line's end set to it. */
  private readOverdue({ overdue, clock }: Shape, row: number, piece: Piece): number | null {
    if (overdue === null) return null;
    const slaMs = this.curves.slaMs[row] as number;
    if (Number.isNaN(slaMs)) return null;
    const dueMs = this.curves.dueMs[row] as number;
    const isPlain = Number.isNaN(dueMs);
    const dueReading = isPlain ? piece.reading + slaMs : this.clocks.clock(clock).readingAt(dueMs);
    const reading = this.clocks.reading(clock);
    if (isPlain ? reading < dueReading : this.clocks.nowMs < dueMs) {
      piece.endMs = this.sureUntil(isPlain ? this.instantOf(clock, dueReading) : dueMs - ROUNDING_MS);
      return null;
    }
    piece.slope = (overdue.perHour / hourMs) * this.bandOf(row);
    piece.fromOffset = isPlain ? slaMs : Number.NaN;
    piece.fromLevel = overdue.level;
    piece.toOffset = Infinity;
    piece.toLevel = overdue.perHour;
    return overdue.level + (overdue.perHour * (reading - dueReading)) / hourMs;
  }

  private readPoints(shape: Shape, row: number, piece: Piece): number {
    const { levels } = shape;
    const slaMs = this.curves.slaMs[row] as number;
    const offset = this.clocks.reading(shape.clock) - piece.reading;
    let next = 0;
    let [fromOffset, toOffset] = [-Infinity, Infinity];
    for (; next < levels.length; next += 1) {
      toOffset = offsetOf(shape, next, slaMs);
      if (toOffset > offset) break;
      fromOffset = toOffset;
    }
    const isLast = next === levels.length;
    const fromLevel = levels[next === 0 ? 0 : next - 1] ?? 0;
    const toLevel = isLast || next === 0 || shape.isStepped ? fromLevel : (levels[next] as number);
    piece.fromOffset = fromOffset;
    piece.fromLevel = fromLevel;
    piece.toOffset = isLast ? Infinity : toOffset;
    piece.toLevel = toLevel;
    if (isLast) return fromLevel;
    piece.endMs = Math.min(piece.endMs, this.sureUntil(this.instantOf(shape.clock, piece.reading + toOffset)));
    if (toLevel === fromLevel) return fromLevel;
    const rise = toLevel - fromLevel;
    piece.slope = (rise / (toOffset - fromOffset)) * this.bandOf(row);
    return fromLevel + ((offset - fromOffset) / (toOffset - fromOffset)) * rise;
  }

  private bandOf(row: number): number {
    return (this.curves.max[row] as number) - (this.curves.min[row] as number);
  }

  private instantOf(clock: number, reading: number): number {
    return clock === 0 ? reading - ROUNDING_MS : this.clocks.clock(clock).instantOf(reading - ROUNDING_MS);
  }

  private sureUntil(instantMs: number): number {
    return Math.max(instantMs, this.clocks.nowMs);
  }
}
