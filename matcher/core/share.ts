/** Percentages are written with six decimals at most. */
const PER_PERCENT = 1e6;

/**
 * The share of a whole that a part is, when a percentage gives exactly this part: `domain/time/duration.ts` multiplies
 * in the same way. Null for any other. Due dates differ from item to item, their schemes and plans do not; so what was
 * written as a percentage is shared by all, and only the SLA is each item's own.
 */
export function shareOf(partMs: number, wholeMs: number): number | null {
  if (!(partMs > 0 && wholeMs > 0)) return null;
  const share = Math.round((partMs / wholeMs) * 100 * PER_PERCENT) / PER_PERCENT / 100;
  return share * wholeMs === partMs ? share : null;
}
