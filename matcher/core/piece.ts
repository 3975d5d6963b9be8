import { hourMs } from '../../domain/time/duration';
import type { ClockStates } from './clock-states';
import type { Curves } from './curves';
import { offsetOf } from './shapes';
import type { Shape } from './shapes';

/** Instants are met up to a rounding; what may change at one is looked at again from a little before it on. */
const ROUNDING_MS = 1 / 1_024;

/** A priority at the instant that is looked at, and the straight line on which it moves for a while. */
export class Piece {
  /** Exactly what `priorityAt` gives, */
  value = 0;
  /** and `levelAt`. */
  level = 0;
  /** Per ms of its clock. */
  slope = 0;
  clock = 0;
  /** Until when it is this line, at least; the present instant when that is not sure for the next. */
  endMs = Infinity;
  scale = 0;
  curve = 0;
  /** What its clock showed at activation. */
  reading = 0;
  /** Whether it is the line behind the due date. */
  isOverdue = false;
  /** The two ends of the line, as offsets and levels: curves for which they are the same compute the same here. */
  fromOffset = 0;
  fromLevel = 0;
  toOffset = 0;
  toLevel = 0;
}

/** Reads curves at the instant of the clocks. It computes as `domain/priority/curve.ts` does, step for step. */
export class PieceReader {
  constructor(
    private readonly curves: Curves,
    private readonly clocks: ClockStates,
  ) {}

  /** `reading` is what the curve's clock showed at activation. Answers the piece. */
  read(curve: number, reading: number, piece: Piece): Piece {
    const { curves } = this;
    piece.curve = curve;
    piece.reading = reading;
    piece.scale = curves.scale(curve);
    piece.slope = 0;
    piece.endMs = Infinity;
    piece.isOverdue = false;
    const fixed = curves.fixed(curve);
    if (!Number.isNaN(fixed)) {
      piece.value = fixed;
      piece.clock = 0;
      piece.fromOffset = Number.NaN;
      return piece;
    }
    const shape = curves.shapeAt(curve);
    piece.clock = shape.clock;
    if (!this.readOverdue(shape, piece)) this.readPoints(shape, piece);
    const min = curves.min(curve);
    piece.value = min + piece.level * (curves.max(curve) - min) + curves.offset(curve);
    return piece;
  }

  /**
   * Whether another item of a piece's curve, activated later at `reading`, has come to the same line by now. Compares
   * what `read` compares: with the same numbers in the same way.
   */
  hasReached({ clock, isOverdue, fromOffset }: Piece, reading: number): boolean {
    const now = this.clocks.reading(clock);
    if (!isOverdue) return now - reading >= fromOffset;
    // Without such an offset the due date belongs to the curve itself: all are due at once.
    return Number.isNaN(fromOffset) || now >= reading + fromOffset;
  }

  /** Whether it is due; if it is not yet, the line ends at the due date at the latest. */
  private readOverdue({ overdue, clock }: Shape, piece: Piece): boolean {
    if (overdue === null) return false;
    const slaMs = this.curves.slaMs(piece.curve);
    if (Number.isNaN(slaMs)) return false;
    const dueMs = this.curves.dueMs(piece.curve);
    const isPlain = Number.isNaN(dueMs);
    const dueReading = isPlain ? piece.reading + slaMs : this.clocks.clock(clock).readingAt(dueMs);
    const reading = this.clocks.reading(clock);
    if (isPlain ? reading < dueReading : this.clocks.nowMs < dueMs) {
      piece.endMs = this.sureUntil(isPlain ? this.instantOf(clock, dueReading) : dueMs - ROUNDING_MS);
      return false;
    }
    piece.slope = (overdue.perHour / hourMs) * this.rangeOf(piece.curve);
    piece.isOverdue = true;
    piece.fromOffset = isPlain ? slaMs : Number.NaN;
    piece.fromLevel = overdue.level;
    piece.toOffset = Infinity;
    piece.toLevel = overdue.perHour;
    piece.level = overdue.level + (overdue.perHour * (reading - dueReading)) / hourMs;
    return true;
  }

  private readPoints(shape: Shape, piece: Piece): void {
    const { levels } = shape;
    const slaMs = this.curves.slaMs(piece.curve);
    const offset = this.clocks.reading(shape.clock) - piece.reading;
    let next = 0;
    let fromOffset = -Infinity;
    let toOffset = Infinity;
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
    piece.level = fromLevel;
    if (isLast) return;
    piece.endMs = Math.min(piece.endMs, this.sureUntil(this.instantOf(shape.clock, piece.reading + toOffset)));
    if (toLevel === fromLevel) return;
    const rise = toLevel - fromLevel;
    piece.slope = (rise / (toOffset - fromOffset)) * this.rangeOf(piece.curve);
    piece.level = fromLevel + ((offset - fromOffset) / (toOffset - fromOffset)) * rise;
  }

  private rangeOf(curve: number): number {
    return this.curves.max(curve) - this.curves.min(curve);
  }

  private instantOf(clock: number, reading: number): number {
    return clock === 0 ? reading - ROUNDING_MS : this.clocks.clock(clock).instantOf(reading - ROUNDING_MS);
  }

  private sureUntil(instantMs: number): number {
    return Math.max(instantMs, this.clocks.nowMs);
  }
}
