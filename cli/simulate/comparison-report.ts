import { textTable } from '../text-table';
import type { AgentFigures } from '../../simulator/agent-meter';
import { type NamedKind, tellingKinds } from '../../simulator/by-name';
import type { Comparison } from '../../simulator/compare';
import { differenceText, figureText } from '../../simulator/figure-text';
import type { Summary } from '../../simulator/summary';

/** A team is listed by name, a floor by its spread. */
const MOST_AGENTS = 20;

/**
 * Two configurations on the same input, for people: what has become better or worse, and by how much. With their summaries
 * a small team is told by name.
 */
export function comparisonReport(
  rows: readonly Comparison[],
  a: { name: string; summary?: Summary },
  b: { name: string; summary?: Summary },
): string {
  const told = toldOf(rows);
  const cells = told.flatMap((row, index) => [
    ...(row.section === told[index - 1]?.section ? [] : [[''], [row.section]]),
    [`  ${row.label}`, ...valuesOf(row)],
  ]);
  return [
    `A: ${a.name}`,
    `B: ${b.name}`,
    '',
    headline(rows),
    '',
    textTable(['', 'A', 'B', 'B - A', ''], cells),
    ...(a.summary && b.summary ? agentsOf(a.summary, b.summary) : []),
  ].join('\n');
}

/** Without what neither has, and without what repeats what has been said. */
function toldOf(rows: readonly Comparison[]): Comparison[] {
  const isSection = (section: string) => (row: Comparison) => row.section === section;
  return [...new Set(rows.map(({ section }) => section))].flatMap((name) => {
    const section = rows.filter(isSection(name)).filter(({ a, b }) => (a ?? 0) !== 0 || (b ?? 0) !== 0);
    const figuresBy = (by: NamedKind) => {
      const figures: Record<string, unknown[]> = {};
      for (const row of section) if (row.by === by) (figures[row.name ?? ''] ??= []).push(row.a, row.b);
      return figures;
    };
    const telling = tellingKinds({
      byQueue: figuresBy('queue'),
      byWorktype: figuresBy('worktype'),
      bySegment: figuresBy('segment'),
    }).map(([kind]) => kind);
    return section.filter(({ by }) => by === undefined || telling.includes(by));
  });
}

/** What most people look at first. */
function headline(rows: readonly Comparison[]): string {
  if (rows.every(({ a, b }) => a === b)) return 'Every figure is the same.';
  const first = {
    'items.completed': 'items completed',
    'sla.attainment': 'completed in time',
    'waiting.toAccept.median': 'median wait',
    'waiting.toAccept.p90': '90th percentile of the wait',
    'utilisation.occupancy.mean': 'occupancy',
    'utilisation.occupancy.deviation': 'its deviation between agents',
  };
  const parts = Object.entries(first).flatMap(([name, words]) => {
    const row = rows.find(({ figure }) => figure === name);
    if (!row) return [];
    const [before, after] = [figureText(row.unit, row.a), figureText(row.unit, row.b)];
    return before === after ? [] : [`${words} ${after} instead of ${before}`];
  });
  return parts.length === 0 ? 'The main figures are the same.' : `In B\n  ${parts.join('\n  ')}`;
}

function valuesOf(row: Comparison): string[] {
  const [a, b] = [figureText(row.unit, row.a), figureText(row.unit, row.b)];
  return a === b ? [a, b, '='] : [a, b, differenceText(row.unit, row.difference), shareText(row)];
}

/** Of counts and times, the difference as a share of A. */
function shareText({ unit, a, difference }: Comparison): string {
  if (unit === 'share' || !a || !difference) return '';
  return `${difference > 0 ? '+' : ''}${((100 * difference) / a).toFixed(1)} %`;
}

function agentsOf(a: Summary, b: Summary): string[] {
  const [ofA, ofB] = [a, b].map(({ utilisation }) => new Map(utilisation.agents.map((each) => [each.agent, each])));
  const isAtWork = (each: AgentFigures | undefined) => (each?.occupancy ?? null) !== null;
  const keys = [...new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])])].filter(
    (key) => isAtWork(ofA?.get(key)) || isAtWork(ofB?.get(key)),
  );
  if (keys.length === 0 || keys.length > MOST_AGENTS) return [];
  const rows = keys.map((key) => {
    const [x, y] = [ofA?.get(key), ofB?.get(key)];
    return [
      `  ${key}`,
      figureText('count', x?.items ?? null),
      figureText('count', y?.items ?? null),
      figureText('share', x?.occupancy ?? null),
      figureText('share', y?.occupancy ?? null),
    ];
  });
  return ['', textTable(['agent', 'items A', 'items B', 'occupancy A', 'occupancy B'], rows)];
}
