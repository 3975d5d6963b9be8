import { statSync } from 'node:fs';
import { modelOf } from '../../domain/bpmn/model';
import { EndlessPlay } from '../../domain/bpmn/play/played-case';
import { Player } from '../../domain/bpmn/play/player';
import { checkedModel } from '../../domain/bpmn/checked-model';
import { checkShape } from '../../domain/config/shape';
import type { Variables } from '../../domain/bpmn/state';
import { CommandFailure } from '../command-failure';
import type { Environment } from '../connection';
import { readText } from '../read-text';
import { jsonView } from './json-view';
import { pictureView } from './picture-view';
import { readDecisions } from './read-decisions';
import { faulty, type PlacedStep, readScript } from './read-script';

export interface PlayCommandOptions {
  process?: string;
  input?: string;
  script?: string;
  decisions?: string[];
  start: string;
  json?: boolean;
}

interface Outputs {
  stdout: Writer;
  stderr: Writer;
  isColoured: boolean;
}
interface Writer {
  write: (text: string) => unknown;
}

/** `casewright play`; status 2 when the model is refused, 1 when a step cannot be taken. */
export async function runPlay(file: string, options: PlayCommandOptions, env: Environment): Promise<void> {
  const { stdout, stderr } = process;
  const isColoured = stdout.isTTY && !env['NO_COLOR'];
  process.exitCode = await play(file, options, { stdout, stderr, isColoured });
}

/** The same, with its outputs as arguments; answers the status. Throws `CommandFailure` for input that cannot be used. */
export async function play(file: string, options: PlayCommandOptions, to: Outputs): Promise<number> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new CommandFailure(`There is no file ${file}.`);
  const { process, script, decisions = [], json = false } = options;
  const [startMs, input] = [instantOf(options.start), inputOf(options.input)];
  const steps = script === undefined ? [] : readScript(script);
  const decide = await readDecisions(decisions);
  const read = await checkedModel(readText(file), { process });
  const write = (text: string) => void to.stdout.write(text);
  if ('refused' in read) {
    // What a program reads of it is this, and no more.
    const refused = read.refused.map(({ element, reason }) => ({ element, reason }));
    if (json) write(`${JSON.stringify({ refused })}\n`);
    else write(refused.map(({ element, reason }) => `refused: ${element}: ${reason}\n`).join(''));
    return 2;
  }
  const view = json ? jsonView(write) : pictureView(read.graph, to.isColoured, write);
  const player = new Player(modelOf(read.graph), { startMs, input, tell: view.tell, decide });
  const fault = walk(player, steps, view.step, (note) => to.stderr.write(`${note}\n`));
  view.end(player.outcome());
  if (fault !== undefined) to.stderr.write(`${fault}\n`);
  return fault === undefined ? 0 : 1;
}

/** Takes the steps; answers why it had to stop before the last of them. */
function walk(
  player: Player,
  steps: readonly PlacedStep[],
  tell: (step: string) => void,
  note: (text: string) => void,
): string | undefined {
  let place = 'the start';
  try {
    player.begin();
    for (const { at, text, step } of steps) {
      place = at;
      tell(text);
      const answer = player.take(step);
      if (answer.refusal !== undefined) return `${at}: ${answer.refusal}`;
      if (answer.note !== undefined) note(`${at}: ${answer.note}`);
    }
  } catch (error) {
    if (!(error instanceof EndlessPlay)) throw error;
    return `${place}: ${error.message}`;
  }
  return undefined;
}

function inputOf(text: string | undefined): Variables {
  if (text === undefined) return {};
  const failure = (message: string) => new CommandFailure(`--input: ${message} (allowed: a JSON object)`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw failure(`is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw failure('is no object');
  const problems = checkShape(value, '');
  if (problems.length > 0) throw faulty('--input', problems);
  return value as Variables;
}

function instantOf(text: string): number {
  const ms = Date.parse(text);
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(ms)) return ms;
  throw new CommandFailure(`--start: "${text}" is no instant (allowed: such as 2026-01-01T00:00:00Z)`);
}
