import type { RingClock } from '../../domain/routing/plan';
import type { RoutableItem } from '../../domain/routing/types';
import type { WaitingRow } from '../ledger/read-items';
import type { ClockStates } from './clock-states';
import { Curves } from './curves';
import { Items, State } from './items';
import { Kinds } from './kinds';
import type { Kind } from './kinds';
import { planOf } from './plans';

/** Writes rows of the ledger into columns and tables, and reads them back as they were. */
export class ItemTable {
  readonly items = new Items();
  readonly curves: Curves;
  readonly kinds = new Kinds();
  /** What only few items have, by slot. */
  readonly onTopSinceMs = new Map<number, number>();
  readonly declines = new Map<number, RoutableItem['declines']>();
  readonly offerExpiresMs = new Map<number, number>();

  constructor(private readonly clocks: ClockStates) {
    this.curves = new Curves(clocks);
  }

  /** Writes a row into the slot of its item, or a new one; answers it. */
  write({ item, version, offer, offerExpiresMs }: WaitingRow): number {
    const { items } = this;
    const known = items.ids.find(item.id);
    const slot = known >= 0 ? known : items.take(item.id);
    if (known >= 0) this.release(slot);
    const { curve, activationMs, ringBaseMs, queuedSinceMs, onTopSinceMs, declines } = item;
    const clock = this.clocks.indexOf(curve.calendar ?? null);
    const reading = this.clocks.clock(clock).readingAt(curve.activationMs);
    items.setCurve(slot, this.curves.use(curve, clock, reading), curve.activationMs, reading);
    items.setInstants(slot, queuedSinceMs, ringBaseMs, activationMs);
    items.setVersion(slot, version);
    items.setKind(slot, this.kinds.use(item, offer, this.slaMs(slot)));
    if (onTopSinceMs !== null) this.onTopSinceMs.set(slot, onTopSinceMs);
    for (const _ in declines) {
      this.declines.set(slot, declines);
      break;
    }
    if (offerExpiresMs !== null) this.offerExpiresMs.set(slot, offerExpiresMs);
    return slot;
  }

  erase(slot: number): void {
    this.release(slot);
    this.items.give(slot);
  }

  kind(slot: number): Kind {
    return this.kinds.at(this.items.kind(slot));
  }

  isOnWallTime(slot: number): boolean {
    return this.curves.shapeAt(this.items.curve(slot)).clock === 0;
  }

  /** What its rings depend on, without the rest. */
  ringClock(slot: number): RingClock {
    const { plan, preferredAgent, preferredAgentKnown } = this.kind(slot);
    return {
      plan: planOf(plan, this.slaMs(slot)),
      preferredAgent,
      preferredAgentKnown,
      ringBaseMs: this.items.ringBaseMs(slot),
      curve: this.curves.shapeAt(this.items.curve(slot)),
    };
  }

  item(slot: number): RoutableItem {
    const { items } = this;
    const row = items.curve(slot);
    const kind = this.kind(slot);
    const curve = this.curves.restore(row, items.activationMs(slot), items.reading(slot));
    // Written out: spreading the parts takes ten times as long.
    return {
      id: items.ids.text(slot),
      queue: kind.queue,
      mediaType: kind.mediaType,
      weight: kind.weight,
      curve,
      plan: planOf(kind.plan, this.slaMs(slot)),
      preferredAgent: kind.preferredAgent,
      preferredAgentKnown: kind.preferredAgentKnown,
      ringBaseMs: items.ringBaseMs(slot),
      activationMs: items.availableMs(slot),
      queuedSinceMs: items.queuedSinceMs(slot),
      onTopSinceMs: this.onTopSinceMs.get(slot) ?? null,
      declines: this.declines.get(slot) ?? {},
      emergency: kind.isEmergency,
      answer: kind.answer,
    };
  }

  row(slot: number): WaitingRow {
    return {
      item: this.item(slot),
      version: this.items.version(slot),
      offer: this.kind(slot).offer,
      offerExpiresMs: this.offerExpiresMs.get(slot) ?? null,
    };
  }

  *slots(): Generator<number> {
    for (let slot = 0; slot < this.items.end; slot += 1) if (this.items.state(slot) !== State.none) yield slot;
  }

  private slaMs(slot: number): number {
    return this.curves.slaMs[this.items.curve(slot)] as number;
  }

  private release(slot: number): void {
    this.curves.release(this.items.curve(slot));
    this.kinds.release(this.items.kind(slot));
    this.onTopSinceMs.delete(slot);
    this.declines.delete(slot);
    this.offerExpiresMs.delete(slot);
  }
}
