import { textTable } from '../text-table';
import type { Durations } from './distribution';
import { bar, sparkline } from './plots';
import type { SlaFigures } from './sla-meter';
import type { Comparison, Figure, Summary } from './summary';

const PLOT_WIDTH = 60;
const BAR_WIDTH = 30;

/** A summary for people. */
export function reportOf(summary: Summary): string {
  const { from, to, items, offers, sla, waiting, completion, utilisation, backlog } = summary;
  const { occupancy, items: perAgent, agents } = utilisation;
  const working = agents.filter((agent) => agent.occupancy !== null).length;
  return [
    `${from} to ${to}`,
    `${number(items.captured)} items captured: ${listOf({
      completed: items.completed,
      cancelled: items.cancelled,
      waiting: items.waiting,
      'in hands': items.inHands,
      parked: items.parked,
      'awaiting their source': items.awaitingSource,
      scheduled: items.scheduled,
    })}. ${number(items.overdue)} became overdue.`,
    `${number(offers.made)} offers: ${listOf(offers, 'made')}.`,
    ...(items.refused > 0 ? [`${number(items.refused)} commands were refused by the state of their item.`] : []),
    '',
    textTable(
      ['', 'items', 'mean', 'median', 'p90', 'p99', 'max'],
      [
        durationRow('wait for an offer', waiting.toOffer),
        durationRow('wait for an accept', waiting.toAccept),
        durationRow('time to complete', completion),
      ],
    ),
    '',
    `Waiting, ${number(backlog.max)} at most, ${number(backlog.end)} at the end:`,
    ...backlogPlot(summary),
    '',
    ...slaLines('all', { all: sla }),
    ...slaLines('by queue', sla.byQueue),
    ...slaLines('by worktype', sla.byWorktype),
    ...slaLines('by segment', sla.bySegment),
    `Occupancy of ${number(working)} agents: mean ${figureText('share', occupancy.mean)}, from ` +
      `${figureText('share', occupancy.min)} to ${figureText('share', occupancy.max)}, deviation ${figureText('share', occupancy.deviation)}.`,
    `Items per agent: mean ${figureText('count', perAgent.mean)}, from ${figureText('count', perAgent.min)} to ` +
      `${figureText('count', perAgent.max)}, deviation ${figureText('count', perAgent.deviation)}.`,
  ].join('\n');
}

/** Two configurations on the same input. */
export function comparisonReport(rows: readonly Comparison[], a: string, b: string): string {
  const cells = rows.map(({ label, unit, ...row }) => [
    label,
    figureText(unit, row.a),
    figureText(unit, row.b),
    row.difference === null ? '' : `${row.difference > 0 ? '+' : ''}${figureText(unit, row.difference)}`,
  ]);
  return `A: ${a}\nB: ${b}\n\n${textTable(['', 'A', 'B', 'difference'], cells)}`;
}

/** The axis has the times of its ends, with their dates where they are not of one day. */
function backlogPlot({ from, to, backlog }: Summary): string[] {
  const plot = sparkline(backlog.waiting, PLOT_WIDTH);
  const isOneDay = from.slice(0, 10) === to.slice(0, 10);
  const [start, end] = [from, to].map((text) => text.slice(isOneDay ? 11 : 0, 16).replace('T', ' '));
  return [
    `|${plot}|`,
    `${start}${`${end}`.padStart(Math.max(plot.length + 2 - `${start}`.length, 1 + `${end}`.length))}`,
  ];
}

function slaLines(title: string, figures: Readonly<Record<string, SlaFigures>>): string[] {
  const measured = Object.entries(figures).filter(([, { attainment }]) => attainment !== null);
  // One alone says again what the line for all has said.
  if (measured.length === 0 || (title !== 'all' && measured.length === 1)) return [];
  const rows = measured.map(([name, { inTime, late, openLate, attainment }]) => [
    `  ${name}`,
    bar(attainment ?? 0, BAR_WIDTH),
    figureText('share', attainment),
    `${number(inTime)} of ${number(inTime + late + openLate)}`,
  ]);
  return [`Completed in time, ${title}:`, textTable(['', '', '', ''], rows).trimStart(), ''];
}

function durationRow(label: string, { count, ...durations }: Durations): string[] {
  const { mean, median, p90, p99, max } = durations;
  return [label, number(count), ...[mean, median, p90, p99, max].map((value) => figureText('seconds', value))];
}

function listOf(counts: Readonly<Record<string, number>>, without = ''): string {
  return Object.entries(counts)
    .filter(([name, count]) => name !== without && (count > 0 || name === 'completed' || name === 'accepted'))
    .map(([name, count]) => `${number(count)} ${name}`)
    .join(', ');
}

function figureText(unit: Figure['unit'], value: number | null): string {
  if (value === null) return '-';
  switch (unit) {
    case 'count':
      return number(Math.round(value * 100) / 100);
    case 'share':
      return `${(100 * value).toFixed(1)} %`;
    case 'seconds':
      return durationText(value);
  }
}

/** `1 h 05 min`, `42 s`: two units say enough. */
function durationText(seconds: number): string {
  const sign = seconds < 0 ? '-' : '';
  const whole = Math.round(Math.abs(seconds));
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3_600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  if (days > 0) return `${sign}${days} d ${hours} h`;
  if (hours > 0) return `${sign}${hours} h ${minutes} min`;
  if (minutes > 0) return `${sign}${minutes} min ${whole % 60} s`;
  return Math.abs(seconds) < 10 ? `${sign}${Math.round(Math.abs(seconds) * 10) / 10} s` : `${sign}${whole} s`;
}

/** Thousands are parted by a space, wherever it runs. */
function number(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}
