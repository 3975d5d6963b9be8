import { compareRanked } from './order';
import type { RankKey } from './order';

/** Which part of an order is asked for. */
export interface KeptPart {
  /** The place behind which it begins; null: at its beginning. */
  after: RankKey | null;
  /** From the last to the first. */
  isReversed: boolean;
  /** 1 at least. */
  limit: number;
}

/** Of all places that are offered, in whatever order, the first so many behind another: a heap with the last at its root. */
export class Kept {
  private readonly heap: RankKey[] = [];
  private readonly sign: 1 | -1;
  private lastRank = Infinity;
  private isFull = false;
  private hasMore = false;

  constructor(private readonly part: KeptPart) {
    this.sign = part.isReversed ? -1 : 1;
  }

  /** Whether a place of such a rank may be among them: spares making most of them. */
  mayKeep(rank: number): boolean {
    const { after } = this.part;
    if (after !== null && (rank - after.rank) * this.sign > 0) return false;
    if (!this.isFull || (rank - this.lastRank) * this.sign >= 0) return true;
    this.hasMore = true;
    return false;
  }

  offer(key: RankKey): void {
    const { after, limit } = this.part;
    if (after !== null && this.compare(key, after) <= 0) return;
    if (this.heap.length < limit) this.rise(key);
    else {
      this.hasMore = true;
      if (this.compare(key, this.heap[0] as RankKey) < 0) this.sink(key);
    }
    this.isFull = this.heap.length === limit;
    if (this.isFull) this.lastRank = (this.heap[0] as RankKey).rank;
  }

  /** In order. Whether there are others behind them is told by `isEnd`. */
  keys(): RankKey[] {
    return this.heap.toSorted((a, b) => this.compare(a, b));
  }

  get isEnd(): boolean {
    return !this.hasMore;
  }

  private compare(a: RankKey, b: RankKey): number {
    return this.sign * compareRanked(a, b);
  }

  private rise(key: RankKey): void {
    const { heap } = this;
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as RankKey;
      if (this.compare(key, above) <= 0) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = key;
  }

  private sink(key: RankKey): void {
    const { heap } = this;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const right = heap[child + 1];
      if (right && this.compare(right, heap[child] as RankKey) > 0) child += 1;
      if (this.compare(key, heap[child] as RankKey) >= 0) break;
      heap[at] = heap[child] as RankKey;
      at = child;
    }
    heap[at] = key;
  }
}
