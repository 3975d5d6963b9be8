import type { ClockStates } from './clock-states';
import { Contest } from './contest';
import { Fields } from './fields';
import { Groups } from './groups';
import type { Admission, Group, Stage } from './groups';
import type { ItemTable } from './item-table';
import { State } from './items';
import { Leaders } from './leaders';
import { NumberList } from './number-list';
import { Piece, PieceReader } from './piece';
import { Ranking } from './ranking';
import { RingReader } from './rings';
import { Specials } from './specials';
import { Timers } from './timers';

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
  /** When items are to be placed anew, and when offers end: an item has one of both at most. */
  private readonly timers: Timers;
  private readonly expiries: Timers;
  readonly gains: Gains = { groups: new Set(), demands: new Set(), specials: new Set() };
  /** Fields of items that prefer an agent, by his key. */
  private readonly preferring = new Map<string, Set<number>>();
  private readonly fields: Fields;
  readonly leaders: Leaders;
  private readonly reader: PieceReader;
  private readonly rings: RingReader;
  private readonly piece = new Piece();

  constructor(
    private readonly table: ItemTable,
    private readonly clocks: ClockStates,
    onNewGroup: (group: Group) => void,
    private readonly onSwept: () => void,
  ) {
    const { items, curves } = table;
    this.reader = new PieceReader(curves, clocks);
    const contest = new Contest(items, curves, clocks, this.reader);
    this.fields = new Fields(items, curves, clocks, contest, this.reader, (group) => this.leaders.take(group));
    this.leaders = new Leaders(items, this.fields, contest, clocks);
    this.groups = new Groups(this.fields, (group) => {
      onNewGroup(group);
      this.leaders.add(group);
    });
    this.rings = new RingReader(table, clocks);
    this.timers = new Timers(items);
    this.expiries = new Timers(items);
  }

  /** Slots written since, or thrown back; to be placed at the next look at the clock. */
  private readonly fresh = new NumberList();
  /** Offers that have ended and stand here still. */
  readonly expired = new Set<number>();

  /** A row is new or other than before. */
  refresh(slot: number): void {
    const { items, offerExpiresMs } = this.table;
    const expiresMs = offerExpiresMs.get(slot);
    if (expiresMs === undefined) {
      items.setState(slot, State.fresh);
      this.fresh.add(slot);
    } else {
      items.setState(slot, State.offered);
      this.expiries.set(slot, expiresMs);
    }
  }

  /** Takes an item out altogether, to be written anew or erased. */
  withdraw(slot: number): void {
    if (this.table.items.state(slot) === State.offered) {
      this.expiries.set(slot, Infinity);
      this.expired.delete(slot);
    }
    this.displace(slot);
    this.timers.set(slot, Infinity);
  }

  /** Moves to an instant, and all items with it. Back is possible: then everything is placed anew. */
  advance(nowMs: number): void {
    if (nowMs < this.clocks.nowMs) this.throwBack();
    this.clocks.setNow(nowMs);
    if (this.groups.hasTooManyUnused || this.table.kinds.hasTooManyUnused) this.sweep();
    for (let at = 0; at < this.fresh.count; at += 1) {
      const slot = this.fresh.at(at);
      if (this.table.items.state(slot) === State.fresh) this.place(slot);
    }
    this.fresh.clear();
    while (this.timers.nextMs <= nowMs) this.placeAnew(this.timers.pop());
    while (this.expiries.nextMs <= nowMs) this.expired.add(this.expiries.pop());
  }

  /** When time alone changes something. */
  get nextMs(): number {
    return Math.min(this.timers.nextMs, this.expiries.nextMs);
  }

  private placeAnew(slot: number): void {
    if (this.table.items.state(slot) === State.proposed) return;
    this.displace(slot);
    this.place(slot);
  }

  private throwBack(): void {
    this.expired.clear();
    for (const slot of this.table.slots()) {
      this.withdraw(slot);
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
    const availableMs = items.availableMs(slot);
    if (availableMs > nowMs) {
      items.setState(slot, State.scheduled);
      this.timers.set(slot, availableMs);
      return;
    }
    const kind = this.table.kind(slot);
    this.rings.read(slot);
    const stage = this.groups.stageOf(kind, this.rings.open);
    const declines = this.table.declines.get(slot) ?? noDeclines;
    const pauseMs = nextEndMs(declines, nowMs);
    const isOnTop = this.table.onTopSinceMs.has(slot);
    this.timers.set(slot, Math.min(this.rings.nextMs, pauseMs));
    if (isOnTop || pauseMs < Infinity) {
      items.setState(slot, State.special);
      this.groups.use(stage.group);
      const admission = {
        group: stage.group,
        preferred: stage.isForPreferred ? this.table.preferredAgent(slot) : null,
      };
      this.specials.add({ slot, queue: kind.queue, admission, isOnTop, declines });
      this.gains.specials.add(slot);
    } else {
      items.setState(slot, State.waiting);
      this.enter(slot, stage);
    }
  }

  /** Takes an item from where it stands; it is fresh then. Its timer stays. */
  displace(slot: number): void {
    const { items } = this.table;
    if (items.state(slot) === State.waiting) this.leave(slot);
    else if (items.state(slot) === State.special) {
      const special = this.specials.get(slot);
      if (special) {
        this.specials.delete(special);
        this.groups.release(special.admission.group);
      }
    }
    items.setState(slot, State.fresh);
  }

  /** An item's own priority now. */
  priorityOf(slot: number): number {
    const { items } = this.table;
    return this.reader.read(items.curve(slot), items.reading(slot), this.piece).value;
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

  /** For who asks for more than the best. */
  ranking(): Ranking {
    return new Ranking(this.table.items, this.fields, this.reader);
  }

  bestOf(group: Group): number {
    return this.fields.bestOf(group.field);
  }

  /** The best of those that prefer an agent; -1 when none does any more. */
  bestOfDemand(demand: number): number {
    return this.fields.bestOf(demand);
  }

  /** To whom a waiting item is open. */
  admissionOf(slot: number): Admission {
    const special = this.specials.get(slot);
    if (special) return special.admission;
    const { fields } = this;
    const field = fields.fieldOf(slot);
    if (fields.parent(field) >= 0) return { group: this.groupOf(field), preferred: this.table.preferredAgent(slot) };
    return { group: this.groups.all[fields.label(field)] as Group, preferred: null };
  }

  /** At which stage of its plan an item is. */
  stageOf(slot: number): Stage {
    this.rings.read(slot);
    return this.groups.stageOf(this.table.kind(slot), this.rings.open);
  }

  demandsFor(agentKey: string): Iterable<number> {
    return this.preferring.get(agentKey) ?? [];
  }

  /** Of those that prefer an agent. */
  groupOf(demand: number): Group {
    return this.groups.all[this.fields.label(this.fields.parent(demand))] as Group;
  }

  reserve(count: number): void {
    this.fields.reserve(count);
  }

  /** How many items wait in a queue now, for whomever. */
  countIn(queue: string): number {
    const inFields = this.groups.in(queue).reduce((sum, { items }) => sum + items, 0);
    return inFields + this.specials.in(queue).size;
  }

  private enter(slot: number, { group, field, isForPreferred }: Stage): void {
    const { fields } = this;
    group.items += 1;
    const name = isForPreferred ? this.table.items.preferred(slot) : -1;
    if (name < 0) {
      if (fields.enter(field, slot)) this.gain(group);
      return;
    }
    const isFirst = fields.isEmpty(field);
    const demand = fields.below(field, -1 - name);
    if (fields.enter(demand, slot)) this.addDemand(demand, this.table.preferredAgent(slot) ?? '');
    if (isFirst) this.gain(group);
  }

  private leave(slot: number): void {
    const { fields } = this;
    const field = fields.fieldOf(slot);
    const parent = fields.parent(field);
    const root = parent < 0 ? field : parent;
    const group = this.groups.all[fields.label(root)] as Group;
    group.items -= 1;
    if (!fields.leave(slot)) return;
    if (parent >= 0) this.removeDemand(field, this.table.preferredAgent(slot) ?? '');
    if (fields.isEmpty(root)) this.groups.release(group);
  }

  private gain(group: Group): void {
    this.groups.use(group);
    this.gains.groups.add(group);
  }

  private addDemand(demand: number, preferred: string): void {
    const demands = this.preferring.get(preferred);
    if (demands) demands.add(demand);
    else this.preferring.set(preferred, new Set([demand]));
    this.gains.demands.add(demand);
  }

  private removeDemand(demand: number, preferred: string): void {
    const demands = this.preferring.get(preferred);
    demands?.delete(demand);
    if (demands?.size === 0) this.preferring.delete(preferred);
    this.gains.demands.delete(demand);
  }
}

function nextEndMs(declines: Readonly<Record<string, number>>, nowMs: number): number {
  let nextMs = Infinity;
  for (const endMs of Object.values(declines)) if (endMs > nowMs && endMs < nextMs) nextMs = endMs;
  return nextMs;
}
