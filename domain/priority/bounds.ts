/** No priority that somebody sets lies farther from zero: sums and differences of many such are exact enough to order by. */
export const MOST_PRIORITY = 1e9;

/** The nearest that is allowed. */
export function boundedPriority(priority: number): number {
  return Math.min(MOST_PRIORITY, Math.max(-MOST_PRIORITY, priority));
}
