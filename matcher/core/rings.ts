import { ringOpenings } from '../../domain/routing/plan';
import { instantAfter } from '../../domain/time/clock';
import type { ClockStates } from './clock-states';
import type { ItemTable } from './item-table';

/** Which rings of an item are open at the instant that is looked at, and when the next one opens. */
export class RingReader {
  /** A bit for each open ring; there are 50 at most. None in an emergency queue, where rings do not apply. */
  open = 0;
  /** Infinity when none will any more. */
  nextMs = Infinity;

  constructor(
    private readonly table: ItemTable,
    private readonly clocks: ClockStates,
  ) {}

  read(slot: number): void {
    const { table } = this;
    const { isEmergency, hasPreferredRing, requirements } = table.kind(slot);
    this.open = 0;
    this.nextMs = Infinity;
    if (isEmergency) return;
    const isPreferredKnown = table.items.preferred(slot) >= 0 && table.items.isPreferredKnown(slot);
    if (hasPreferredRing && !isPreferredKnown) return this.readSkipping(slot);
    const delays = table.items.delays(slot);
    const baseMs = table.items.ringBaseMs(slot);
    const slaMs = table.slaMs(slot);
    const clock = this.clocks.clock(table.clock(slot));
    for (let ring = 0; ring < requirements.length; ring += 1) {
      this.add(ring, instantAfter(clock, baseMs, table.delays.delayMs(delays, ring, slaMs)));
    }
  }

  /** A ring is skipped: what that means for the others `domain/routing/plan.ts` knows. */
  private readSkipping(slot: number): void {
    const openings = ringOpenings(this.table.ringClock(slot), this.clocks.clocks);
    for (let ring = 0; ring < openings.length; ring += 1) {
      const opensMs = openings[ring];
      if (typeof opensMs === 'number') this.add(ring, opensMs);
    }
  }

  private add(ring: number, opensMs: number): void {
    if (opensMs <= this.clocks.nowMs) this.open += 2 ** ring;
    else if (opensMs < this.nextMs) this.nextMs = opensMs;
  }
}

/** The rings that bits stand for, in the plan's order. */
export function ringsOf(open: number): number[] {
  const rings: number[] = [];
  for (let ring = 0; 2 ** ring <= open; ring += 1) if (Math.floor(open / 2 ** ring) % 2 === 1) rings.push(ring);
  return rings;
}
