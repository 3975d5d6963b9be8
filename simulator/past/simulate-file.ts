import type { DryRunInput, SimulationView } from '../../api/contract/dry-run';
import type { InputLine, PlacedLine } from '../../api/contract/input-line';
import { parseLines } from '../../api/contract/input-lines';
import { durationMs } from '../../domain/time/duration';
import type { Configuration } from '../configuration';
import { InputFailure } from '../input-failure';
import { SimulationRun } from '../simulation-run';
import { sideBySide } from './side-by-side';

/** The lines of a file under two configurations; `done` of them have been reached when it tells. */
export async function simulateFile(
  events: string,
  configurations: readonly [Configuration, Configuration],
  { handleTime }: Pick<Exclude<DryRunInput['simulate'], false>, 'handleTime'>,
  limitMs: number,
  tell: (done: number) => Promise<void>,
): Promise<{ simulation: SimulationView; done: number }> {
  const run = new SimulationRun(configurations, {
    untilMs: null,
    handleMs: durationMs(handleTime),
    isPrinted: false,
  });
  const counts = { agents: new Set<string>(), known: 0, assumed: 0, ended: 0 };
  let done = 0;
  const lines = function* (): Generator<PlacedLine> {
    for (const { number, line } of linesOf(events)) {
      count(counts, line);
      done += 1;
      yield { at: `line ${number}`, line };
    }
  };
  try {
    const simulation = await sideBySide(run, lines(), limitMs, {
      tell: () => tell(done),
      assumptions: (until) => ({
        presence: 'given',
        agents: counts.agents.size,
        handleTimes: { known: counts.known, assumed: counts.assumed },
        endedBySource: counts.ended,
        leftOut: 0,
        until,
      }),
    });
    return { simulation, done };
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
    return { simulation: { failure: 'INPUT_REFUSED', errors: errorsOf(error) }, done };
  }
}

/** They were checked when they came in: one that is wrong now has become so by a newer version of the product. */
function* linesOf(events: string) {
  for (const read of parseLines(events.split('\n'))) {
    if ('errors' in read) throw new InputFailure('', `line ${read.number}`, read.errors);
    yield read;
  }
}

function count(counts: { agents: Set<string>; known: number; assumed: number; ended: number }, line: InputLine): void {
  if (line.type === 'presence' && line.presence === 'ready') counts.agents.add(line.agent);
  if (line.type === 'capture' && line.item.handleTime === undefined) counts.assumed += 1;
  else if (line.type === 'capture') counts.known += 1;
  if (line.type === 'command' && (line.action === 'complete' || line.action === 'cancel')) counts.ended += 1;
}

/** By the line's number, and the configuration when it is only wrong in one. */
function errorsOf({ at, problems }: InputFailure) {
  const [, line, side] = /^line (\d+)(?:: in (.+))?$/.exec(at) ?? [];
  return problems.map(({ path = '', message = 'is refused', ...more }) => ({
    path,
    message: side === undefined ? message : `${message} (${side})`,
    ...more,
    line: Number(line),
  }));
}
