import { minuteMs } from '../../domain/time/duration';
import type { ClockStates } from './clock-states';
import type { Contest } from './contest';
import type { Fields } from './fields';
import type { Group } from './groups';
import type { Items } from './items';
import { Records } from './records';

/**
 * What most groups are passed over by, two in a line of the cache: no value is higher than its ceiling until the end.
 * `LEVEL`: the value itself where it is flat, else NaN; with it, since when the item waits.
 */
const GLANCE_SIZE = 4;
const [CEILING, END, LEVEL, SINCE] = [0, 1, 2, 3];
/** A ceiling is made for no longer: a line that rises would lift it above all others. */
const CEILING_MS = 30 * minuteMs;

/** A line, and four words. */
const SIZE = 6;
/** `READING`: where the line's clock stood when its value was read. */
const [VALUE, SLOPE, READING, NEARNESS] = [0, 1, 2, 3];
const WORDS = 2 * SIZE;
const [ITEM, FIELD, CLOCK, ITEM_SIZE] = [8, 9, 10, 11];

/**
 * The best item of each group with the line on which its priority moves: to find the best of hundreds of groups then
 * takes a glance at each, and a multiplication for those few that may be ahead of all before them.
 */
export class Leaders {
  private readonly glances = new Records(GLANCE_SIZE);
  private readonly rows = new Records(SIZE);
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
    this.glances.makeRoom(index + 1);
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
    const glance = group * GLANCE_SIZE;
    const { numbers: glances } = this.glances;
    glances[glance + CEILING] = -Infinity;
    glances[glance + END] = lines.untilMs(field);
    if (item < 0) return;
    const clock = lines.clock(field);
    const slope = lines.slope(field);
    const reading = clocks.reading(clock);
    const value = lines.value(field, reading);
    const nearness = lines.nearness(field);
    const at = group * SIZE;
    words[group * WORDS + CLOCK] = clock;
    numbers[at + VALUE] = value;
    numbers[at + SLOPE] = slope;
    numbers[at + READING] = slope === 0 ? 0 : reading;
    numbers[at + NEARNESS] = nearness;
    glances[glance + CEILING] = value + Math.max(0, slope) * CEILING_MS + nearness;
    glances[glance + LEVEL] = slope === 0 ? value : Number.NaN;
    glances[glance + SINCE] = this.items.queuedSinceMs(item);
    if (slope > 0) glances[glance + END] = Math.min(lines.untilMs(field), clocks.nowMs + CEILING_MS);
  };

  /** The best item of some groups, of those whose size has room; -1 when nothing waits there. */
  bestOf(groups: Int32Array, count: number, fits: (size: number) => boolean): number {
    const { nowMs } = this.clocks;
    const { numbers } = this.glances;
    this.best = -1;
    let known = -1;
    let isFit = false;
    for (let at = 0; at < count; at += 1) {
      const group = groups[at] as number;
      const glance = group * GLANCE_SIZE;
      if ((numbers[glance + END] as number) <= nowMs) this.renew(group);
      if (this.isBehind(glance)) continue;
      const size = this.rows.words[group * WORDS + ITEM_SIZE] as number;
      if (size !== known) {
        known = size;
        isFit = fits(size);
      }
      if (isFit) this.compare(group);
    }
    return this.best;
  }

  /** Whether a glance shows that nothing of a group goes before the best so far. */
  private isBehind(glance: number): boolean {
    const { numbers } = this.glances;
    const ceiling = numbers[glance + CEILING] as number;
    if (this.best < 0) return ceiling === -Infinity;
    if (ceiling < this.bestValue - this.bestNearness) return true;
    // Many are level, since lines end in flat ones. The same values are exact, and the longest waiting is the first.
    const isLevel = numbers[glance + LEVEL] === this.bestValue && this.bestSlope === 0;
    return isLevel && (numbers[glance + SINCE] as number) > this.bestSince;
  }

  private compare(group: number): void {
    const { numbers, words } = this.rows;
    const at = group * SIZE;
    const item = words[group * WORDS + ITEM] as number;
    const slope = numbers[at + SLOPE] as number;
    const passed = slope === 0 ? 0 : this.clocks.reading(words[group * WORDS + CLOCK] as number);
    const value = (numbers[at + VALUE] as number) + slope * (passed - (numbers[at + READING] as number));
    const nearness = this.bestNearness + (numbers[at + NEARNESS] as number);
    const lead = value - this.bestValue;
    const since = this.glances.numbers[group * GLANCE_SIZE + SINCE] as number;
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

  private renew(group: number): void {
    this.fields.bestOf(this.rows.words[group * WORDS + FIELD] as number);
    this.take(group);
  }
}
