const outcomes = ['passed', 'failed', 'unsupported'] as const;

interface TestResult {
  feature: string;
  outcome: (typeof outcomes)[number];
}

/** How many passed, failed and are unsupported, by feature and in all. */
export function featureTable(results: readonly TestResult[]): string {
  const features = [...new Set(results.map(({ feature }) => feature))];
  const counted = (of: readonly TestResult[]) =>
    outcomes.map((outcome) => of.filter((one) => one.outcome === outcome).length);
  const rows: (string | number)[][] = [
    ['feature', ...outcomes],
    ...features.map((feature) => [feature, ...counted(results.filter((one) => one.feature === feature))]),
    [`all ${results.length}`, ...counted(results)],
  ];
  const width = Math.max(...rows.map(([name]) => String(name).length));
  return (
    rows
      .map(([name, ...cells]) =>
        [String(name).padEnd(width), ...cells.map((cell) => String(cell).padStart(11))].join(' '),
      )
      .join('\n') + '\n'
  );
}
