import { setImmediate as breath } from 'node:timers/promises';
import type { DryRunInput, SimulationView } from '../../api/contract/dry-run';
import { Histogram } from '../../domain/dry-run/histogram';
import { durationMs, secondMs } from '../../domain/time/duration';
import { instantText } from '../../domain/time/instant';
import { compare } from '../compare';
import type { Configuration } from '../configuration';
import { InputFailure } from '../input-failure';
import { SimulationRun } from '../simulation-run';
import type { Summary } from '../summary';
import type { PastDay } from './past-day';

const AGENTS_TOLD = 100;

/** The same past under two configurations, in virtual time. One that takes too long is none, and says so. */
export async function simulatePast(
  past: PastDay,
  configurations: readonly [Configuration, Configuration],
  { staffing, handleTime }: Exclude<DryRunInput['simulate'], false>,
  toMs: number,
  limitMs: number,
  tell: () => Promise<void>,
): Promise<SimulationView> {
  const shifts = staffing?.map(({ agent, from, to }) => ({ agent, fromMs: Date.parse(from), toMs: Date.parse(to) }));
  const isAgent = (key: string) => configurations.some(({ routing }) => routing.agents.has(key));
  const { lines, assumptions } = past.lines(
    { isAgent, shifts: shifts ?? null, handleMs: durationMs(handleTime) },
    toMs,
  );
  if (lines.length === 0) return { failure: 'NOTHING_TO_SIMULATE' };
  const { untilMs, ...told } = assumptions;
  const run = new SimulationRun(configurations, { untilMs, handleMs: durationMs(handleTime), isPrinted: false });
  const stopMs = performance.now() + limitMs;
  try {
    for (const _ of run.output(lines)) {
      if (performance.now() > stopMs) return { failure: 'TIME_LIMIT' };
      await tell();
      await breath();
    }
  } catch (error) {
    // What happened may be nothing that can happen under a draft; what became of the items is known all the same.
    if (error instanceof InputFailure) return { failure: 'INPUT_REFUSED' };
    throw error;
  }
  const [a, b] = run.summaries();
  if (!a || !b) throw new Error('two configurations have two summaries');
  return {
    figures: compare(a, b),
    waits: waitsOf(run.waitsMs()),
    agents: agentsOf(a, b),
    assumptions: { ...told, until: instantText(untilMs) },
  };
}

function waitsOf([a = [], b = []]: readonly (readonly number[])[]) {
  const histogram = new Histogram();
  for (const ms of a) histogram.add(ms / secondMs, null);
  for (const ms of b) histogram.add(null, ms / secondMs);
  const { from, width, published, draft } = histogram.figures();
  return { fromSeconds: from, widthSeconds: width, a: published, b: draft };
}

/** Those who were available under one of them, as many as can be looked at. */
function agentsOf(a: Summary, b: Summary) {
  const [ofA, ofB] = [a, b].map(({ utilisation }) => new Map(utilisation.agents.map((each) => [each.agent, each])));
  const keys = [...new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])])];
  const all = keys.map((agent) => {
    const [x, y] = [ofA?.get(agent), ofB?.get(agent)];
    return { agent, a: x?.occupancy ?? null, b: y?.occupancy ?? null, itemsA: x?.items ?? 0, itemsB: y?.items ?? 0 };
  });
  const atWork = all.filter((each) => each.a !== null || each.b !== null);
  return atWork.toSorted((x, y) => y.itemsA + y.itemsB - x.itemsA - x.itemsB).slice(0, AGENTS_TOLD);
}
