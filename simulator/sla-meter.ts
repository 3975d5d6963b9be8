import type { ItemState } from '../domain/item/state';
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

export class SlaMeter {
  private readonly counts: Record<Outcome, number> = { inTime: 0, late: 0, openLate: 0 };

  count(outcome: Outcome): void {
    this.counts[outcome] += 1;
  }

  figures(): SlaFigures {
    const { inTime, late, openLate } = this.counts;
    const all = inTime + late + openLate;
    return { inTime, late, openLate, attainment: all === 0 ? null : rounded(inTime / all) };
  }
}
