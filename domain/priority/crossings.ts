import type { Corner } from './corners';

/** An instant from which one curve lies above another, having lain below it (or at it) before. */
export interface Crossing {
  ms: number;
  /** Where the one that overtakes is then. */
  priority: number;
  /** Whether the first curve overtakes the second; else the second does. */
  isFirstAbove: boolean;
}

/** Rounding of sums of this size is no difference. */
const ROUNDING = 1e-9;

/**
 * Where two curves, drawn by their corners, change places. Curves that touch and part again the same way do not; those
 * that are equal for a while do when they part the other way. The end of a curve's corners lasts for ever.
 */
export function crossingsOf(first: readonly Corner[], second: readonly Corner[]): Crossing[] {
  const times = [...new Set([...first, ...second].map(({ ms }) => ms))].toSorted((a, b) => a - b);
  const crossings: Crossing[] = [];
  let order = 0;
  const look = (ms: number, priority: number, next: number) => {
    if (next === 0) return;
    if (order !== 0 && next !== order) crossings.push({ ms, priority, isFirstAbove: next > 0 });
    order = next;
  };
  for (const [index, fromMs] of times.entries()) {
    const [a, b] = [after(first, fromMs), after(second, fromMs)];
    look(fromMs, Math.max(a, b), compare(a, b));
    const toMs = times[index + 1];
    if (toMs === undefined) break;
    const [aEnd, bEnd] = [before(first, toMs), before(second, toMs)];
    const gap = a - b;
    // Both are straight lines here: where they differ by nothing is one place.
    const share = gap === aEnd - bEnd ? 0 : gap / (gap - (aEnd - bEnd));
    const inside = Math.min(1, Math.max(0, share));
    look(fromMs + inside * (toMs - fromMs), a + inside * (aEnd - a), compare(aEnd, bEnd));
  }
  return crossings;
}

function compare(a: number, b: number): number {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b)) ? 0 : Math.sign(a - b);
}

/** From an instant on: behind a jump that lies there. */
function after(corners: readonly Corner[], ms: number): number {
  const next = corners.findIndex((corner) => corner.ms > ms);
  return between(corners, next === -1 ? corners.length : next, ms);
}

/** Until just before an instant: before a jump that lies there. */
function before(corners: readonly Corner[], ms: number): number {
  const next = corners.findIndex((corner) => corner.ms >= ms);
  return between(corners, next === -1 ? corners.length : next, ms);
}

function between(corners: readonly Corner[], next: number, ms: number): number {
  const [from, to] = [corners[next - 1], corners[next]];
  if (!from || !to) return from?.priority ?? to?.priority ?? 0;
  return from.priority + ((ms - from.ms) / (to.ms - from.ms)) * (to.priority - from.priority);
}
