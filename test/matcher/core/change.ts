import type { Chance } from './chance';

/** An instant at which something changes, to the last bit, or the one just before it; the end if it is as before there. */
export function changeMs(chance: Chance, fromMs: number, toMs: number, stateAt: (ms: number) => unknown): number {
  let [low, high] = [fromMs, toMs];
  const before = stateAt(low);
  if (before === stateAt(high)) return high;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return chance.is(0.5) ? high : low;
    if (stateAt(middle) === before) low = middle;
    else high = middle;
  }
}
