import type { Piece } from './piece';
import { Records } from './records';

/** Five numbers and two words: 48 bytes. */
const SIZE = 6;
const [UNTIL, VALUE, SLOPE, READING, NEARNESS] = [0, 1, 2, 3, 4];
const WORDS = 2 * SIZE;
const [BEST, CLOCK] = [10, 11];

/** Values on lines that differ by less than this share of their scale say nothing: the curves must be read. */
export const NEAR_LINE = 1e-9;

/** Of each contestant its best item, the line on which the priority of that one moves, and until when both are certain. */
export class Lines {
  private readonly rows = new Records(SIZE);

  makeRoom(contestants: number): void {
    this.rows.makeRoom(contestants);
  }

  /** The best item; -1 when there is none. */
  best(contestant: number): number {
    return this.rows.words[contestant * WORDS + BEST] as number;
  }

  untilMs(contestant: number): number {
    return this.rows.numbers[contestant * SIZE + UNTIL] as number;
  }

  /** Per ms of its clock. */
  slope(contestant: number): number {
    return this.rows.numbers[contestant * SIZE + SLOPE] as number;
  }

  clock(contestant: number): number {
    return this.rows.words[contestant * WORDS + CLOCK] as number;
  }

  /** By how much another's value must differ to say anything. */
  nearness(contestant: number): number {
    return this.rows.numbers[contestant * SIZE + NEARNESS] as number;
  }

  /** The best item's priority when its clock shows `reading`; exact where the line is flat. */
  value(contestant: number, reading: number): number {
    const { numbers } = this.rows;
    const at = contestant * SIZE;
    const slope = numbers[at + SLOPE] as number;
    if (slope === 0) return numbers[at + VALUE] as number;
    return (numbers[at + VALUE] as number) + slope * (reading - (numbers[at + READING] as number));
  }

  clear(contestant: number): void {
    this.rows.words[contestant * WORDS + BEST] = -1;
    this.rows.numbers[contestant * SIZE + UNTIL] = Infinity;
  }

  /** `piece` was read when its clock showed `reading`. */
  set(contestant: number, best: number, piece: Piece, reading: number, untilMs: number): void {
    const { numbers, words } = this.rows;
    const at = contestant * SIZE;
    numbers[at + UNTIL] = untilMs;
    numbers[at + VALUE] = piece.value;
    numbers[at + SLOPE] = piece.slope;
    numbers[at + READING] = reading;
    numbers[at + NEARNESS] = NEAR_LINE * (piece.scale + Math.abs(piece.value));
    words[2 * at + BEST] = best;
    words[2 * at + CLOCK] = piece.clock;
  }

  /** It is certain no longer than that. Whether it was. */
  shorten(contestant: number, untilMs: number): boolean {
    if (untilMs >= this.untilMs(contestant)) return false;
    this.rows.numbers[contestant * SIZE + UNTIL] = untilMs;
    return true;
  }

  copy(contestant: number, from: number, untilMs: number): void {
    const { numbers } = this.rows;
    numbers.copyWithin(contestant * SIZE, from * SIZE, (from + 1) * SIZE);
    numbers[contestant * SIZE + UNTIL] = untilMs;
  }
}
