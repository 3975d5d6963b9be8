import { type ByName, type NamedKind, namedKinds } from './by-name';
import type { Durations, Spread } from './distribution';
import type { Unit } from './figure-text';
import type { Summary } from './summary';

/** One figure of a summary with its name, by which two of them are compared. */
interface Figure {
  /** As a path of the summary: `waiting.toAccept.p90`. */
  figure: string;
  section: string;
  label: string;
  unit: Unit;
  /** Where it is that of one queue, worktype or segment. */
  by?: NamedKind;
  name?: string;
  value: number | null;
}

export interface Comparison extends Omit<Figure, 'value'> {
  a: number | null;
  b: number | null;
  /** b - a; null where one of them is missing. */
  difference: number | null;
}

/** The same figures of two summaries side by side; a queue that only one of them has stands behind those of both. */
export function compare(a: Summary, b: Summary): Comparison[] {
  const [ofA, ofB] = [byFigure(a), byFigure(b)];
  const all = [...new Map([...ofA, ...ofB]).values()];
  const sections = [...new Set(all.map(({ section }) => section))];
  return sections
    .flatMap((name) => all.filter(({ section }) => section === name))
    .map(({ figure, section, label, unit, by, name }) => {
      const [x, y] = [ofA.get(figure)?.value ?? null, ofB.get(figure)?.value ?? null];
      const difference = x === null || y === null ? null : Math.round((y - x) * 1e6) / 1e6;
      return { figure, section, label, unit, ...(by && name !== undefined && { by, name }), a: x, b: y, difference };
    });
}

function byFigure(summary: Summary): Map<string, Figure> {
  return new Map(figuresOf(summary).map((each) => [each.figure, each]));
}

/** The figures worth comparing, in the order in which they are read. */
function figuresOf(summary: Summary): Figure[] {
  const { items, sla, waiting, completion, offers, pulls, utilisation, backlog } = summary;
  const [item, offer, agent] = [counted('items'), counted('offers'), counted('agents')];
  const inTime = (figure: string, label: string, value: number | null): Figure => ({
    figure,
    section: 'completed in time',
    label,
    unit: 'share',
    value,
  });
  return [
    item('items.captured', 'captured', items.captured),
    item('items.completed', 'completed', items.completed),
    item('items.cancelled', 'cancelled', items.cancelled),
    item('items.waiting', 'waiting at the end', items.waiting),
    item('backlog.max', 'most waiting at once', backlog.max),
    item('items.overdue', 'reached their expiry', items.overdue),
    item('items.escalated', 'escalations', items.escalated),
    inTime('sla.attainment', 'all', sla.attainment),
    ...named('sla', sla, (path, label, { attainment }) => [inTime(path, label, attainment)]),
    ...durations('waiting.toOffer', 'wait for an offer', 'all', waiting.toOffer),
    ...durations('waiting.toAccept', 'wait until somebody has it', 'all', waiting.toAccept),
    ...named('waiting', waiting, (path, label, of) => durations(path, 'wait until somebody has it', label, of)),
    ...durations('completion', 'time to complete, of what was completed', 'all', completion),
    offer('offers.made', 'made', offers.made),
    offer('offers.accepted', 'accepted', offers.accepted),
    offer('offers.declined', 'declined', offers.declined),
    offer('offers.missed', 'missed (RONA)', offers.missed),
    offer('offers.withdrawn', 'withdrawn', offers.withdrawn),
    offer('pulls.count', 'pulled instead', pulls.count),
    offer('pulls.skipped', 'passed over by pulls', pulls.skipped),
    offer('assignments', 'assigned instead', summary.assignments),
    agent('utilisation.agents', 'at work', working(summary)),
    ...spread('utilisation.occupancy', 'occupancy', 'share', utilisation.occupancy),
    ...spread('utilisation.items', 'items each', 'count', utilisation.items),
  ];
}

function counted(section: string) {
  return (figure: string, label: string, value: number): Figure => ({ figure, section, label, unit: 'count', value });
}

/** Agents who were ever available. */
export function working({ utilisation }: Pick<Summary, 'utilisation'>): number {
  return utilisation.agents.filter(({ occupancy }) => occupancy !== null).length;
}

function named<T>(path: string, of: ByName<T>, figures: (path: string, label: string, of: T) => Figure[]): Figure[] {
  const parts = { queue: 'byQueue', worktype: 'byWorktype', segment: 'bySegment' } as const;
  return namedKinds(of).flatMap(([by, names]) =>
    Object.entries(names).flatMap(([name, each]) =>
      figures(`${path}.${parts[by]}.${name}`, `${by} ${name}`, each).map((figure) => ({ ...figure, by, name })),
    ),
  );
}

function durations(path: string, section: string, label: string, of: Durations): Figure[] {
  return (['median', 'p90', 'p99'] as const).map((name) => ({
    figure: `${path}.${name}`,
    section,
    label: `${label}, ${name}`,
    unit: 'seconds',
    value: of[name],
  }));
}

function spread(path: string, label: string, unit: Unit, of: Spread): Figure[] {
  const names = { mean: 'mean', min: 'least', max: 'most', deviation: 'deviation' } as const;
  return (Object.keys(names) as (keyof typeof names)[]).map((name) => ({
    figure: `${path}.${name}`,
    section: 'agents',
    label: `${label}, ${names[name]}`,
    unit,
    value: of[name],
  }));
}
