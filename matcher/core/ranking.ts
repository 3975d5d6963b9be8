import type { Fields } from './fields';
import type { Items } from './items';
import { Piece } from './piece';
import type { PieceReader } from './piece';

/** Who would be next: an item, and the tree of a field that it has won so far, or -1 when it stands alone. */
interface Entry {
  slot: number;
  /** Its priority; on top of its queue, at least the highest that waits there. */
  rank: number;
  isOnTop: boolean;
  field: number;
  node: number;
}

/**
 * Items one by one, best first, at the present instant: a merge of tournaments. When the winner of one is taken off, those
 * whom it beat on its way up come in, each the winner of what lies below; so nobody else is ever looked at. What enters
 * or leaves a field, and any step of the clock, ends it.
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
    this.push({ slot, rank, isOnTop, field: -1, node: 1 });
  }

  /** The next best; undefined when there is none. */
  next(): Readonly<Pick<Entry, 'slot' | 'rank' | 'isOnTop'>> | undefined {
    const best = this.pop();
    if (best && best.field >= 0) this.openWay(best.field, best.node);
    return best;
  }

  /** Lets in all that the winner of a node has beaten below it. */
  private openWay(field: number, node: number): void {
    const { rows } = this.fields;
    for (;;) {
      while (node < rows.width(field)) {
        const isLeft = this.fields.node(field, 2 * node) === this.fields.node(field, node);
        this.addNode(field, isLeft ? 2 * node + 1 : 2 * node);
        node = isLeft ? 2 * node : 2 * node + 1;
      }
      if (rows.isInner(field)) return;
      field = this.fields.node(field, node);
      node = 1;
    }
  }

  private addNode(field: number, node: number): void {
    const winner = this.fields.node(field, node);
    if (winner < 0) return;
    const slot = this.fields.rows.isInner(field) ? winner : this.fields.rows.best(winner);
    this.reader.read(slot, this.piece);
    this.push({ slot, rank: this.piece.value, isOnTop: false, field, node });
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
