import { nextOpeningMs, openRings } from '../../domain/routing/plan';
import type { ClockStates } from './clock-states';
import { Contest } from './contest';
import { Fields } from './fields';
import { Groups } from './groups';
import type { Group, Stage } from './groups';
import type { ItemTable } from './item-table';
import { State } from './items';
import { Leaders } from './leaders';
import { Piece, PieceReader } from './piece';
import { Specials } from './specials';
import { Timers } from './timers';

/** The label of the demand for nobody in particular. */
const ANYBODY = 0;
const noDeclines = {};

/** What may have become possible for somebody since the last complete decision. */
export interface Gains {
  /** Items came where none were; further ones change nothing that had not been tried. */
  readonly groups: Set<Group>;
  /** The same of fields of items that prefer one agent. */
  readonly demands: Set<number>;
  readonly specials: Set<number>;
}

/** Where each waiting item stands at the instant that is looked at, and who is the best of each group. */
export class Waiting {
  readonly groups: Groups;
  readonly specials = new Specials();
  readonly timers: Timers;
  readonly gains: Gains = { groups: new Set(), demands: new Set(), specials: new Set() };
  /** Fields of items that prefer an agent, by his key. */
  private readonly preferring = new Map<string, Set<number>>();
  private readonly labels = new Map<string, number>();
  private readonly fields: Fields;
  readonly leaders: Leaders;
  private readonly reader: PieceReader;
  private readonly piece = new Piece();

  constructor(
    private readonly table: ItemTable,
    private readonly clocks: ClockStates,
    onNewGroup: (group: Group) => void,
    private readonly onSwept: () => void,
  ) {
    const { items, curves } = table;
    this.reader = new PieceReader(items, curves, clocks);
    const contest = new Contest(items, curves, clocks, this.reader);
    this.fields = new Fields(items, contest, clocks);
    this.leaders = new Leaders(items, this.fields, contest, this.reader, clocks);
    this.groups = new Groups(this.fields, (group) => {
      this.leaders.add(group);
      onNewGroup(group);
    });
    this.timers = new Timers(items);
  }

  /** Slots written since, or thrown back; to be placed at the next look at the clock. */
  private fresh: number[] = [];
  /** Offers that have ended and stand here still. */
  readonly expired = new Set<number>();

  /** A row is new or other than before. */
  refresh(slot: number): void {
    const { items, offerExpiresMs } = this.table;
    const expiresMs = offerExpiresMs.get(slot);
    if (expiresMs === undefined) {
      items.state[slot] = State.fresh;
      this.fresh.push(slot);
    } else {
      items.state[slot] = State.offered;
      this.timers.set(slot, expiresMs);
    }
  }

  /** Takes an item out altogether, to be written anew or erased. */
  withdraw(slot: number): void {
    this.displace(slot);
    this.timers.set(slot, Infinity);
    this.expired.delete(slot);
  }

  /** Moves to an instant, and all items with it. Back is possible: then everything is placed anew. */
  advance(nowMs: number): void {
    if (nowMs < this.clocks.nowMs) this.throwBack();
    this.clocks.setNow(nowMs);
    if (this.groups.hasTooManyUnused || this.table.kinds.hasTooManyUnused) this.sweep();
    const { fresh } = this;
    this.fresh = [];
    for (const slot of fresh) if (this.table.items.state[slot] === State.fresh) this.place(slot);
    while (this.timers.nextMs <= nowMs) this.ring(this.timers.pop());
  }

  /** An item's instant has come. */
  private ring(slot: number): void {
    const state = this.table.items.state[slot];
    if (state === State.offered) this.expired.add(slot);
    else if (state !== State.proposed) {
      this.displace(slot);
      this.place(slot);
    }
  }

  private throwBack(): void {
    this.expired.clear();
    for (const slot of this.table.slots()) {
      this.displace(slot);
      this.refresh(slot);
    }
  }

  private sweep(): void {
    for (const group of this.gains.groups) if (group.uses === 0) this.gains.groups.delete(group);
    this.groups.sweep();
    this.table.kinds.sweep();
    for (const group of this.groups.all) this.leaders.add(group);
    this.onSwept();
  }

  /** Puts a fresh item where it belongs now, and sets the instant at which that is asked again. */
  place(slot: number): void {
    const { items } = this.table;
    const { nowMs } = this.clocks;
    const availableMs = items.availableMs[slot] as number;
    if (availableMs > nowMs) {
      items.state[slot] = State.scheduled;
      this.timers.set(slot, availableMs);
      return;
    }
    const kind = this.table.kind(slot);
    const rings = this.table.ringClock(slot);
    const open = kind.emergency ? [] : openRings(rings, nowMs, this.clocks.clocks);
    const isOpen = kind.emergency || open.length === rings.plan.rings.length;
    const nextMs = (isOpen ? null : nextOpeningMs(rings, nowMs, this.clocks.clocks)) ?? Infinity;
    const stage = this.groups.stageOf(kind, open);
    const declines = this.table.declines.get(slot) ?? noDeclines;
    const pauseMs = nextEndMs(declines, nowMs);
    const isOnTop = this.table.onTopSinceMs.has(slot);
    this.timers.set(slot, Math.min(nextMs, pauseMs));
    this.groups.use(stage.group);
    if (isOnTop || pauseMs < Infinity) {
      items.state[slot] = State.special;
      this.specials.add({ slot, queue: kind.queue, stage, isOnTop, declines });
      this.gains.specials.add(slot);
    } else {
      items.state[slot] = State.waiting;
      this.enter(slot, stage);
    }
  }

  /** Takes an item from where it stands; it is fresh then. Its timer stays. */
  displace(slot: number): void {
    const { items } = this.table;
    if (items.state[slot] === State.waiting) this.leave(slot);
    else if (items.state[slot] === State.special) {
      const special = this.specials.get(slot);
      if (special) {
        this.specials.delete(special);
        this.groups.release(special.stage.group);
      }
    }
    items.state[slot] = State.fresh;
  }

  /** An item's own priority now. */
  priorityOf(slot: number): number {
    this.reader.read(slot, this.piece);
    return this.piece.value;
  }

  /** The highest priority that waits in a queue now, for whomever; minus infinity when nothing does. */
  highestIn(queue: string): number {
    let highest = -Infinity;
    for (const group of this.groups.in(queue)) {
      const best = this.fields.bestOf(group.field);
      if (best >= 0) highest = Math.max(highest, this.priorityOf(best));
    }
    for (const { slot } of this.specials.in(queue)) highest = Math.max(highest, this.priorityOf(slot));
    return highest;
  }

  bestOf(group: Group): number {
    return this.fields.bestOf(group.field);
  }

  /** The best of those that prefer an agent; -1 when none does any more. */
  bestOfDemand(demand: number): number {
    return this.fields.bestOf(demand);
  }

  /** Where a waiting item stands. */
  stageOf(slot: number): Stage {
    const special = this.specials.get(slot);
    if (special) return special.stage;
    const demand = this.fields.parent[this.table.items.field[slot] as number] as number;
    const isForAnybody = this.fields.label[demand] === ANYBODY;
    return { group: this.groupOf(demand), preferred: isForAnybody ? null : this.table.kind(slot).preferredAgent };
  }

  demandsFor(agentKey: string): Iterable<number> {
    return this.preferring.get(agentKey) ?? [];
  }

  groupOf(demand: number): Group {
    const root = this.fields.parent[demand] as number;
    return this.groups.all[this.fields.label[root] as number] as Group;
  }

  reserve(count: number): void {
    this.fields.reserve(count);
  }

  private enter(slot: number, { group, preferred }: Stage): void {
    const { fields } = this;
    const isFirst = fields.isEmpty(group.field);
    const demand = fields.child(group.field, this.labelOf(preferred), false);
    const isFirstOfDemand = fields.isEmpty(demand);
    const curve = fields.child(demand, this.table.items.curve[slot] as number, true);
    this.table.items.field[slot] = curve;
    fields.enter(curve, slot);
    if (isFirst) {
      this.groups.setWaiting(group, true);
      this.gains.groups.add(group);
    }
    if (isFirstOfDemand && preferred !== null) {
      const demands = this.preferring.get(preferred);
      if (demands) demands.add(demand);
      else this.preferring.set(preferred, new Set([demand]));
      this.gains.demands.add(demand);
    }
  }

  private leave(slot: number): void {
    const { fields } = this;
    const curve = this.table.items.field[slot] as number;
    const demand = fields.parent[curve] as number;
    const group = this.groupOf(demand);
    const label = fields.label[demand] as number;
    fields.leave(curve, slot);
    this.leaders.forget(group, slot);
    this.groups.release(group);
    if (fields.isEmpty(group.field)) this.groups.setWaiting(group, false);
    if (label === ANYBODY || !fields.isEmpty(demand)) return;
    const preferred = this.table.kind(slot).preferredAgent ?? '';
    const demands = this.preferring.get(preferred);
    demands?.delete(demand);
    if (demands?.size === 0) this.preferring.delete(preferred);
    this.gains.demands.delete(demand);
  }

  private labelOf(preferred: string | null): number {
    if (preferred === null) return ANYBODY;
    const known = this.labels.get(preferred) ?? this.labels.size + 1;
    this.labels.set(preferred, known);
    return known;
  }
}

function nextEndMs(declines: Readonly<Record<string, number>>, nowMs: number): number {
  let nextMs = Infinity;
  for (const endMs of Object.values(declines)) if (endMs > nowMs && endMs < nextMs) nextMs = endMs;
  return nextMs;
}
