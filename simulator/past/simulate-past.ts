import type { DryRunInput, SimulationView } from '../../api/contract/dry-run';
import { durationMs } from '../../domain/time/duration';
import type { Configuration } from '../configuration';
import { InputFailure } from '../input-failure';
import { SimulationRun } from '../simulation-run';
import type { PastDay } from './past-day';
import { sideBySide } from './side-by-side';

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
  try {
    return await sideBySide(run, lines, limitMs, { tell, assumptions: (until) => ({ ...told, until }) });
  } catch (error) {
    // What happened may be nothing that can happen under a draft; what became of the items is known all the same.
    if (error instanceof InputFailure) return { failure: 'INPUT_REFUSED' };
    throw error;
  }
}
