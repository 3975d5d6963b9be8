import { resized, roomFor } from './columns';
import { ItemIds } from './item-ids';

/** Where an item stands. */
export const State = {
  /** Its slot is free. */
  none: 0,
  /** Given or changed since the last look at the clock. */
  fresh: 1,
  /** Before its activation. */
  scheduled: 2,
  /** In the fields, as good as any other of its group. */
  waiting: 3,
  /** On top of its queue, or declined by somebody just now: looked at one by one. */
  special: 4,
  offered: 5,
  /** Matched by the last decision, and not offered yet. */
  proposed: 6,
} as const;

/**
 * Items by slot, a number for each column: what an item has of its own. What many share (curve, plan, queue, policy)
 * lies in tables.
 */
export class Items {
  readonly ids = new ItemIds();
  /** Epoch ms, all of them. */
  activationMs = new Float64Array(0);
  queuedSinceMs = new Float64Array(0);
  ringBaseMs = new Float64Array(0);
  /** Before it the item is not offered; activation is that of its curve. */
  availableMs = new Float64Array(0);
  /** What the clock of its curve showed at activation; the same array while all run on wall time. */
  reading = this.activationMs;
  kind = new Int32Array(0);
  curve = new Int32Array(0);
  version = new Int32Array(0);
  /** Its field, and its node there. */
  field = new Int32Array(0);
  place = new Int32Array(0);
  /** Its place in the heap of timers; -1: none. */
  timer = new Int32Array(0);
  state = new Uint8Array(0);
  count = 0;
  /** One past the highest slot ever taken. */
  end = 0;
  /** Free slots are linked by `place`. */
  private free = -1;

  /** A free slot, in the state `fresh`. */
  take(id: string): number {
    let slot = this.free;
    if (slot >= 0) this.free = this.place[slot] as number;
    else {
      slot = this.end;
      if (slot === this.state.length) this.resize(roomFor(slot + 1, slot));
      this.end += 1;
    }
    this.count += 1;
    this.timer[slot] = -1;
    this.state[slot] = State.fresh;
    this.ids.set(slot, id);
    return slot;
  }

  give(slot: number): void {
    this.ids.delete(slot);
    this.state[slot] = State.none;
    this.place[slot] = this.free;
    this.free = slot;
    this.count -= 1;
  }

  reserve(count: number): void {
    if (count > this.state.length) this.resize(count);
    this.ids.reserve(count);
  }

  /** From now on readings differ from instants for some. */
  keepReadings(): void {
    if (this.reading === this.activationMs) this.reading = this.activationMs.slice();
  }

  /** Negative when `a` has waited longer; at the same time, when its ID is the smaller. */
  compareAge(a: number, b: number): number {
    return (this.queuedSinceMs[a] as number) - (this.queuedSinceMs[b] as number) || this.ids.compare(a, b);
  }

  private resize(slots: number): void {
    const isOnWallTime = this.reading === this.activationMs;
    this.activationMs = resized(this.activationMs, slots);
    this.reading = isOnWallTime ? this.activationMs : resized(this.reading, slots);
    this.queuedSinceMs = resized(this.queuedSinceMs, slots);
    this.ringBaseMs = resized(this.ringBaseMs, slots);
    this.availableMs = resized(this.availableMs, slots);
    this.kind = resized(this.kind, slots);
    this.curve = resized(this.curve, slots);
    this.version = resized(this.version, slots);
    this.field = resized(this.field, slots);
    this.place = resized(this.place, slots);
    this.timer = resized(this.timer, slots);
    this.state = resized(this.state, slots);
    this.ids.resize(slots);
  }
}
