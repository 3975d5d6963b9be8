import fc from 'fast-check';
import { hourMs, minuteMs, secondMs } from '../../../domain/time/duration';
import { configurationOf } from '../../../simulator/configuration';
import type { SimulatedItem } from '../../../simulator/happening';
import type { InputLine } from '../../../api/contract/input-line';
import { PastDay } from '../../../simulator/past/past-day';
import type { PastEvent } from '../../../simulator/past/past-item';
import { Simulation } from '../../../simulator/simulation';
import { exampleDocuments } from '../../domain/examples';
import { lineOf } from '../simulate';

const NOON = Date.UTC(2026, 10, 23, 12);
const END = NOON + 200 * hourMs;
const configuration = configurationOf(exampleDocuments('leads'));
const agents = ['paula', 'sid'];
const shifts = agents.map((agent) => ({ agent, fromMs: NOON, toMs: END }));

interface Happened {
  items: ReadonlyMap<SimulatedItem, PastEvent[]>;
  /** Who took what when, and what was completed when. */
  told: string[];
}

/** What happens, with the history of each item. */
function happen(lines: readonly InputLine[]): Happened {
  const items = new Map<SimulatedItem, PastEvent[]>();
  const told: string[] = [];
  const simulation = new Simulation(configuration, {
    handleMs: 5 * minuteMs,
    tell: (happening) => {
      const { item, type, atMs } = happening;
      if (item === null) return;
      const agent = typeof happening.data['agent'] === 'string' ? happening.data['agent'] : null;
      const events = items.get(item) ?? [];
      items.set(item, [...events, { type, atMs, agent }]);
      if (type === 'accepted' || type === 'completed' || type === 'cancelled')
        told.push(`${atMs} ${type} ${item.state.externalId} ${agent}`);
    },
  });
  for (const line of lines) {
    while (!simulation.passUntil(line.at, 1_000));
    expect(simulation.apply(line)).toEqual([]);
  }
  while (!simulation.finish(END, 1_000));
  return { items, told };
}

function again({ items }: Happened, given: typeof shifts | null) {
  const past = new PastDay();
  for (const [{ state }, events] of items) past.add({ state, events });
  const isAgent = (key: string) => configuration.routing.agents.has(key);
  const { lines, assumptions } = past.lines({ isAgent, shifts: given, handleMs: minuteMs }, END);
  return { lines: lines.map(({ line }) => line), assumptions };
}

const at = (ms: number) => new Date(ms).toISOString();
const present = agents.map((agent) => lineOf({ type: 'presence', at: at(NOON), agent, presence: 'ready' }));

const days = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 20 * hourMs }).map((ms) => NOON + ms),
    segment: fc.constantFrom('Gold', 'Silver', 'Bronze', 'Promotion'),
    handleS: fc.integer({ min: 1, max: 7_200 }),
    more: fc.constantFrom({}, { preferredAgent: 'sid' }, { priority: 700 }, { department: 'North' }),
    cancelS: fc.option(fc.integer({ min: 0, max: 3_600 }), { nil: null, freq: 4 }),
  }),
  { minLength: 1, maxLength: 25 },
);

test('a past that is told by its history, with who was there, happens as it did', () => {
  fc.assert(
    fc.property(days, (day) => {
      const lines = day.flatMap(({ atMs, segment, handleS, more, cancelS }, index): InputLine[] => {
        const externalId = `L-${index}`;
        const attributes = { Department: 'Sales', Customer_Segment: segment };
        const item = { externalId, worktype: 'lead', attributes, handleTime: `PT${handleS}S`, ...more };
        const command = { type: 'command', externalId, action: 'cancel' };
        return [
          lineOf({ type: 'capture', at: at(atMs), item }),
          ...(cancelS === null ? [] : [lineOf({ ...command, at: at(atMs + cancelS * secondMs) })]),
        ];
      });
      const first = happen([...present, ...lines].toSorted((a, b) => a.at - b.at));
      const { lines: told, assumptions } = again(first, shifts);
      expect(happen(told).told).toEqual(first.told);
      expect(assumptions).toMatchObject({ presence: 'given', agents: 2, untilMs: END });
    }),
    { numRuns: 60 },
  );
});

test('without who was there, agents are Ready while there is a sign of them, and no longer', () => {
  const item = (externalId: string, handleTime: string) => ({
    externalId,
    worktype: 'lead',
    attributes: { Department: 'Sales', Customer_Segment: 'Gold' },
    handleTime,
  });
  const [paula] = present;
  const first = happen([
    ...(paula ? [paula] : []),
    lineOf({ type: 'capture', at: at(NOON), item: item('A', 'PT1H') }),
    lineOf({ type: 'capture', at: at(NOON + 5 * hourMs), item: item('B', 'PT2H') }),
  ]);
  const { lines, assumptions } = again(first, null);
  const told = lines.flatMap((line) =>
    line.type === 'presence' ? [`${(line.at - NOON) / hourMs} h ${line.agent} ${line.presence}`] : [],
  );
  expect(told).toEqual(['0 h paula ready', '1 h paula not-ready', '5 h paula ready', '7 h paula not-ready']);
  expect(assumptions).toMatchObject({ presence: 'history', agents: 1, handleTimes: { known: 2, assumed: 0 } });
});

test('an item that nobody has completed needs the median of its worktype', () => {
  const lead = { worktype: 'lead', attributes: { Department: 'Sales', Customer_Segment: 'Gold' } };
  const handled = ['PT10M', 'PT20M', 'PT50M'].map((handleTime, index) =>
    lineOf({ type: 'capture', at: at(NOON), item: { ...lead, externalId: `L-${index}`, handleTime } }),
  );
  // Nobody is left who could take it.
  const absent = agents.map((agent) => lineOf({ type: 'presence', at: at(END - 1), agent, presence: 'offline' }));
  const late = lineOf({ type: 'capture', at: at(END), item: { ...lead, externalId: 'late' } });
  const { lines, assumptions } = again(happen([...present, ...handled, ...absent, late]), null);
  const times = lines.flatMap((line) => (line.type === 'capture' ? [line.item.handleTime] : []));
  expect(times).toEqual([10, 20, 50, 20].map((minutes) => minutes * minuteMs));
  expect(assumptions.handleTimes).toEqual({ known: 3, assumed: 1 });
});
