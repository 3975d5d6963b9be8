/** Of how many, and how long in seconds; null where there is nothing to measure. */
export interface Durations {
  count: number;
  mean: number | null;
  median: number | null;
  p90: number | null;
  p99: number | null;
  max: number | null;
}

/** Measured durations (ms) as figures. A quantile is the value that so many of all reach at most (nearest rank). */
export function durationsOf(measuredMs: readonly number[]): Durations {
  const sorted = Float64Array.from(measuredMs).sort();
  const count = sorted.length;
  const quantile = (share: number) => (count === 0 ? null : seconds(sorted[Math.ceil(share * count) - 1] ?? 0));
  const sum = sorted.reduce((total, each) => total + each, 0);
  return {
    count,
    mean: count === 0 ? null : seconds(sum / count),
    median: quantile(0.5),
    p90: quantile(0.9),
    p99: quantile(0.99),
    max: quantile(1),
  };
}

export interface Spread {
  mean: number | null;
  min: number | null;
  max: number | null;
  /** Standard deviation: how unevenly it is shared out. */
  deviation: number | null;
}

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: null, min: null, max: null, deviation: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const [min, max] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return { mean: rounded(mean), min: rounded(min), max: rounded(max), deviation: rounded(Math.sqrt(variance)) };
}

/** To the millisecond, which is all that instants have. */
export function seconds(ms: number): number {
  return Math.round(ms) / 1_000;
}

/** A share or a mean to six digits: beyond them stands only noise of the order in which it was summed up. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
