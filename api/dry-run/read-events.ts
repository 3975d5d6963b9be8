import { setImmediate as breath } from 'node:timers/promises';
import type { InputProblem } from '../../domain/config/problem';
import { EVENT_LINES_AT_MOST } from '../../domain/dry-run/event-limits';
import { agentNamed, type InputLine } from '../contract/input-line';
import { parseLines } from '../contract/input-lines';
import { invalidInput } from '../http-problem';

/** What the lines of a file may name: no more than their sender sees. */
export interface Nameable {
  divisions: ReadonlySet<string>;
  agents: ReadonlySet<string>;
  /** Their home divisions, by key. */
  sources: ReadonlyMap<string, string>;
  /** The source of lines that name none: the only one that there is. */
  onlySource: string | undefined;
}

const ERRORS_TOLD = 50;
const NAMES_TOLD = 20;
/** Lines between two breaths: this process has others to answer. */
const BREATH = 200;

/** Judges each line of a file. Throws 400 with the faults of up to fifty, by the number of their line. */
export async function readEvents(
  text: string,
  known: Nameable,
): Promise<{ total: number; fromMs: number; toMs: number }> {
  const errors: (InputProblem & { line: number })[] = [];
  let [total, fromMs, toMs] = [0, 0, 0];
  for (const read of parseLines(text.split('\n'))) {
    total += 1;
    if (total > EVENT_LINES_AT_MOST) {
      const message = 'has more lines than a dry run takes';
      throw invalidInput([{ path: 'events', message, code: 'TOO_MANY_LINES', allowed: EVENT_LINES_AT_MOST }]);
    }
    const faults = 'errors' in read ? read.errors : unnameable(read.line, known);
    errors.push(...faults.map((fault) => ({ ...fault, line: read.number })));
    if (errors.length >= ERRORS_TOLD) break;
    if ('line' in read) [fromMs, toMs] = [total === 1 ? read.line.at : fromMs, read.line.at];
    if (total % BREATH === 0) await breath();
  }
  if (errors.length > 0) throw invalidInput(errors.slice(0, ERRORS_TOLD));
  if (total === 0) throw invalidInput([{ path: 'events', message: 'holds no line', code: 'REQUIRED' }]);
  return { total, fromMs, toMs };
}

function unnameable(line: InputLine, { divisions, agents, sources, onlySource }: Nameable): InputProblem[] {
  const unknown = (path: string, value: unknown, allowed: Iterable<string>): InputProblem => ({
    path,
    message: 'does not exist',
    code: 'UNKNOWN_REFERENCE',
    value,
    allowed: [...allowed].slice(0, NAMES_TOLD),
  });
  const agent = agentNamed(line);
  const problems = agent === undefined || agents.has(agent) ? [] : [unknown('agent', agent, agents)];
  if (line.type !== 'capture' && line.type !== 'command') return problems;
  const isCapture = line.type === 'capture';
  const path = isCapture ? 'item.' : '';
  const source = (isCapture ? line.item.source : line.source) ?? onlySource;
  if (source === undefined) {
    const allowed = [...sources.keys()].slice(0, NAMES_TOLD);
    return [...problems, { path: `${path}source`, message: 'is required', code: 'REQUIRED', allowed }];
  }
  if (!sources.has(source)) return [...problems, unknown(`${path}source`, source, sources.keys())];
  if (!isCapture) return problems;
  const division = line.item.division ?? sources.get(source);
  if (division !== undefined && divisions.has(division)) return problems;
  return [...problems, unknown('item.division', line.item.division, divisions)];
}
