import { setImmediate as breath } from 'node:timers/promises';
import type { SimulationView } from '../../api/contract/dry-run';
import type { PlacedLine } from '../../api/contract/input-line';
import { Histogram } from '../../domain/dry-run/histogram';
import { secondMs } from '../../domain/time/duration';
import { compare } from '../compare';
import type { SimulationRun } from '../simulation-run';
import type { Summary } from '../summary';

type Assumed = Extract<SimulationView, { figures: unknown }>['assumptions'];

const AGENTS_TOLD = 100;

/** What two configurations make of the same lines. One that takes too long is none, and says so. Throws `InputFailure`. */
export async function sideBySide(
  run: SimulationRun,
  lines: Iterable<PlacedLine>,
  limitMs: number,
  {
    tell,
    assumptions,
  }: {
    tell: () => Promise<void>;
    /** By the instant at which the simulation has ended. */
    assumptions: (until: string) => Assumed;
  },
): Promise<SimulationView> {
  const stopMs = performance.now() + limitMs;
  for (const _ of run.output(lines)) {
    if (performance.now() > stopMs) return { failure: 'TIME_LIMIT' };
    await tell();
    await breath();
  }
  const [a, b] = run.summaries();
  if (!a || !b) throw new Error('two configurations have two summaries');
  return {
    figures: compare(a, b),
    waits: waitsOf(run.waitsMs()),
    agents: agentsOf(a, b),
    assumptions: assumptions(a.to),
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
