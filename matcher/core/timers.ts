import { resized, roomFor } from './columns';
import type { Items } from './items';

/** At which instant each item is to be looked at again: a heap with the earliest first, one entry an item at most. */
export class Timers {
  private slots = new Int32Array(0);
  private atMs = new Float64Array(0);
  private count = 0;

  constructor(private readonly items: Items) {}

  /** Infinity when none is set. */
  get nextMs(): number {
    return this.count === 0 ? Infinity : (this.atMs[0] as number);
  }

  /** Takes off the earliest; there must be one. */
  pop(): number {
    const slot = this.slots[0] as number;
    this.set(slot, Infinity);
    return slot;
  }

  /** Infinity: not at all. */
  set(slot: number, atMs: number): void {
    const place = this.items.timer(slot);
    if (place < 0) {
      if (atMs === Infinity) return;
      this.makeRoom();
      this.count += 1;
      this.put(this.count - 1, slot, atMs);
      this.raise(this.count - 1);
    } else if (atMs === Infinity) {
      this.items.setTimer(slot, -1);
      this.count -= 1;
      if (place === this.count) return;
      this.put(place, this.slots[this.count] as number, this.atMs[this.count] as number);
      this.settle(place);
    } else {
      this.atMs[place] = atMs;
      this.settle(place);
    }
  }

  reserve(count: number): void {
    if (count <= this.slots.length) return;
    this.slots = resized(this.slots, count);
    this.atMs = resized(this.atMs, count);
  }

  private makeRoom(): void {
    this.reserve(roomFor(this.count + 1, this.slots.length));
  }

  private put(place: number, slot: number, atMs: number): void {
    this.slots[place] = slot;
    this.atMs[place] = atMs;
    this.items.setTimer(slot, place);
  }

  private settle(place: number): void {
    this.sink(this.raise(place));
  }

  private raise(from: number): number {
    const slot = this.slots[from] as number;
    const atMs = this.atMs[from] as number;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if ((this.atMs[above] as number) <= atMs) break;
      this.put(place, this.slots[above] as number, this.atMs[above] as number);
      place = above;
    }
    this.put(place, slot, atMs);
    return place;
  }

  private sink(from: number): void {
    const slot = this.slots[from] as number;
    const atMs = this.atMs[from] as number;
    let place = from;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.count) break;
      if (below + 1 < this.count && (this.atMs[below + 1] as number) < (this.atMs[below] as number)) below += 1;
      if ((this.atMs[below] as number) >= atMs) break;
      this.put(place, this.slots[below] as number, this.atMs[below] as number);
      place = below;
    }
    this.put(place, slot, atMs);
  }
}
