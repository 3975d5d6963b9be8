import type { Fields } from './fields';
import type { Items } from './items';
import { Piece } from './piece';
import type { PieceReader } from './piece';
import type { Stretch } from './runs';

/** Who would be next. */
interface Entry {
  slot: number;
  /** Its priority; on top of its queue, at least the highest that waits there. */
  rank: number;
  isOnTop: boolean;
  /** Lets in those who come next to it, when it is taken off. */
  letIn: () => void;
}

const nobody = () => {};

/**
 * Items one by one, best first, at the present instant: a merge of tournaments. When the winner of one is taken off, those
 * whom it beat on its way up come in, each the winner of what lies below; of its own run those that come next to it. So
 * nobody else is ever looked at. What enters or leaves a field, and any step of the clock, ends it.
 */
export class Ranking {
  private readonly entries: Entry[] = [];
  private readonly piece = new Piece();

  constructor(
    private readonly items: Items,
    private readonly fields: Fields,
    private readonly reader: PieceReader,
  ) {}

  addField(field: number): void {
    // Makes all below it certain at this instant.
    if (this.fields.bestOf(field) >= 0) this.addNode(field, 1);
  }

  addItem(slot: number, rank: number, isOnTop: boolean): void {
    this.push({ slot, rank, isOnTop, letIn: nobody });
  }

  /** The next best; undefined when there is none. */
  next(): Readonly<Pick<Entry, 'slot' | 'rank' | 'isOnTop'>> | undefined {
    const best = this.pop();
    best?.letIn();
    return best;
  }

  private addNode(field: number, node: number): void {
    const winner = this.fields.trees.node(field, node);
    if (winner >= 0) this.add(this.fields.lines.best(winner), () => this.openWay(field, node));
  }

  /** Lets in all that the winner of a node has beaten below it. */
  private openWay(field: number, node: number): void {
    const { trees } = this.fields;
    const winner = trees.node(field, node);
    while (node < this.fields.leaves(field)) {
      const isLeft = trees.node(field, 2 * node) === winner;
      this.addNode(field, isLeft ? 2 * node + 1 : 2 * node);
      node = isLeft ? 2 * node : 2 * node + 1;
    }
    if (this.fields.isRun(winner)) this.openRun(winner);
    else this.openWay(winner, 1);
  }

  /** The best of a run is the first of one of its stretches. */
  private openRun(run: number): void {
    const { runs, lines } = this.fields;
    for (const stretch of runs.stretches(run)) {
      const { from, end, isFalling } = stretch;
      const first = isFalling ? runs.highestOfFalling(run, from, end) : from;
      if (runs.item(run, first) === lines.best(run)) this.addAfter(run, stretch, first, first);
      else this.addPlace(run, stretch, first, first);
    }
  }

  private addPlace(run: number, stretch: Stretch, place: number, first: number): void {
    this.add(this.fields.runs.item(run, place), () => this.addAfter(run, stretch, place, first));
  }

  /**
   * What comes after a place in its stretch: the next one. In one that falls only as far as the value is the same, which
   * is so from the place `first` on; then come those before it.
   */
  private addAfter(run: number, stretch: Stretch, place: number, first: number): void {
    const { runs } = this.fields;
    if (place + 1 < stretch.end) this.addPlace(run, stretch, place + 1, first);
    else if (stretch.isFalling && first > stretch.from) {
      const before = { ...stretch, end: first };
      const highest = runs.highestOfFalling(run, stretch.from, first);
      this.addPlace(run, before, highest, highest);
    }
  }

  private add(slot: number, letIn: () => void): void {
    const { items } = this;
    const rank = this.reader.read(items.curve(slot), items.reading(slot), this.piece).value;
    this.push({ slot, rank, isOnTop: false, letIn });
  }

  private push(entry: Entry): void {
    const { entries } = this;
    let at = entries.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = entries[parent] as Entry;
      if (this.compare(above, entry) <= 0) break;
      entries[at] = above;
      at = parent;
    }
    entries[at] = entry;
  }

  private pop(): Entry | undefined {
    const { entries } = this;
    const best = entries[0];
    const last = entries.pop();
    if (!last || entries.length === 0) return best;
    let at = 0;
    for (let child = 1; child < entries.length; child = 2 * at + 1) {
      const right = child + 1;
      if (right < entries.length && this.compare(entries[right] as Entry, entries[child] as Entry) < 0) child = right;
      if (this.compare(last, entries[child] as Entry) <= 0) break;
      entries[at] = entries[child] as Entry;
      at = child;
    }
    entries[at] = last;
    return best;
  }

  /** As `compareRanked` in `domain/routing/order.ts`. */
  private compare(a: Entry, b: Entry): number {
    return b.rank - a.rank || Number(b.isOnTop) - Number(a.isOnTop) || this.items.compareAge(a.slot, b.slot);
  }
}
