/** The value below which `share` of the sample lies (0.99: 99th percentile), by nearest rank. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(sample: readonly number[]): number {
  return percentile(sample, 0.5);
}

/** One line of the result: what was measured, what it was measured beside in the same run, and what is asked. */
export interface Figure {
  name: string;
  value: string;
  beside: string;
  asked: string;
  holds: boolean;
  /** Told beside the others: that it does not hold is no reason to fail. */
  isAside?: true;
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, value, beside, asked, holds }) =>
      `| ${name} | ${value} | ${beside} | ${asked} | ${holds ? 'yes' : 'NO'} |`,
  );
  return ['| what | measured | beside it, same run | asked | holds |', '|---|---|---|---|---|', ...rows].join('\n');
}
