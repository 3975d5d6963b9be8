import type { ItemState } from '../../domain/item/state';
import { compareText } from '../../domain/routing/order';
import { rounded } from './distribution';

/** Of items whose due date has been met or missed. Attainment is the share completed in time; null: none was due. */
export interface SlaFigures {
  inTime: number;
  late: number;
  /** Past due and still open at the end. */
  openLate: number;
  attainment: number | null;
}

export type Outcome = 'inTime' | 'late' | 'openLate';

/** How an item stands to its due date; null when it has none, was cancelled, or still has time. */
export function outcomeOf({ state, dueMs, closedMs }: ItemState, nowMs: number): Outcome | null {
  if (dueMs === null || state === 'cancelled') return null;
  if (state === 'completed') return (closedMs ?? nowMs) <= dueMs ? 'inTime' : 'late';
  return nowMs > dueMs ? 'openLate' : null;
}

/** Counts outcomes by some name of the item: of its queue, for instance. */
export class SlaMeter {
  private readonly counts = new Map<string, Record<Outcome, number>>();

  count(name: string, outcome: Outcome): void {
    const counts = this.counts.get(name) ?? { inTime: 0, late: 0, openLate: 0 };
    counts[outcome] += 1;
    this.counts.set(name, counts);
  }

  /** By name, sorted. */
  figures(): Record<string, SlaFigures> {
    const sorted = [...this.counts].sort(([a], [b]) => compareText(a, b));
    return Object.fromEntries(sorted.map(([name, counts]) => [name, withAttainment(counts)]));
  }
}

function withAttainment(counts: Record<Outcome, number>): SlaFigures {
  const all = counts.inTime + counts.late + counts.openLate;
  return { ...counts, attainment: all === 0 ? null : rounded(counts.inTime / all) };
}
