/** What is bound to happen at an instant. At one instant the lower `rank` comes first, then what was entered first. */
interface Entry<T> {
  atMs: number;
  rank: number;
  serial: number;
  what: T;
}

/** What lies ahead, the next first: a binary heap, so that a day of a million entries costs no more than a short one. */
export class Agenda<T> {
  private readonly heap: Entry<T>[] = [];
  private entered = 0;

  enter(atMs: number, rank: number, what: T): void {
    this.entered += 1;
    const { heap } = this;
    const entry = { atMs, rank, serial: this.entered, what };
    let place = heap.length;
    for (; place > 0;) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, entry)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  /** Instant of what comes next, for good without what has become void; Infinity when nothing does. */
  nextMs(isVoid: (what: T) => boolean = () => false): number {
    let first = this.heap[0];
    while (first && isVoid(first.what)) {
      this.takeDue(first.atMs);
      first = this.heap[0];
    }
    return first?.atMs ?? Infinity;
  }

  /** Takes off what comes next, if it is due by then. */
  takeDue(nowMs: number): T | undefined {
    const first = this.heap[0];
    if (!first || first.atMs > nowMs) return undefined;
    const last = this.heap.pop();
    if (last && last !== first) this.sink(last);
    return first.what;
  }

  private sink(entry: Entry<T>): void {
    const { heap } = this;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      let child = heap[below];
      const right = heap[below + 1];
      if (child && right && isBefore(right, child)) {
        child = right;
        below += 1;
      }
      if (!child || isBefore(entry, child)) break;
      heap[place] = child;
      place = below;
    }
    heap[place] = entry;
  }
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs;
  return a.rank === b.rank ? a.serial < b.serial : a.rank < b.rank;
}
