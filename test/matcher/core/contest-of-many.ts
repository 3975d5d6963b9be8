import { priorityAt } from '../../../domain/priority/curve';
import type { PriorityCurve } from '../../../domain/priority/curve';
import type { RoutableItem } from '../../../domain/routing/types';
import { ClockStates } from '../../../matcher/core/clock-states';
import type { Group } from '../../../matcher/core/groups';
import { ItemTable } from '../../../matcher/core/item-table';
import { Waiting } from '../../../matcher/core/waiting';
import { makeItem } from '../../domain/routing/make';
import { Chance } from './chance';
import { changeMs } from './change';
import { drawCurve, drawInstant, eras } from './draw';

/** Items come and go, and time passes: at each step the best must be the one that reading every curve finds. */
export function expectBestOfMany(seeds: Iterable<number>): void {
  for (const seed of seeds) {
    const field = new Field(seed);
    for (let step = 0; step < 40; step += 1) {
      const best = field.best();
      const expected = field.expected();
      if (best !== expected) expect({ seed, step, best }).toEqual({ seed, step, best: expected });
      field.change(best);
    }
  }
}

/** Items of one group or a few, and the order that they should have. */
class Field {
  private readonly chance: Chance;
  private readonly items = new Map<string, RoutableItem>();
  private nowMs: number;
  private readonly era;
  private readonly curves: PriorityCurve[];
  private readonly groups: Group[] = [];
  private readonly queues: number;
  private readonly table: ItemTable;
  private readonly waiting: Waiting;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.era = this.chance.one(eras);
    const clocks = new ClockStates(this.era.clocks);
    this.table = new ItemTable(clocks);
    this.waiting = new Waiting(
      this.table,
      clocks,
      (group) => this.groups.push(group),
      () => {},
    );
    this.curves = Array.from({ length: 1 + this.chance.below(6) }, () => drawCurve(this.chance, this.era));
    this.nowMs = this.era.startMs;
    this.queues = this.chance.one([1, 4]);
    for (let count = this.chance.below(50); count > 0; count -= 1) this.insert();
  }

  private insert(): void {
    const { chance } = this;
    const id = `${chance.below(1_000)}`;
    const drawn = chance.one(this.curves);
    // Closely behind one another, as a burst is captured.
    const shiftMs = chance.is(0.5) ? chance.below(4) / 1_024 : drawInstant(chance, this.era) - this.era.startMs;
    const curve = { ...drawn, activationMs: drawn.activationMs + shiftMs, dueMs: drawn.dueMs && drawn.dueMs + shiftMs };
    const queuedSinceMs = chance.is(0.5) ? curve.activationMs : drawInstant(chance, this.era);
    const queue = `queue-${chance.below(this.queues)}`;
    const item = makeItem({ id, queue, curve, queuedSinceMs, activationMs: -Infinity, ringBaseMs: -Infinity });
    this.remove(id);
    this.items.set(id, item);
    const offer = { answer: 'manual' as const, expiryMs: 1, declineForMs: 1 };
    this.waiting.refresh(this.table.write(-1, { item, version: 1, offer, offerExpiresMs: null }));
  }

  private remove(id: string): void {
    const slot = this.table.items.ids.find(id);
    if (slot < 0) return;
    this.waiting.withdraw(slot);
    this.table.erase(slot);
    this.items.delete(id);
  }

  private anyId(): string {
    return this.chance.one([...this.items.keys(), '']);
  }

  change(best: string): void {
    if (this.chance.is(0.3)) this.remove(best);
    if (this.chance.is(0.2)) this.remove(this.anyId());
    if (this.chance.is(0.4)) this.insert();
    if (this.chance.is(0.7)) this.pass();
  }

  private pass(): void {
    const { chance, era } = this;
    const curve = () => this.items.get(this.anyId())?.curve;
    const step = chance.one([
      () => this.nowMs,
      () => this.nowMs + era.unitMs * chance.share(),
      () => this.nowMs + chance.below(3) * era.unitMs,
      () => changeMs(chance, this.nowMs, this.nowMs + chance.below(6) * era.unitMs, (ms) => this.expected(ms)),
      () => changeMs(chance, this.nowMs, this.nowMs + chance.share() * era.unitMs, (ms) => this.expected(ms)),
      () => this.pointMs(curve()),
    ])();
    const nudge = chance.is(0.3) ? chance.one([1, -1, 1 / 4_096, -1 / 4_096]) : 0;
    this.nowMs = chance.is(0.95) ? Math.max(this.nowMs, step + nudge) : step + nudge;
  }

  best(): string {
    this.waiting.advance(this.nowMs);
    const groups = Int32Array.from(this.groups, ({ index }) => index);
    const slot = this.waiting.leaders.bestOf(groups, groups.length, () => true);
    return slot < 0 ? '' : this.table.items.ids.text(slot);
  }

  expected(nowMs = this.nowMs): string {
    let [best, highest]: [RoutableItem | null, number] = [null, -Infinity];
    for (const item of this.items.values()) {
      const priority = priorityAt(item.curve, nowMs, this.era.clocks(item.curve.calendar));
      const isHigher = priority > highest || (priority === highest && best !== null && isOlder(item, best));
      if (isHigher) [best, highest] = [item, priority];
    }
    return best?.id ?? '';
  }

  private pointMs(curve: PriorityCurve | undefined): number {
    if (!curve) return this.nowMs;
    const clock = this.era.clocks(curve.calendar);
    const point = this.chance.one([...curve.points.map(({ offsetMs }) => offsetMs), null]);
    const instantMs =
      point === null ? (curve.dueMs ?? this.nowMs) : clock.instantOf(clock.readingAt(curve.activationMs) + point);
    return Number.isFinite(instantMs) ? instantMs : this.nowMs;
  }
}

function isOlder(a: RoutableItem, b: RoutableItem): boolean {
  return a.queuedSinceMs === b.queuedSinceMs ? a.id < b.id : a.queuedSinceMs < b.queuedSinceMs;
}
