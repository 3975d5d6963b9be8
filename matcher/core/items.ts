import { ItemIds } from './item-ids';
import { Records } from './records';

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

export type State = (typeof State)[keyof typeof State];

/** What is read to compare items is kept apart, 24 bytes: so few, that most of it is at hand. */
const KEY_SIZE = 3;
const [READING, QUEUED_SINCE] = [0, 1];
const KEY_WORDS = 2 * KEY_SIZE;
const [CURVE, PLACE] = [4, 5];

/** The rest of a row, 48 bytes: two instants, the ID, and four words. */
const SIZE = 6;
const [RING_BASE, AVAILABLE] = [0, 1];
const WORDS = 2 * SIZE;
const ID = 4;
const [KIND, FIELD, TIMER, VERSION_AND_STATE] = [8, 9, 10, 11];
const STATES = 8;

/**
 * Items by slot: what an item has of its own. What many share (curve, plan, queue, policy) lies in tables. Instants are
 * epoch ms.
 */
export class Items {
  private readonly keys = new Records(KEY_SIZE);
  private readonly rows = new Records(SIZE);
  readonly ids = new ItemIds(this.rows, WORDS, ID);
  /** When their curves were activated, if some of these do not run on wall time. */
  private activations: Float64Array | null = null;
  count = 0;
  /** One past the highest slot ever taken. */
  end = 0;
  /** Free slots are linked by their place. */
  private free = -1;

  /** A free slot, in the state `fresh`. */
  take(id: string): number {
    let slot = this.free;
    if (slot >= 0) this.free = this.place(slot);
    else {
      slot = this.end;
      this.rows.makeRoom(slot + 1);
      this.keys.makeRoom(slot + 1);
      this.end += 1;
    }
    this.count += 1;
    this.setTimer(slot, -1);
    this.setState(slot, State.fresh);
    this.ids.set(slot, id);
    return slot;
  }

  give(slot: number): void {
    this.ids.delete(slot);
    this.setState(slot, State.none);
    this.setPlace(slot, this.free);
    this.free = slot;
    this.count -= 1;
  }

  reserve(count: number): void {
    this.rows.reserve(count);
    this.keys.reserve(count);
    this.ids.reserve(count);
  }

  /** `reading` is what the clock of its curve showed at activation. */
  setCurve(slot: number, curve: number, activationMs: number, reading: number): void {
    this.keys.words[slot * KEY_WORDS + CURVE] = curve;
    this.keys.numbers[slot * KEY_SIZE + READING] = reading;
    if (this.activations === null) {
      if (activationMs === reading) return;
      this.activations = new Float64Array(this.rows.rows);
      for (let other = 0; other < this.end; other += 1) this.activations[other] = this.reading(other);
    }
    if (slot >= this.activations.length) {
      const activations = new Float64Array(this.rows.rows);
      activations.set(this.activations);
      this.activations = activations;
    }
    this.activations[slot] = activationMs;
  }

  setInstants(slot: number, queuedSinceMs: number, ringBaseMs: number, availableMs: number): void {
    this.keys.numbers[slot * KEY_SIZE + QUEUED_SINCE] = queuedSinceMs;
    this.rows.numbers[slot * SIZE + RING_BASE] = ringBaseMs;
    this.rows.numbers[slot * SIZE + AVAILABLE] = availableMs;
  }

  curve(slot: number): number {
    return this.keys.words[slot * KEY_WORDS + CURVE] as number;
  }

  /** Of its curve. */
  activationMs(slot: number): number {
    return this.activations === null ? this.reading(slot) : (this.activations[slot] as number);
  }

  /** What the clock of its curve showed at activation. */
  reading(slot: number): number {
    return this.keys.numbers[slot * KEY_SIZE + READING] as number;
  }

  queuedSinceMs(slot: number): number {
    return this.keys.numbers[slot * KEY_SIZE + QUEUED_SINCE] as number;
  }

  ringBaseMs(slot: number): number {
    return this.rows.numbers[slot * SIZE + RING_BASE] as number;
  }

  /** Before it the item is not offered. */
  availableMs(slot: number): number {
    return this.rows.numbers[slot * SIZE + AVAILABLE] as number;
  }

  kind(slot: number): number {
    return this.rows.words[slot * WORDS + KIND] as number;
  }

  setKind(slot: number, kind: number): void {
    this.rows.words[slot * WORDS + KIND] = kind;
  }

  /** The field in which it waits, */
  field(slot: number): number {
    return this.rows.words[slot * WORDS + FIELD] as number;
  }

  setField(slot: number, field: number): void {
    this.rows.words[slot * WORDS + FIELD] = field;
  }

  /** and its node there. */
  place(slot: number): number {
    return this.keys.words[slot * KEY_WORDS + PLACE] as number;
  }

  setPlace(slot: number, place: number): void {
    this.keys.words[slot * KEY_WORDS + PLACE] = place;
  }

  /** Its place in the heap of timers; -1: none. */
  timer(slot: number): number {
    return this.rows.words[slot * WORDS + TIMER] as number;
  }

  setTimer(slot: number, place: number): void {
    this.rows.words[slot * WORDS + TIMER] = place;
  }

  /** Up to 2 ** 28. */
  version(slot: number): number {
    return (this.rows.words[slot * WORDS + VERSION_AND_STATE] as number) >> 3;
  }

  setVersion(slot: number, version: number): void {
    this.rows.words[slot * WORDS + VERSION_AND_STATE] = version * STATES + this.state(slot);
  }

  state(slot: number): State {
    return ((this.rows.words[slot * WORDS + VERSION_AND_STATE] as number) & (STATES - 1)) as State;
  }

  setState(slot: number, state: State): void {
    this.rows.words[slot * WORDS + VERSION_AND_STATE] = this.version(slot) * STATES + state;
  }

  /** Negative when `a` has waited longer; at the same time, when its ID is the smaller. */
  compareAge(a: number, b: number): number {
    return this.queuedSinceMs(a) - this.queuedSinceMs(b) || this.ids.compare(a, b);
  }
}
