import { ringOpenings } from '../../domain/routing/plan';
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
    this.open = 0;
    this.nextMs = Infinity;
    const { isEmergency, delaysMs } = this.table.kind(slot);
    if (isEmergency) return;
    if (delaysMs === null || !this.table.isOnWallTime(slot)) {
      const openings = ringOpenings(this.table.ringClock(slot), this.clocks.clocks);
      for (let ring = 0; ring < openings.length; ring += 1) this.add(ring, openings[ring] ?? null);
      return;
    }
    const baseMs = this.table.items.ringBaseMs(slot);
    for (let ring = 0; ring < delaysMs.length; ring += 1) {
      const delayMs = delaysMs[ring] ?? null;
      this.add(ring, delayMs === null ? null : baseMs + delayMs);
    }
  }

  private add(ring: number, opensMs: number | null): void {
    if (opensMs === null) return;
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
