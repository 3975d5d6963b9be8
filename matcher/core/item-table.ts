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
    if (clock > 0) items.keepReadings();
    const reading = this.clocks.clock(clock).readingAt(curve.activationMs);
    items.reading[slot] = reading;
    items.activationMs[slot] = curve.activationMs;
    items.availableMs[slot] = activationMs;
    items.ringBaseMs[slot] = ringBaseMs;
    items.queuedSinceMs[slot] = queuedSinceMs;
    items.version[slot] = version;
    items.curve[slot] = this.curves.use(curve, clock, reading);
    items.kind[slot] = this.kinds.use(item, offer, this.slaMs(slot));
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
    return this.kinds.at(this.items.kind[slot] as number);
  }

  /** What its rings depend on, without the rest. */
  ringClock(slot: number): RingClock {
    const { plan, preferredAgent, preferredAgentKnown } = this.kind(slot);
    return {
      plan: planOf(plan, this.slaMs(slot)),
      preferredAgent,
      preferredAgentKnown,
      ringBaseMs: this.items.ringBaseMs[slot] as number,
      curve: this.curves.shapeAt(this.items.curve[slot] as number),
    };
  }

  item(slot: number): RoutableItem {
    const { items } = this;
    const { queue, mediaType, weight, emergency, answer } = this.kind(slot);
    const activationMs = items.activationMs[slot] as number;
    return {
      ...this.ringClock(slot),
      id: items.ids.text(slot),
      queue,
      mediaType,
      weight,
      curve: this.curves.restore(items.curve[slot] as number, activationMs, items.reading[slot] as number),
      activationMs: items.availableMs[slot] as number,
      queuedSinceMs: items.queuedSinceMs[slot] as number,
      onTopSinceMs: this.onTopSinceMs.get(slot) ?? null,
      declines: this.declines.get(slot) ?? {},
      emergency,
      answer,
    };
  }

  row(slot: number): WaitingRow {
    return {
      item: this.item(slot),
      version: this.items.version[slot] as number,
      offer: this.kind(slot).offer,
      offerExpiresMs: this.offerExpiresMs.get(slot) ?? null,
    };
  }

  *slots(): Generator<number> {
    for (let slot = 0; slot < this.items.end; slot += 1) if (this.items.state[slot] !== State.none) yield slot;
  }

  private slaMs(slot: number): number {
    return this.curves.slaMs[this.items.curve[slot] as number] as number;
  }

  private release(slot: number): void {
    this.curves.release(this.items.curve[slot] as number);
    this.kinds.release(this.items.kind[slot] as number);
    this.onTopSinceMs.delete(slot);
    this.declines.delete(slot);
    this.offerExpiresMs.delete(slot);
  }
}
