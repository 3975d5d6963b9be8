import type { DryRunView } from '../../../../api/contract/dry-run';

type Simulated = Extract<NonNullable<DryRunView['simulation']>, { figures: unknown }>;
export type Figure = Simulated['figures'][number];
export type Waits = NonNullable<Simulated['waits']>;

/** Figures by their section, in the order in which they are told. */
export function bySection(figures: readonly Figure[]): [string, Figure[]][] {
  const sections = new Map<string, Figure[]>();
  for (const figure of figures) sections.set(figure.section, [...(sections.get(figure.section) ?? []), figure]);
  return [...sections];
}

/** Whether a difference is for the better; null where nothing says so, such as of a count of captures. */
export function isBetter({ figure, unit, difference }: Pick<Figure, 'figure' | 'unit' | 'difference'>): boolean | null {
  if (difference === null || difference === 0) return null;
  if (figure.startsWith('sla.')) return difference > 0;
  const isLessBetter =
    unit === 'seconds' || ['items.overdue', 'items.waiting', 'backlog.max', 'offers.missed'].includes(figure);
  return isLessBetter ? difference < 0 : null;
}

/** Shares of the steps, so that sides of different sizes can be laid over one another. */
export function histogramSteps({
  fromSeconds,
  widthSeconds,
  a,
  b,
}: Waits): { fromSeconds: number; a: number; b: number }[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => ({
    fromSeconds: fromSeconds + at * widthSeconds,
    a: a[at] ?? 0,
    b: b[at] ?? 0,
  }));
}
