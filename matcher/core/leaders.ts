import type { ClockStates } from './clock-states';
import { resized } from './columns';
import type { Contest } from './contest';
import type { Fields } from './fields';
import type { Group } from './groups';
import type { Items } from './items';
import { Piece } from './piece';
import type { PieceReader } from './piece';

/** Two leaders that differ by less than this share of their scale are compared exactly. */
const NEAR = 1e-9;

/**
 * The best item of each group with the line on which its priority moves, in columns: to find the best of hundreds of
 * groups then takes a multiplication for each.
 */
export class Leaders {
  private item = new Int32Array(0);
  private field = new Int32Array(0);
  private clock = new Int32Array(0);
  private value = new Float64Array(0);
  private slope = new Float64Array(0);
  /** Where its clock stood when `value` was read. */
  private reading = new Float64Array(0);
  private nearness = new Float64Array(0);
  private endMs = new Float64Array(0);
  private readonly piece = new Piece();
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

  add(group: Group): void {
    if (group.index >= this.item.length) this.resize(group.index * 2 + 64);
    this.item[group.index] = -1;
    this.field[group.index] = group.field;
  }

  /** An item has left: its slot may soon be another's. */
  forget({ index }: Group, item: number): void {
    if (this.item[index] === item) this.item[index] = -1;
  }

  /** Between `start` and `winner` any number of groups are considered, each with something waiting. */
  start(): void {
    this.best = -1;
  }

  /** -1 when nothing was considered. */
  winner(): number {
    return this.best;
  }

  consider(group: number): void {
    const field = this.field[group] as number;
    const { nowMs } = this.clocks;
    if ((this.fields.untilMs[field] as number) <= nowMs) this.fields.bestOf(field);
    const item = this.fields.best[field] as number;
    if (item !== this.item[group] || (this.endMs[group] as number) <= nowMs) this.read(group, item);
    const slope = this.slope[group] as number;
    const start = this.value[group] as number;
    const value =
      slope === 0
        ? start
        : start + slope * (this.clocks.reading(this.clock[group] as number) - (this.reading[group] as number));
    const lead = value - this.bestValue;
    if (this.best < 0 || lead > this.bestNearness + (this.nearness[group] as number)) {
      this.take(group, item, value, slope);
    } else if (lead >= -(this.bestNearness + (this.nearness[group] as number))) {
      if (this.goesFirst(item, lead, slope)) this.take(group, item, value, slope);
    }
  }

  /** Whether an item that is about level with the best so far goes before it. Flat lines are exact as they are. */
  private goesFirst(item: number, lead: number, slope: number): boolean {
    if (slope !== 0 || this.bestSlope !== 0) return this.contest.first(item, this.best) === item;
    return lead === 0 ? this.items.compareAge(item, this.best) < 0 : lead > 0;
  }

  private take(group: number, item: number, value: number, slope: number): void {
    this.best = item;
    this.bestValue = value;
    this.bestSlope = slope;
    this.bestNearness = this.nearness[group] as number;
  }

  private read(group: number, item: number): void {
    const { piece } = this;
    this.reader.read(item, piece);
    this.item[group] = item;
    this.clock[group] = piece.clock;
    this.value[group] = piece.value;
    this.slope[group] = piece.slope;
    this.reading[group] = this.clocks.reading(piece.clock);
    this.nearness[group] = NEAR * (piece.scale + Math.abs(piece.value));
    this.endMs[group] = piece.endMs;
  }

  private resize(groups: number): void {
    this.item = resized(this.item, groups);
    this.field = resized(this.field, groups);
    this.clock = resized(this.clock, groups);
    this.value = resized(this.value, groups);
    this.slope = resized(this.slope, groups);
    this.reading = resized(this.reading, groups);
    this.nearness = resized(this.nearness, groups);
    this.endMs = resized(this.endMs, groups);
  }
}
