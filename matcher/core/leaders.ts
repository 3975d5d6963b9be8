import type { ClockStates } from './clock-states';
import { resized } from './columns';
import type { Contest } from './contest';
import type { Fields } from './fields';
import type { Group } from './groups';
import type { Items } from './items';
import { Piece } from './piece';
import type { PieceReader } from './piece';
import { Records } from './records';

/** Two leaders that differ by less than this share of their scale are compared exactly. */
const NEAR = 1e-9;

/** A row: a line, and four words; 56 bytes. */
const SIZE = 7;
/** `READING`: where the line's clock stood when its value was read; `END`: until when all of this is certain. */
const [VALUE, SLOPE, READING, NEARNESS, END] = [0, 1, 2, 3, 4];
const WORDS = 2 * SIZE;
const [ITEM, FIELD, CLOCK, ITEM_SIZE] = [10, 11, 12, 13];

/**
 * The best item of each group with the line on which its priority moves: to find the best of hundreds of groups then
 * takes a multiplication for each.
 */
export class Leaders {
  private readonly rows = new Records(SIZE);
  private readonly piece = new Piece();
  private considered = new Int32Array(64);
  private count = 0;
  /** Of the best so far. */
  private best = -1;
  private bestValue = 0;
  private bestSlope = 0;
  private bestNearness = 0;

  constructor(
    private readonly items: Items,
    private readonly fields: Fields,
    private readonly contest: Contest,
    private readonly reader: PieceReader,
    private readonly clocks: ClockStates,
  ) {}

  add({ index, field, size }: Group): void {
    this.rows.makeRoom(index + 1);
    this.rows.words[index * WORDS + FIELD] = field;
    this.rows.words[index * WORDS + ITEM_SIZE] = size;
    this.forget(index);
  }

  /** Its best item is another, or no longer as certain. */
  readonly forget = (group: number): void => {
    this.rows.numbers[group * SIZE + END] = -Infinity;
  };

  /** Between `start` and `winner` any number of groups are considered, each with something waiting. */
  start(): void {
    this.count = 0;
  }

  /**
   * Only fetches its row: one after the other without a pause, the rows come from memory side by side, and those of
   * sizes that have no room are out of the way when it comes to comparing.
   */
  consider(group: number, fits: (size: number) => boolean): void {
    if (!fits(this.rows.words[group * WORDS + ITEM_SIZE] as number)) return;
    if (this.count === this.considered.length) this.considered = resized(this.considered, this.count * 2);
    this.considered[this.count] = group;
    this.count += 1;
  }

  /** -1 when nothing was considered. */
  winner(): number {
    this.best = -1;
    for (let at = 0; at < this.count; at += 1) this.compare(this.considered[at] as number);
    return this.best;
  }

  private compare(group: number): void {
    const { numbers, words } = this.rows;
    const at = group * SIZE;
    if ((numbers[at + END] as number) <= this.clocks.nowMs) this.read(group);
    const item = words[group * WORDS + ITEM] as number;
    const slope = numbers[at + SLOPE] as number;
    const passed = slope === 0 ? 0 : this.clocks.reading(words[group * WORDS + CLOCK] as number);
    const value = (numbers[at + VALUE] as number) + slope * (passed - (numbers[at + READING] as number));
    const nearness = this.bestNearness + (numbers[at + NEARNESS] as number);
    const lead = value - this.bestValue;
    if (this.best < 0 || lead > nearness || (lead >= -nearness && this.goesFirst(item, lead, slope))) {
      this.best = item;
      this.bestValue = value;
      this.bestSlope = slope;
      this.bestNearness = numbers[at + NEARNESS] as number;
    }
  }

  /** Whether an item that is about level with the best so far goes before it. Flat lines are exact as they are. */
  private goesFirst(item: number, lead: number, slope: number): boolean {
    if (slope !== 0 || this.bestSlope !== 0) return this.contest.first(item, this.best) === item;
    return lead === 0 ? this.items.compareAge(item, this.best) < 0 : lead > 0;
  }

  private read(group: number): void {
    const { piece } = this;
    const { numbers, words } = this.rows;
    const field = words[group * WORDS + FIELD] as number;
    const item = this.fields.bestOf(field);
    this.reader.read(item, piece);
    words[group * WORDS + ITEM] = item;
    words[group * WORDS + CLOCK] = piece.clock;
    const at = group * SIZE;
    numbers[at + VALUE] = piece.value;
    numbers[at + SLOPE] = piece.slope;
    numbers[at + READING] = piece.slope === 0 ? 0 : this.clocks.reading(piece.clock);
    numbers[at + NEARNESS] = NEAR * (piece.scale + Math.abs(piece.value));
    numbers[at + END] = Math.min(piece.endMs, this.fields.rows.untilMs(field));
  }
}
