import type { AgentFigures } from './agent-meter';
import type { BacklogFigures } from './backlog-meter';
import type { Durations, Spread } from './distribution';
import type { SlaFigures } from './sla-meter';

/** What a simulation comes to; the last line of its output, with type `summary`. */
export interface Summary {
  from: string;
  to: string;
  items: {
    captured: number;
    completed: number;
    cancelled: number;
    /** Whose expiry has passed while they were open. */
    overdue: number;
    /** Commands that the item's state did not allow. */
    refused: number;
    /** At the end: before activation, in a queue, in hands, in a workbin, marked done. */
    scheduled: number;
    waiting: number;
    inHands: number;
    parked: number;
    awaitingSource: number;
  };
  sla: SlaFigures & {
    byQueue: Readonly<Record<string, SlaFigures>>;
    byWorktype: Readonly<Record<string, SlaFigures>>;
    bySegment: Readonly<Record<string, SlaFigures>>;
  };
  /** From the instant at which an item was first queued, for those that got so far. */
  waiting: { toOffer: Durations; toAccept: Durations };
  completion: Durations;
  offers: { made: number; accepted: number; declined: number; missed: number; withdrawn: number };
  /** The spreads are over agents who were ever available. */
  utilisation: { occupancy: Spread; items: Spread; agents: readonly AgentFigures[] };
  backlog: BacklogFigures;
}

type Unit = 'count' | 'share' | 'seconds';

/** One figure of a summary with its name, by which two of them are compared. */
export interface Figure {
  /** As a path of the summary: `waiting.toAccept.p90`. */
  figure: string;
  label: string;
  unit: Unit;
  value: number | null;
}

/** The figures worth comparing, in the order in which they are read. */
export function figuresOf(summary: Summary): Figure[] {
  const { items, sla, waiting, completion, offers, utilisation, backlog } = summary;
  const figure = (path: string, label: string, unit: Unit, value: number | null) => ({
    figure: path,
    label,
    unit,
    value,
  });
  const durations = (path: string, label: string, of: Durations) =>
    (['mean', 'median', 'p90', 'p99', 'max'] as const).map((name) =>
      figure(`${path}.${name}`, `${label}, ${name}`, 'seconds', of[name]),
    );
  return [
    figure('items.captured', 'items captured', 'count', items.captured),
    figure('items.completed', 'completed', 'count', items.completed),
    figure('items.cancelled', 'cancelled', 'count', items.cancelled),
    figure('items.waiting', 'waiting at the end', 'count', items.waiting),
    figure('items.overdue', 'overdue', 'count', items.overdue),
    figure('sla.attainment', 'completed in time', 'share', sla.attainment),
    ...Object.entries(sla.byQueue).map(([queue, { attainment }]) =>
      figure(`sla.byQueue.${queue}`, `completed in time, queue ${queue}`, 'share', attainment),
    ),
    ...durations('waiting.toOffer', 'wait for an offer', waiting.toOffer),
    ...durations('waiting.toAccept', 'wait for an accept', waiting.toAccept),
    ...durations('completion', 'time to complete', completion),
    figure('backlog.max', 'most waiting at once', 'count', backlog.max),
    figure('offers.made', 'offers', 'count', offers.made),
    figure('offers.missed', 'missed (RONA)', 'count', offers.missed),
    figure('offers.declined', 'declined', 'count', offers.declined),
    figure('utilisation.occupancy.mean', 'occupancy, mean', 'share', utilisation.occupancy.mean),
    figure('utilisation.occupancy.deviation', 'occupancy, deviation', 'share', utilisation.occupancy.deviation),
    figure('utilisation.items.mean', 'items per agent, mean', 'count', utilisation.items.mean),
    figure('utilisation.items.deviation', 'items per agent, deviation', 'count', utilisation.items.deviation),
  ];
}

export interface Comparison extends Omit<Figure, 'value'> {
  a: number | null;
  b: number | null;
  /** b - a; null where one of them is missing. */
  difference: number | null;
}

/** The same figures of two summaries side by side; a queue that only one of them has stands at its place. */
export function compare(a: Summary, b: Summary): Comparison[] {
  const [ofA, ofB] = [figuresOf(a), figuresOf(b)];
  const byName = new Map(ofB.map((each) => [each.figure, each]));
  const added = ofB.filter(({ figure }) => !ofA.some((each) => each.figure === figure));
  const sides = [
    ...ofA.map((each) => [each, byName.get(each.figure)] as const),
    ...added.map((each) => [null, each] as const),
  ];
  return sides.flatMap(([left, right]) => {
    const named = left ?? right;
    if (!named) return [];
    const [x, y] = [left?.value ?? null, right?.value ?? null];
    const difference = x === null || y === null ? null : Math.round((y - x) * 1e6) / 1e6;
    return [{ figure: named.figure, label: named.label, unit: named.unit, a: x, b: y, difference }];
  });
}
