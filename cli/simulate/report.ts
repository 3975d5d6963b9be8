import { textTable } from '../text-table';
import type { Durations } from '../../simulator/distribution';
import { tellingKinds } from '../../simulator/by-name';
import { figureText, numberText as number } from '../../simulator/figure-text';
import { bar, sparkline } from './plots';
import type { SlaFigures } from '../../simulator/sla-meter';
import type { Summary } from '../../simulator/summary';

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
      paused: items.paused,
      'awaiting their source': items.awaitingSource,
      scheduled: items.scheduled,
    })}. ${number(sla.late + sla.openLate)} missed their due date.`,
    ...(items.overdue > 0 ? [`${number(items.overdue)} reached their expiry.`] : []),
    ...(items.restarted > 0 ? [`${number(items.restarted)} closed items were restarted.`] : []),
    ...(items.escalated > 0 ? [`${number(items.escalated)} escalations.`] : []),
    `${number(offers.made)} offers: ${listOf(offers, 'made')}.`,
    ...handsWithoutOffer(summary),
    ...(items.refused > 0
      ? [
          `${number(items.refused)} commands of the input were refused; \`--json\` says which and why (\`"type":"refused"\`).`,
        ]
      : []),
    '',
    textTable(
      ['', 'items', 'mean', 'median', 'p90', 'p99', 'max'],
      [
        durationRow('wait for an offer', waiting.toOffer),
        durationRow('wait until somebody has it', waiting.toAccept),
        ...tellingKinds(waiting).flatMap(([kind, names]) =>
          Object.entries(names).map(([name, each]) => durationRow(`  ${kind} ${name}`, each)),
        ),
        durationRow('time to complete', completion),
      ],
    ),
    ...stillWaiting(summary),
    '',
    `Waiting, ${number(backlog.max)} at most, ${number(backlog.end)} at the end:`,
    ...backlogPlot(summary),
    '',
    ...slaLines('all', { all: sla }),
    ...tellingKinds(sla).flatMap(([kind, names]) => slaLines(`by ${kind}`, names)),
    `Occupancy of ${number(working)} agents: mean ${figureText('share', occupancy.mean)}, from ` +
      `${figureText('share', occupancy.min)} to ${figureText('share', occupancy.max)}, deviation ${figureText('share', occupancy.deviation)}.`,
    `Items per agent: mean ${figureText('count', perAgent.mean)}, from ${figureText('count', perAgent.min)} to ` +
      `${figureText('count', perAgent.max)}, deviation ${figureText('count', perAgent.deviation)}.`,
  ].join('\n');
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
  if (measured.length === 0) return [];
  const rows = measured.map(([name, { inTime, late, openLate, attainment }]) => [
    `  ${name}`,
    bar(attainment ?? 0, BAR_WIDTH),
    figureText('share', attainment),
    `${number(inTime)} of ${number(inTime + late + openLate)}`,
  ]);
  return [`Completed in time, ${title}:`, textTable(['', '', '', ''], rows).trimStart(), ''];
}

function stillWaiting({ waiting: { toAccept } }: Summary): string[] {
  if (toAccept.stillWaiting === 0) return [];
  return [`${number(toAccept.stillWaiting)} still waiting, counted with the wait so far.`];
}

function handsWithoutOffer({ pulls, assignments }: Summary): string[] {
  if (pulls.count + assignments === 0) return [];
  const { count, choices, skipped } = pulls;
  const outOfOrder = choices === 0 ? '' : ` (${number(choices)} out of order, past ${number(skipped)} items)`;
  return [`Without an offer: ${number(count)} pulled${outOfOrder}, ${number(assignments)} assigned.`];
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
