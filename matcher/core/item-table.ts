import type { RingClock } from '../../domain/routing/plan';
import type { RoutableItem, RoutingPlan } from '../../domain/routing/types';
import type { WaitingRow } from '../ledger/read-items';
import type { ClockStates } from './clock-states';
import { Curves } from './curves';
import { Delays } from './delays';
import { Items, State } from './items';
import { Kinds } from './kinds';
import type { Kind } from './kinds';
import { Names } from './names';

/** Writes rows of the ledger into columns and tables, and reads them back as they were. */
export class ItemTable {
  readonly items = new Items();
  readonly curves: Curves;
  readonly kinds = new Kinds();
  readonly delays = new Delays();
  private readonly names = new Names();
  /** What only few items have, by slot. */
  readonly onTopSinceMs = new Map<number, number>();
  readonly declines = new Map<number, RoutableItem['declines']>();
  readonly offerExpiresMs = new Map<number, number>();

  constructor(private readonly clocks: ClockStates) {
    this.curves = new Curves(clocks);
  }

  /** Writes a row into the slot of its item (-1: a new one); answers it. */
  write(known: number, { item, version, offer, offerExpiresMs }: WaitingRow): number {
    const { items } = this;
    const slot = known >= 0 ? known : items.take(item.id);
    if (known >= 0) this.release(slot);
    const { curve, plan, preferredAgent, onTopSinceMs, declines } = item;
    const clock = this.clocks.indexOf(curve.calendar ?? null);
    const reading = this.clocks.clock(clock).readingAt(curve.activationMs);
    items.setCurve(slot, this.curves.use(curve, clock, reading));
    items.setInstants(slot, reading, item.queuedSinceMs, curve.activationMs, item.ringBaseMs, item.activationMs);
    items.setVersion(slot, version);
    items.setKind(slot, this.kinds.use(item, offer));
    items.setDelays(slot, this.delays.use(plan.rings, this.slaMs(slot)));
    const name = preferredAgent === null ? -1 : this.names.use(preferredAgent);
    items.setPreferred(slot, name, item.preferredAgentKnown);
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

  preferredAgent(slot: number): string | null {
    const name = this.items.preferred(slot);
    return name < 0 ? null : this.names.text(name);
  }

  /** On which its curve and its rings run. */
  clock(slot: number): number {
    return this.curves.shapeAt(this.items.curve(slot)).clock;
  }

  /** NaN: no due date. */
  slaMs(slot: number): number {
    return this.curves.slaMs(this.items.curve(slot));
  }

  /** What its rings depend on, without the rest. */
  ringClock(slot: number): RingClock {
    return {
      plan: this.plan(slot, this.kind(slot)),
      preferredAgent: this.preferredAgent(slot),
      preferredAgentKnown: this.items.isPreferredKnown(slot),
      ringBaseMs: this.items.ringBaseMs(slot),
      curve: this.curves.shapeAt(this.items.curve(slot)),
    };
  }

  item(slot: number): RoutableItem {
    const { items } = this;
    const kind = this.kind(slot);
    const curve = this.curves.restore(items.curve(slot), items.activationMs(slot), items.reading(slot));
    // Written out: spreading the parts takes ten times as long.
    return {
      id: items.ids.text(slot),
      queue: kind.queue,
      mediaType: kind.mediaType,
      weight: kind.weight,
      curve,
      plan: this.plan(slot, kind),
      preferredAgent: this.preferredAgent(slot),
      preferredAgentKnown: items.isPreferredKnown(slot),
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

  /** Exactly as it was given. */
  private plan(slot: number, { plan, requirements }: Kind): RoutingPlan {
    const [delays, slaMs] = [this.items.delays(slot), this.slaMs(slot)];
    const rings = requirements.map((requirement, ring) => ({
      afterMs: this.delays.delayMs(delays, ring, slaMs),
      requirement,
    }));
    return { key: plan, rings };
  }

  private release(slot: number): void {
    const { items } = this;
    this.curves.release(items.curve(slot));
    this.kinds.release(items.kind(slot));
    this.delays.release(items.delays(slot));
    if (items.preferred(slot) >= 0) this.names.release(items.preferred(slot));
    this.onTopSinceMs.delete(slot);
    this.declines.delete(slot);
    this.offerExpiresMs.delete(slot);
  }
}
