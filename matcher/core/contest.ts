import { dayMs } from '../../domain/time/duration';
import type { ClockStates } from './clock-states';
import type { Curves } from './curves';
import type { Items } from './items';
import { Piece } from './piece';
import type { PieceReader } from './piece';

/** Values nearer to each other than this share of their scale are compared anew at each instant: rounding may decide. */
const NEAR = 1e-12;
/** How many times its scale a line may travel before rounding could matter. */
const FAR = 100;
/** A calendar is not asked for years that nobody may ever need. */
const CALENDAR_FAR_MS = 30 * dayMs;

/** Which of two items goes first at the instant that is looked at, and until when that is certain. */
export class Contest {
  /** Of the last comparison. At it, or at any instant not after the present one, the comparison must be made again. */
  untilMs = Infinity;
  private readonly a = new Piece();
  private readonly b = new Piece();

  constructor(
    private readonly items: Items,
    private readonly curves: Curves,
    private readonly clocks: ClockStates,
    private readonly reader: PieceReader,
  ) {}

  /** The higher priority, then the longest waiting, then the smallest ID. */
  first(a: number, b: number): number {
    const curve = this.items.curve(a);
    return curve === this.items.curve(b) ? this.firstOfCurve(a, b, curve) : this.compete(a, b, this.older(a, b));
  }

  /** The same for two whose curves are the same but for their activation. */
  firstOfCurve(a: number, b: number, curve: number): number {
    const older = this.older(a, b);
    if (!this.isForEver(a, b, curve, older)) return this.compete(a, b, older);
    this.untilMs = Infinity;
    return older;
  }

  older(a: number, b: number): number {
    return this.items.compareAge(a, b) < 0 ? a : b;
  }

  private compete(a: number, b: number, older: number): number {
    const { items, reader } = this;
    reader.read(items.curve(a), items.reading(a), this.a);
    reader.read(items.curve(b), items.reading(b), this.b);
    this.untilMs = Math.min(this.a.endMs, this.b.endMs);
    const lead = this.a.value - this.b.value;
    const winner = lead === 0 ? older : lead > 0 ? a : b;
    if (this.a.slope === 0 && this.b.slope === 0) return winner;
    if (this.isOneLine() && this.isAhead(a, b, older)) return winner;
    const scale = this.a.scale + Math.abs(this.a.value) + this.b.scale + Math.abs(this.b.value);
    const first = winner === a ? this.a : this.b;
    const second = winner === a ? this.b : this.a;
    const aheadUntilMs = this.aheadUntilMs(
      Math.abs(lead) - NEAR * scale,
      scale,
      first.slope,
      first.clock,
      second.slope,
      second.clock,
    );
    this.untilMs = Math.min(this.untilMs, aheadUntilMs);
    return winner;
  }

  /** What never falls keeps the earlier one ahead, or level. */
  private isForEver(a: number, b: number, curve: number, older: number): boolean {
    const atA = this.items.reading(a);
    const atB = this.items.reading(b);
    return atA === atB || (this.curves.neverFalls(curve) && older === (atA < atB ? a : b));
  }

  /** Whether both compute with the same numbers now, so that rounding can make them level but never swap them. */
  private isOneLine(): boolean {
    const { a, b, curves } = this;
    return (
      a.clock === b.clock &&
      a.fromOffset === b.fromOffset &&
      a.fromLevel === b.fromLevel &&
      a.toOffset === b.toOffset &&
      a.toLevel === b.toLevel &&
      curves.min(a.curve) === curves.min(b.curve) &&
      curves.max(a.curve) === curves.max(b.curve) &&
      curves.offset(a.curve) === curves.offset(b.curve)
    );
  }

  /** On one line: whether the older is level with the other or ahead, so that equal values change nothing. */
  private isAhead(a: number, b: number, older: number): boolean {
    if (this.a.reading === this.b.reading) return true;
    return older === (this.a.reading < this.b.reading === this.a.slope > 0 ? a : b);
  }

  /** Until when one stays ahead of another by a lead, if both lines go on: slopes are per ms of a clock. */
  aheadUntilMs(
    lead: number,
    scale: number,
    slope: number,
    clock: number,
    otherSlope: number,
    otherClock: number,
  ): number {
    const { clocks } = this;
    if (lead <= 0) return clocks.nowMs;
    if (clock === otherClock) {
      const span = spanOfLead(lead, scale, slope, otherSlope);
      if (clock === 0) return clocks.nowMs + span;
      const reading = clocks.reading(clock) + Math.min(span, CALENDAR_FAR_MS);
      return Math.max(clocks.nowMs, clocks.clock(clock).instantOf(reading));
    }
    const wallSlope = clocks.isRunning(clock) ? slope : 0;
    const span = spanOfLead(lead, scale, wallSlope, clocks.isRunning(otherClock) ? otherSlope : 0);
    return Math.min(clocks.nowMs + span, clocks.nextChangeMs(clock), clocks.nextChangeMs(otherClock));
  }
}

/** How long a lead lasts, or is sure to. */
function spanOfLead(lead: number, scale: number, slope: number, otherSlope: number): number {
  const steepest = Math.max(Math.abs(slope), Math.abs(otherSlope));
  const far = steepest === 0 ? Infinity : (scale * FAR) / steepest;
  return otherSlope > slope ? Math.min(far, lead / (otherSlope - slope)) : far;
}
