import type { DryRunItemView, DryRunView } from '../../api/contract/dry-run';
import { type MovedField, movedFields } from '../../domain/dry-run/classified-as';
import { figureText, numberText as number } from '../../simulator/figure-text';
import { comparisonReport } from '../simulate/comparison-report';
import { bar, sparkline } from '../simulate/plots';
import { textTable } from '../text-table';

const BAR_WIDTH = 30;
const PLOT_WIDTH = 60;
const MOVES_TOLD = 15;

type Summary = NonNullable<DryRunView['summary']>;
type Side = DryRunItemView['draft'];

/** What fields are called where people read them. */
const fieldNames: Partial<Record<MovedField, string>> = {
  refused: 'being taken at all',
  routingPlan: 'routing plan',
  priorityScheme: 'priority scheme',
  sla: 'SLA',
  other: 'what else they pin',
};

/** A dry run for people: what moves, how far, and what that does to waits and SLA. */
export function dryRunReport(view: DryRunView, moved: readonly DryRunItemView[]): string {
  const { summary, input } = view;
  if (!summary && input.events === undefined) return 'Nothing is known of it.';
  const names = view.documents.map(({ kind, key, division }) => `${kind}/${division}/${key}`);
  const drafts = `${number(names.length)} ${names.length === 1 ? 'draft' : 'drafts'}${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
  if (!summary) {
    const lines = `${number(input.events ?? 0)} lines of a file, ${input.from} to ${input.to}`;
    return [drafts, lines, ...simulationLines(view)].join('\n');
  }
  const { items, unchanged } = summary;
  return [
    drafts,
    `${number(items)} items of ${view.divisions.join(', ')}, captured ${input.from} to ${input.to}`,
    `${number(summary.moved)} would be something else, ${number(unchanged)} would not.`,
    ...fieldLines(summary),
    ...moveLines('Segments', summary.segments, items),
    ...moveLines('Queues', summary.queues, items),
    ...priorityLines(summary),
    ...reasonLines(summary),
    ...itemLines(moved, summary.moved),
    ...simulationLines(view),
  ].join('\n');
}

function fieldLines({ fields, items }: Summary): string[] {
  const rows = movedFields.flatMap((field) => {
    const count = fields[field] ?? 0;
    if (count === 0) return [];
    const name = `  ${fieldNames[field] ?? field}`;
    return [[name, bar(count / items, BAR_WIDTH), number(count), figureText('share', count / items)]];
  });
  return rows.length === 0 ? [] : ['', 'They would differ in', body(rows)];
}

function moveLines(title: string, { told, others }: Summary['queues'], items: number): string[] {
  if (told.length === 0) return [];
  const hasDivisions = new Set(told.map(({ division }) => division)).size > 1;
  const rows = told
    .slice(0, MOVES_TOLD)
    .map(({ division, from, to, items: count }) => [
      `  ${hasDivisions ? `${division}: ` : ''}${from ?? 'none'}`,
      `-> ${to ?? 'none'}`,
      bar(count / items, BAR_WIDTH),
      number(count),
    ]);
  const rest = told.slice(MOVES_TOLD).reduce((sum, { items: count }) => sum + count, others);
  return ['', title, body(rows), ...(rest > 0 ? [`  and ${number(rest)} items of other moves`] : [])];
}

function priorityLines({ priorities, fields }: Summary): string[] {
  const { from, width, published, draft } = priorities;
  if (published.length < 2 || (fields.priority ?? 0) === 0) return [];
  const to = from + width * published.length;
  return [
    '',
    `Items by priority at activation, ${number(from)} to ${number(to)} in steps of ${number(width)}:`,
    `  published |${sparkline(published, PLOT_WIDTH)}|`,
    `  drafts    |${sparkline(draft, PLOT_WIDTH)}|`,
  ];
}

function reasonLines({ newIncidents, newRefusals }: Summary): string[] {
  const told = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  return [
    ...told(
      'New incidents',
      newIncidents.map(({ incident, items }) => `  ${number(items)} x ${incident}`),
    ),
    ...told(
      'Newly refused',
      newRefusals.map(({ path, message, items }) => `  ${number(items)} x ${path}: ${message}`),
    ),
  ];
}

function itemLines(items: readonly DryRunItemView[], all: number): string[] {
  if (items.length === 0) return [];
  const rows = items.map(({ reference, published, draft }) => [
    `  ${reference}`,
    ...(['segment', 'queue', 'priorityAtActivation', 'priorityNow', 'dueAt'] as const).map((name) =>
      changeText(valueOf(published, name), valueOf(draft, name)),
    ),
  ]);
  const title = all > items.length ? `The first ${items.length} of them` : 'Item by item';
  return ['', textTable([title, 'segment', 'queue', 'priority at activation', 'priority now', 'due'], rows)];
}

function valueOf(
  side: Side,
  name: Exclude<keyof Exclude<Side, { refused: unknown }>, 'refused' | 'incidentSaid'>,
): string {
  if ('refused' in side) return 'refused';
  const value = side[name];
  return typeof value === 'number' ? number(Math.round(value * 10) / 10) : (value ?? 'none');
}

function changeText(before: string, after: string): string {
  return before === after ? before : `${before} -> ${after}`;
}

/** Why there is no comparison. */
export const notSimulated: Readonly<Record<string, string>> = {
  INPUT_REFUSED: 'it holds what one of the two does not take',
  NOTHING_TO_SIMULATE: 'there is no item that both take',
  TIME_LIMIT: 'it took too long',
};

function simulationLines({ simulation, input }: DryRunView): string[] {
  if (!simulation) return [];
  if ('failure' in simulation) {
    const { failure } = simulation;
    return ['', `It was not simulated: ${notSimulated[failure] ?? failure}.`];
  }
  const { presence, agents, handleTimes, endedBySource, leftOut, until } = simulation.assumptions;
  return [
    '',
    input.events === undefined ? 'The same past, simulated under both:' : 'The file, simulated under both:',
    comparisonReport(simulation.figures, { name: 'as published' }, { name: 'with the drafts' }),
    '',
    'What was assumed',
    `  It begins with nothing waiting, and ends at ${until}.`,
    `  ${number(agents)} agents, Ready ${presence === 'given' ? 'as given' : 'while the history has a sign of them'}.`,
    ...(agents === 0
      ? [
          `  Without an agent nothing is done, and the waits say nothing: ${input.events === undefined ? '--staffing names some' : 'the file names none that is Ready'}.`,
        ]
      : []),
    input.events === undefined
      ? `  Handle times: ${number(handleTimes.known)} as they were, ${number(handleTimes.assumed)} the median of the worktype.`
      : `  Handle times: ${number(handleTimes.known)} as the file says, ${number(handleTimes.assumed)} as --handle-time says.`,
    ...(endedBySource > 0 ? [`  ${number(endedBySource)} items are ended from outside when they were.`] : []),
    ...(leftOut > 0 ? [`  ${number(leftOut)} items are left out: one of the two does not take them.`] : []),
  ];
}

function body(rows: readonly string[][]): string {
  return textTable(
    (rows[0] ?? []).map(() => ''),
    rows,
  ).replace(/^\s*\n/, '');
}
