import type { ClockStates } from './clock-states';
import { Contest } from './contest';
import { Fields } from './fields';
import { Groups } from './groups';
import type { Admission, Group, Stage } from './groups';
import type { ItemTable } from './item-table';
import { State } from './items';
import { Leaders } from './leaders';
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
  readonly timers: Timers;
  readonly gains: Gains = { groups: new Set(), demands: new Set(), specials: new Set() };
  /** Fields of items that prefer an agent, by his key. */
  private readonly preferring = new Map<string, Set<number>>();
  private readonly labels = new Map<string, number>();
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
    this.reader = new PieceReader(items, curves, clocks);
    const contest = new Contest(items, curves, clocks, this.reader);
    this.fields = new Fields(items, contest, clocks, (group) => this.leaders.forget(group));
    this.leaders = new Leaders(items, this.fields, contest, this.reader, clocks);
    this.groups = new Groups(this.fields, (group) => {
      onNewGroup(group);
      this.leaders.add(group);
    });
    this.rings = new RingReader(table, clocks);
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
      items.setState(slot, State.fresh);
      this.fresh.push(slot);
    } else {
      items.setState(slot, State.offered);
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
    for (const slot of fresh) if (this.table.items.state(slot) === State.fresh) this.place(slot);
    while (this.timers.nextMs <= nowMs) this.ring(this.timers.pop());
  }

  /** An item's instant has come. */
  private ring(slot: number): void {
    const state = this.table.items.state(slot);
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
    this.groups.use(stage.group);
    if (isOnTop || pauseMs < Infinity) {
      items.setState(slot, State.special);
      this.specials.add({ slot, queue: kind.queue, stage, isOnTop, declines });
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
        this.groups.release(special.stage.group);
      }
    }
    items.setState(slot, State.fresh);
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
    if (special) return special.stage;
    const { rows } = this.fields;
    const demand = rows.parent(this.table.items.field(slot));
    if (rows.parent(demand) >= 0)
      return { group: this.groupOf(demand), preferred: this.table.kind(slot).preferredAgent };
    return { group: this.groups.all[rows.label(demand)] as Group, preferred: null };
  }

  /** At which stage of its plan an item is. */
  stageOf(slot: number): Stage {
    this.rings.read(slot);
    return this.groups.stageOf(this.table.kind(slot), this.rings.open);
  }

  demandsFor(agentKey: string): Iterable<number> {
    return this.preferring.get(agentKey) ?? [];
  }

  groupOf(demand: number): Group {
    const { rows } = this.fields;
    return this.groups.all[rows.label(rows.parent(demand))] as Group;
  }

  reserve(count: number): void {
    this.fields.reserve(count);
  }

  private enter(slot: number, { group, preferred }: Stage): void {
    const { fields } = this;
    const isFirst = fields.isEmpty(group.field);
    const demand = preferred === null ? group.field : fields.child(group.field, this.labelOf(preferred), false);
    const isFirstOfDemand = fields.isEmpty(demand);
    const curve = fields.child(demand, this.table.items.curve(slot), true);
    this.table.items.setField(slot, curve);
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
    const curve = this.table.items.field(slot);
    const demand = fields.rows.parent(curve);
    const root = fields.rows.parent(demand);
    const group = this.groups.all[fields.rows.label(root < 0 ? demand : root)] as Group;
    fields.leave(curve, slot);
    this.groups.release(group);
    if (fields.isEmpty(group.field)) this.groups.setWaiting(group, false);
    if (root >= 0 && fields.isEmpty(demand)) this.forgetDemand(demand, this.table.kind(slot).preferredAgent ?? '');
  }

  private forgetDemand(demand: number, preferred: string): void {
    const demands = this.preferring.get(preferred);
    demands?.delete(demand);
    if (demands?.size === 0) this.preferring.delete(preferred);
    this.gains.demands.delete(demand);
  }

  /** Below those of curves. */
  private labelOf(preferred: string): number {
    const known = this.labels.get(preferred) ?? -1 - this.labels.size;
    this.labels.set(preferred, known);
    return known;
  }
}

function nextEndMs(declines: Readonly<Record<string, number>>, nowMs: number): number {
  let nextMs = Infinity;
  for (const endMs of Object.values(declines)) if (endMs > nowMs && endMs < nextMs) nextMs = endMs;
  return nextMs;
}
