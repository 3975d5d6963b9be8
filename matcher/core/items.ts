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

/** A row has 64 bytes, a line of the cache: two instants, the ID, and eight words. */
const SIZE = 8;
const [READING, QUEUED_SINCE] = [0, 1];
const WORDS = 2 * SIZE;
const ID = 4;
const [CURVE, RUN, KIND, VERSION_AND_STATE, TIMER, DELAYS, PREFERRED, INSTANTS] = [8, 9, 10, 11, 12, 13, 14, 15];
const STATES = 8;

/** An item has three more instants. Most often they are all the same: one that stands in its row anyway. */
const ALL_AS_READING = -1;
const ALL_AS_QUEUED = -2;
const OTHERS_SIZE = 3;
const [ACTIVATION, RING_BASE, AVAILABLE] = [0, 1, 2];

/**
 * Items by slot: what an item has of its own. What many share (curve, plan, queue, policy) lies in tables. Instants are
 * epoch ms.
 */
export class Items {
  private readonly rows = new Records(SIZE);
  readonly ids = new ItemIds(this.rows, WORDS, ID);
  /** The three instants of those for whom they differ. */
  private readonly others = new Records(OTHERS_SIZE);
  private othersEnd = 0;
  private readonly freeOthers: number[] = [];
  count = 0;
  /** One past the highest slot ever taken. */
  end = 0;
  /** Free slots are linked by their runs. */
  private free = -1;

  /** A free slot, in the state `fresh`. */
  take(id: string): number {
    let slot = this.free;
    if (slot >= 0) this.free = this.run(slot);
    else {
      slot = this.end;
      this.rows.makeRoom(slot + 1);
      this.end += 1;
    }
    this.count += 1;
    this.rows.words[slot * WORDS + INSTANTS] = ALL_AS_READING;
    this.setTimer(slot, -1);
    this.setState(slot, State.fresh);
    this.ids.set(slot, id);
    return slot;
  }

  give(slot: number): void {
    this.ids.delete(slot);
    this.freeInstants(slot);
    this.setState(slot, State.none);
    this.setRun(slot, this.free);
    this.free = slot;
    this.count -= 1;
  }

  reserve(count: number): void {
    this.rows.reserve(count);
    this.ids.reserve(count);
  }

  curve(slot: number): number {
    return this.rows.words[slot * WORDS + CURVE] as number;
  }

  setCurve(slot: number, curve: number): void {
    this.rows.words[slot * WORDS + CURVE] = curve;
  }

  /** `reading` is what the clock of its curve showed at the activation of that curve. */
  setInstants(
    slot: number,
    reading: number,
    queuedSinceMs: number,
    activationMs: number,
    ringBaseMs: number,
    availableMs: number,
  ): void {
    this.rows.numbers[slot * SIZE + READING] = reading;
    this.rows.numbers[slot * SIZE + QUEUED_SINCE] = queuedSinceMs;
    this.freeInstants(slot);
    let row = ALL_AS_READING;
    if (ringBaseMs !== activationMs || availableMs !== activationMs || activationMs !== reading) {
      const isOneInstant = ringBaseMs === activationMs && availableMs === activationMs;
      row = isOneInstant && activationMs === queuedSinceMs ? ALL_AS_QUEUED : this.takeInstants();
    }
    this.rows.words[slot * WORDS + INSTANTS] = row;
    if (row < 0) return;
    this.others.numbers[row * OTHERS_SIZE + ACTIVATION] = activationMs;
    this.others.numbers[row * OTHERS_SIZE + RING_BASE] = ringBaseMs;
    this.others.numbers[row * OTHERS_SIZE + AVAILABLE] = availableMs;
  }

  /** What the clock of its curve showed at the activation of that curve. */
  reading(slot: number): number {
    return this.rows.numbers[slot * SIZE + READING] as number;
  }

  queuedSinceMs(slot: number): number {
    return this.rows.numbers[slot * SIZE + QUEUED_SINCE] as number;
  }

  /** Of its curve. */
  activationMs(slot: number): number {
    return this.instant(slot, ACTIVATION);
  }

  ringBaseMs(slot: number): number {
    return this.instant(slot, RING_BASE);
  }

  /** Before it the item is not offered. */
  availableMs(slot: number): number {
    return this.instant(slot, AVAILABLE);
  }

  kind(slot: number): number {
    return this.rows.words[slot * WORDS + KIND] as number;
  }

  setKind(slot: number, kind: number): void {
    this.rows.words[slot * WORDS + KIND] = kind;
  }

  /** Of its rings: a number of `Delays`. */
  delays(slot: number): number {
    return this.rows.words[slot * WORDS + DELAYS] as number;
  }

  setDelays(slot: number, delays: number): void {
    this.rows.words[slot * WORDS + DELAYS] = delays;
  }

  /** The name of its preferred agent; -1: none. */
  preferred(slot: number): number {
    return (this.rows.words[slot * WORDS + PREFERRED] as number) >> 1;
  }

  /** Whether he exists. */
  isPreferredKnown(slot: number): boolean {
    return ((this.rows.words[slot * WORDS + PREFERRED] as number) & 1) === 1;
  }

  setPreferred(slot: number, name: number, isKnown: boolean): void {
    this.rows.words[slot * WORDS + PREFERRED] = 2 * name + Number(isKnown);
  }

  /** In which it waits. */
  run(slot: number): number {
    return this.rows.words[slot * WORDS + RUN] as number;
  }

  setRun(slot: number, run: number): void {
    this.rows.words[slot * WORDS + RUN] = run;
  }

  /** Its number; -1: none. */
  timer(slot: number): number {
    return this.rows.words[slot * WORDS + TIMER] as number;
  }

  setTimer(slot: number, timer: number): void {
    this.rows.words[slot * WORDS + TIMER] = timer;
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

  private instant(slot: number, which: number): number {
    const row = this.rows.words[slot * WORDS + INSTANTS] as number;
    if (row === ALL_AS_READING) return this.reading(slot);
    if (row === ALL_AS_QUEUED) return this.queuedSinceMs(slot);
    return this.others.numbers[row * OTHERS_SIZE + which] as number;
  }

  private takeInstants(): number {
    const row = this.freeOthers.pop() ?? this.othersEnd;
    if (row === this.othersEnd) {
      this.others.makeRoom(row + 1);
      this.othersEnd += 1;
    }
    return row;
  }

  private freeInstants(slot: number): void {
    const row = this.rows.words[slot * WORDS + INSTANTS] as number;
    if (row >= 0) this.freeOthers.push(row);
    this.rows.words[slot * WORDS + INSTANTS] = ALL_AS_READING;
  }
}
