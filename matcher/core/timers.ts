import { resized, roomFor } from './columns';
import type { Items } from './items';

/** Those below a place in the heap: of four, half as many levels are gone through as of two, and four lie side by side. */
const BELOW = 4;

/**
 * At which instant each item is to be looked at again: a heap with the earliest first, one entry an item at most. An
 * item knows the number of its timer, and that the place in the heap: what moves up or down in it leaves the rows of
 * items alone, each of which would be fetched from memory for one word.
 */
export class Timers {
  /** By place in the heap. Behind the last the numbers of those that are not in use. */
  private timers = new Int32Array(0);
  private atMs = new Float64Array(0);
  /** By number. */
  private slots = new Int32Array(0);
  private places = new Int32Array(0);
  private count = 0;

  constructor(private readonly items: Items) {}

  /** Infinity when none is set. */
  get nextMs(): number {
    return this.count === 0 ? Infinity : (this.atMs[0] as number);
  }

  /** Takes off the earliest; there must be one. */
  pop(): number {
    const slot = this.slots[this.timers[0] as number] as number;
    this.set(slot, Infinity);
    return slot;
  }

  /** Infinity: not at all. */
  set(slot: number, atMs: number): void {
    const timer = this.items.timer(slot);
    if (timer < 0) {
      if (atMs < Infinity) this.start(slot, atMs);
    } else if (atMs === Infinity) {
      this.items.setTimer(slot, -1);
      this.stop(timer);
    } else this.move(timer, atMs, this.places[timer] as number);
  }

  private start(slot: number, atMs: number): void {
    if (this.count === this.timers.length) this.makeRoom();
    const timer = this.timers[this.count] as number;
    this.slots[timer] = slot;
    this.items.setTimer(slot, timer);
    this.count += 1;
    this.raise(timer, atMs, this.count - 1);
  }

  private stop(timer: number): void {
    const place = this.places[timer] as number;
    this.count -= 1;
    const last = this.timers[this.count] as number;
    this.timers[this.count] = timer;
    if (last !== timer) this.move(last, this.atMs[this.count] as number, place);
  }

  private makeRoom(): void {
    const used = this.count;
    const room = roomFor(used + 1, used);
    this.timers = resized(this.timers, room);
    this.atMs = resized(this.atMs, room);
    this.slots = resized(this.slots, room);
    this.places = resized(this.places, room);
    for (let timer = used; timer < room; timer += 1) this.timers[timer] = timer;
  }

  /** From a place to the one that an instant gives it. */
  private move(timer: number, atMs: number, from: number): void {
    const place = this.raise(timer, atMs, from);
    if (place === from) this.sink(timer, atMs, from);
  }

  private raise(timer: number, atMs: number, from: number): number {
    let place = from;
    while (place > 0) {
      const above = Math.floor((place - 1) / BELOW);
      if ((this.atMs[above] as number) <= atMs) break;
      this.put(this.timers[above] as number, this.atMs[above] as number, place);
      place = above;
    }
    this.put(timer, atMs, place);
    return place;
  }

  private sink(timer: number, atMs: number, from: number): void {
    let place = from;
    for (;;) {
      const below = this.earliestBelow(place);
      if (below < 0 || (this.atMs[below] as number) >= atMs) break;
      this.put(this.timers[below] as number, this.atMs[below] as number, place);
      place = below;
    }
    this.put(timer, atMs, place);
  }

  /** -1 when nothing lies below a place. */
  private earliestBelow(place: number): number {
    const first = BELOW * place + 1;
    const end = Math.min(first + BELOW, this.count);
    let earliest = first < end ? first : -1;
    for (let below = first + 1; below < end; below += 1) {
      if ((this.atMs[below] as number) < (this.atMs[earliest] as number)) earliest = below;
    }
    return earliest;
  }

  private put(timer: number, atMs: number, place: number): void {
    this.timers[place] = timer;
    this.atMs[place] = atMs;
    this.places[timer] = place;
  }
}
