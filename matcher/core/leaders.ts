import type { ClockStates } from './clock-states';
import type { Contest } from './contest';
import type { Fields } from './fields';
import type { Group } from './groups';
import type { Items } from './items';
import { NumberList } from './number-list';
import { Records } from './records';

/** A row has 64 bytes: a line and since when its item waits, and four words. */
const SIZE = 8;
/** `READING`: where the line's clock stood when its value was read; `END`: until when all of this is certain. */
const [VALUE, SLOPE, READING, NEARNESS, END, SINCE] = [0, 1, 2, 3, 4, 5];
const WORDS = 2 * SIZE;
const [ITEM, FIELD, CLOCK, ITEM_SIZE] = [12, 13, 14, 15];

/**
 * The best item of each group with the line on which its priority moves: to find the best of hundreds of groups then
 * takes a multiplication for each.
 */
export class Leaders {
  private readonly rows = new Records(SIZE);
  private readonly considered = new NumberList();
  /** Of the best so far. */
  private best = -1;
  private bestValue = 0;
  private bestSlope = 0;
  private bestNearness = 0;
  private bestSince = 0;

  constructor(
    private readonly items: Items,
    private readonly fields: Fields,
    private readonly contest: Contest,
    private readonly clocks: ClockStates,
  ) {}

  add({ index, field, size }: Group): void {
    this.rows.makeRoom(index + 1);
    this.rows.words[index * WORDS + FIELD] = field;
    this.rows.words[index * WORDS + ITEM_SIZE] = size;
    this.take(index);
  }

  /** A group's best item is another, or otherwise certain. Its line is at hand now; later it would come from memory. */
  readonly take = (group: number): void => {
    const { clocks } = this;
    const { lines } = this.fields;
    const { numbers, words } = this.rows;
    const field = words[group * WORDS + FIELD] as number;
    const item = lines.best(field);
    words[group * WORDS + ITEM] = item;
    const at = group * SIZE;
    numbers[at + END] = lines.untilMs(field);
    if (item < 0) return;
    const clock = lines.clock(field);
    const reading = clocks.reading(clock);
    words[group * WORDS + CLOCK] = clock;
    numbers[at + VALUE] = lines.value(field, reading);
    numbers[at + SLOPE] = lines.slope(field);
    numbers[at + READING] = lines.slope(field) === 0 ? 0 : reading;
    numbers[at + NEARNESS] = lines.nearness(field);
    numbers[at + SINCE] = this.items.queuedSinceMs(item);
  };

  /** The best item of some groups, of those whose size has room; -1 when nothing waits there. */
  bestOf(groups: Int32Array, count: number, fits: (size: number) => boolean): number {
    const { considered } = this;
    // Fetched one after the other without a pause, the rows come from memory side by side.
    considered.clear();
    const { words } = this.rows;
    let known = -1;
    let isFit = false;
    for (let at = 0; at < count; at += 1) {
      const group = groups[at] as number;
      const size = words[group * WORDS + ITEM_SIZE] as number;
      if (size !== known) {
        known = size;
        isFit = fits(size);
      }
      if (isFit) considered.add(group);
    }
    this.best = -1;
    for (let at = 0; at < considered.count; at += 1) this.compare(considered.at(at));
    return this.best;
  }

  private compare(group: number): void {
    const { numbers, words } = this.rows;
    const at = group * SIZE;
    if ((numbers[at + END] as number) <= this.clocks.nowMs) {
      this.fields.bestOf(words[group * WORDS + FIELD] as number);
      this.take(group);
    }
    const item = words[group * WORDS + ITEM] as number;
    if (item < 0) return;
    const slope = numbers[at + SLOPE] as number;
    const passed = slope === 0 ? 0 : this.clocks.reading(words[group * WORDS + CLOCK] as number);
    const value = (numbers[at + VALUE] as number) + slope * (passed - (numbers[at + READING] as number));
    const nearness = this.bestNearness + (numbers[at + NEARNESS] as number);
    const lead = value - this.bestValue;
    const since = numbers[at + SINCE] as number;
    if (this.best < 0 || lead > nearness || (lead >= -nearness && this.goesFirst(item, lead, slope, since))) {
      this.best = item;
      this.bestValue = value;
      this.bestSlope = slope;
      this.bestNearness = numbers[at + NEARNESS] as number;
      this.bestSince = since;
    }
  }

  /** Whether an item that is about level with the best so far goes before it. Flat lines are exact as they are. */
  private goesFirst(item: number, lead: number, slope: number, since: number): boolean {
    if (slope !== 0 || this.bestSlope !== 0) return this.contest.first(item, this.best) === item;
    if (lead !== 0) return lead > 0;
    return since === this.bestSince ? this.items.compareAge(item, this.best) < 0 : since < this.bestSince;
  }
}
