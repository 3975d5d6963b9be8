import type { ClockStates } from './clock-states';
import type { Contest } from './contest';
import { Contestants } from './contestants';
import type { Curves } from './curves';
import type { Items } from './items';
import { Piece } from './piece';
import type { PieceReader } from './piece';

/** A run has no more items: what moves when one enters in the middle stays little. */
const LONGEST = 1_024;

/** For one more, and some more at the end. */
function roomFor(count: number): number {
  return count + 1 + (count >> 3);
}

/** Places of a run whose items are on the same line of their curve now. */
export interface Stretch {
  from: number;
  end: number;
  isFalling: boolean;
  /** When the first of them comes to the next line, before all others. */
  endMs: number;
}

/**
 * A run: items of one curve, in the order in which they were activated, which is also that of their age.
 *
 * Where the curve never falls, the first item is the best, whatever the time. Where it falls somewhere, the run is cut
 * into stretches, by the line on which each item's priority moves now: activated one after the other, they come to each
 * line one after the other. In a stretch all rise or fall side by side, so its best is at one of its ends.
 */
export class Runs {
  private readonly piece = new Piece();
  private readonly other = new Piece();
  /** Of the run that is judged. */
  private best = -1;
  private untilMs = Infinity;

  constructor(
    private readonly rows: Contestants,
    private readonly items: Items,
    private readonly curves: Curves,
    private readonly clocks: ClockStates,
    private readonly contest: Contest,
    private readonly reader: PieceReader,
  ) {}

  isFull(run: number): boolean {
    return this.rows.count(run) === LONGEST;
  }

  /** With one item. */
  begin(run: number, slot: number): void {
    const { rows } = this;
    rows.setCount(run, 1);
    rows.setStart(run, 0);
    rows.setRoom(run, 0);
    rows.setBlock(run, slot);
    this.items.setRun(slot, run);
  }

  /** The place that an item would have; -1 when its age is not in line with its neighbours' there. */
  placeFor(run: number, slot: number): number {
    const place = this.search(run, slot);
    if (place > 0 && this.items.compareAge(this.item(run, place - 1), slot) > 0) return -1;
    if (place < this.rows.count(run) && this.items.compareAge(slot, this.item(run, place)) > 0) return -1;
    return place;
  }

  insert(run: number, place: number, slot: number): void {
    const { rows } = this;
    const count = rows.count(run);
    if (rows.start(run) + count >= rows.room(run)) this.makeRoom(run, count);
    const { numbers, words } = rows.blocks;
    const first = rows.block(run) + rows.start(run);
    const firstWord = this.firstWord(run);
    if (place < count) {
      numbers.copyWithin(first + place + 1, first + place, first + count);
      words.copyWithin(firstWord + place + 1, firstWord + place, firstWord + count);
    }
    numbers[first + place] = this.items.reading(slot);
    words[firstWord + place] = slot;
    rows.setCount(run, count + 1);
    this.items.setRun(slot, run);
  }

  /** There must be another. */
  remove(run: number, slot: number): void {
    const { rows } = this;
    const count = rows.count(run) - 1;
    const place = this.item(run, 0) === slot ? 0 : this.search(run, slot);
    rows.setCount(run, count);
    if (place === 0) rows.setStart(run, rows.start(run) + 1);
    else if (place < count) {
      const { numbers, words } = rows.blocks;
      const first = rows.block(run) + rows.start(run);
      const firstWord = this.firstWord(run);
      numbers.copyWithin(first + place, first + place + 1, first + count + 1);
      words.copyWithin(firstWord + place, firstWord + place + 1, firstWord + count + 1);
    }
    if (3 * count < rows.room(run)) this.move(run, count === 1 ? 0 : roomFor(count));
  }

  /** Gives the later half of a run to one that has just begun with nothing. */
  halve(run: number, later: number): void {
    const { rows } = this;
    const count = rows.count(run);
    const half = count >> 1;
    this.begin(later, this.item(run, half));
    for (let place = half + 1; place < count; place += 1) this.insert(later, place - half, this.item(run, place));
    rows.setCount(run, half);
  }

  /** Finds the best item anew, and its line. Whether anything is other than before. */
  judge(run: number): boolean {
    const { rows, reader, piece } = this;
    const oldBest = rows.lines.best(run);
    const oldUntilMs = rows.lines.untilMs(run);
    const curve = rows.label(run);
    this.untilMs = Infinity;
    this.best = this.item(run, 0);
    if (this.curves.neverFalls(curve) || rows.count(run) === 1) reader.read(curve, this.reading(run, 0), piece);
    else {
      this.judgeStretches(run, curve);
      reader.read(curve, this.items.reading(this.best), piece);
    }
    const untilMs = Math.min(this.untilMs, piece.endMs);
    rows.lines.set(run, this.best, piece, this.clocks.reading(piece.clock), untilMs);
    return this.best !== oldBest || untilMs !== oldUntilMs;
  }

  /** Lets the best of a run compete with an item that came to a place. Whether anything is other than before. */
  challenge(run: number, place: number, slot: number): boolean {
    const { lines } = this.rows;
    const curve = this.rows.label(run);
    if (this.curves.neverFalls(curve)) return place === 0 && this.judge(run);
    const best = lines.best(run);
    const isCertain = lines.untilMs(run) > this.clocks.nowMs;
    if (!isCertain || this.contest.firstOfCurve(best, slot, curve) !== best) return this.judge(run);
    return lines.shorten(run, this.contest.untilMs);
  }

  /** Cuts a run into its stretches, the one that was activated first before the others. */
  *stretches(run: number): Generator<Stretch> {
    const curve = this.rows.label(run);
    const count = this.rows.count(run);
    for (let from = 0; from < count;) {
      const { slope, endMs } = this.reader.read(curve, this.reading(run, from), this.piece);
      const end = this.curves.neverFalls(curve) ? count : this.endOfStretch(run, from, count);
      yield { from, end, isFalling: slope < 0, endMs };
      from = end;
    }
  }

  private judgeStretches(run: number, curve: number): void {
    this.best = -1;
    for (const { from, end, isFalling, endMs } of this.stretches(run)) {
      this.untilMs = Math.min(this.untilMs, endMs);
      const best = isFalling ? this.bestOfFalling(run, curve, from, end) : this.item(run, from);
      this.best = this.best < 0 ? best : this.contestOfCurve(curve, this.best, best);
    }
  }

  /** The place of the first behind `from`, whose line has been read into `piece`, that has not come to that line yet. */
  private endOfStretch(run: number, from: number, count: number): number {
    let low = from + 1;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.reader.hasReached(this.piece, this.reading(run, middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private bestOfFalling(run: number, curve: number, from: number, end: number): number {
    const place = this.highestOfFalling(run, from, end);
    const best = this.item(run, place);
    // By rounding only those next to it could come level with it, or cease to be.
    if (place > from) this.contestOfCurve(curve, best, this.item(run, place - 1));
    if (place < end - 1) this.contestOfCurve(curve, best, this.item(run, end - 1));
    return best;
  }

  /** The place of the last before `end` in a stretch that falls, or of the oldest whose value is computed as the same. */
  highestOfFalling(run: number, from: number, end: number): number {
    const { reader, other } = this;
    const curve = this.rows.label(run);
    const highest = reader.read(curve, this.reading(run, end - 1), other).value;
    let low = from;
    let high = end - 1;
    // Most often the one before it is higher by more than rounding, and there is nothing to look for.
    if (high > from && reader.read(curve, this.reading(run, high - 1), other).value !== highest) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (reader.read(curve, this.reading(run, middle), other).value === highest) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private contestOfCurve(curve: number, a: number, b: number): number {
    const winner = this.contest.firstOfCurve(a, b, curve);
    this.untilMs = Math.min(this.untilMs, this.contest.untilMs);
    return winner;
  }

  /** The first place that an item does not come after. Most come behind all others. */
  private search(run: number, slot: number): number {
    const reading = this.items.reading(slot);
    let low = 0;
    let high = this.rows.count(run);
    if (this.isBefore(run, high - 1, reading, slot)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isBefore(run, middle, reading, slot)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private isBefore(run: number, place: number, reading: number, slot: number): boolean {
    const other = this.reading(run, place);
    return other < reading || (other === reading && this.items.compareAge(this.item(run, place), slot) < 0);
  }

  item(run: number, place: number): number {
    const { rows } = this;
    return rows.room(run) === 0 ? rows.block(run) : (rows.blocks.words[this.firstWord(run) + place] as number);
  }

  private reading(run: number, place: number): number {
    const { rows } = this;
    if (rows.room(run) === 0) return this.items.reading(rows.block(run));
    return rows.blocks.numbers[rows.block(run) + rows.start(run) + place] as number;
  }

  /** Where the items begin, behind the readings. */
  private firstWord(run: number): number {
    const { rows } = this;
    return 2 * (rows.block(run) + rows.room(run)) + rows.start(run);
  }

  /** For one more at the end. */
  private makeRoom(run: number, count: number): void {
    const room = this.rows.room(run);
    if (8 * count > 7 * room) this.move(run, roomFor(count));
    else this.copy(run, this.rows.block(run), room);
  }

  /** Into a block with room for so many. With no room: the only one needs none. */
  private move(run: number, room: number): void {
    const { rows, items } = this;
    const old = rows.room(run);
    const only = this.item(run, 0);
    const block = room === 0 ? only : rows.blocks.take(Contestants.runSize(room));
    if (old > 0) {
      if (room > 0) this.copy(run, block, room);
      rows.blocks.give(Contestants.runSize(old));
    } else {
      rows.blocks.numbers[block] = items.reading(only);
      rows.blocks.words[2 * (block + room)] = only;
    }
    rows.setBlock(run, block);
    rows.setRoom(run, room);
    rows.setStart(run, 0);
  }

  /** All items to the beginning of a block, be it another or its own. */
  private copy(run: number, block: number, room: number): void {
    const { rows } = this;
    const { numbers, words } = rows.blocks;
    const count = rows.count(run);
    const first = rows.block(run) + rows.start(run);
    const firstWord = this.firstWord(run);
    numbers.copyWithin(block, first, first + count);
    words.copyWithin(2 * (block + room), firstWord, firstWord + count);
    rows.setStart(run, 0);
  }
}
