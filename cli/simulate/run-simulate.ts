import { pipeline } from 'node:stream/promises';
import { durationForm, parseDuration } from '../../domain/time/duration';
import { compare } from '../../simulator/compare';
import { InputFailure } from '../../simulator/input-failure';
import { SimulationRun } from '../../simulator/simulation-run';
import { CommandFailure } from '../command-failure';
import { comparisonReport } from './comparison-report';
import { Progress } from './progress';
import { readConfiguration } from './read-configuration';
import { readLines } from './read-lines';
import { reportOf } from './report';
import { Spool } from './spool';

export interface SimulateOptions {
  config: string;
  input: string;
  /** RFC 3339. */
  until?: string;
  against?: string;
  handleTime: string;
  json?: boolean;
}

/** `casewright simulate`; status 2, and nothing printed, when configuration or input cannot be simulated. */
export async function runSimulate(options: SimulateOptions): Promise<void> {
  const progress = new Progress(process.stderr);
  const spool = new Spool();
  try {
    for await (const piece of simulateOutput(options, progress)) spool.write(piece);
  } catch (error) {
    progress.end();
    if (!(error instanceof CommandFailure || error instanceof InputFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return;
  }
  progress.end();
  // A reader that has seen enough, such as `head`, ends it.
  await pipeline(spool.read(), process.stdout, { end: false }).catch(unlessClosed);
}

/** What the command prints, in pieces. Throws `CommandFailure` or `InputFailure`, which make what came before void. */
export async function* simulateOutput(
  options: SimulateOptions,
  progress: Pick<Progress, 'tell'> = { tell: () => {} },
): AsyncGenerator<string> {
  const { config, against, input, json = false } = options;
  const [untilMs, handleMs] = [instantOf(options.until), handleTimeOf(options.handleTime)];
  const configurations = await Promise.all(
    [config, ...(against === undefined ? [] : [against])].map(readConfiguration),
  );
  const run = new SimulationRun(configurations, { untilMs, handleMs, isPrinted: json });
  for (const piece of run.output(readLines(input))) {
    progress.tell(() => run.progress());
    if (piece !== '') yield piece;
  }
  const [a, b] = run.summaries();
  if (!a) return;
  if (json) {
    // The last line is the summary of --config in any case.
    if (b) yield `${JSON.stringify({ type: 'comparison', figures: compare(a, b), against: b })}\n`;
    yield `${JSON.stringify({ type: 'summary', ...a })}\n`;
  } else {
    yield `${reportOf(a)}\n`;
    if (b) {
      const [named, other] = [
        { name: config, summary: a },
        { name: against ?? '', summary: b },
      ];
      yield `\n${comparisonReport(compare(a, b), named, other)}\n`;
    }
  }
}

function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const ms = Date.parse(text);
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(ms)) return ms;
  throw new CommandFailure(`--until: "${text}" is no instant (allowed: such as 2026-11-23T18:00:00Z)`);
}

function handleTimeOf(text: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  throw new CommandFailure(`--handle-time: "${text}" is no duration (allowed: ${durationForm})`);
}

function unlessClosed(error: unknown): void {
  const isClosed = error instanceof Error && 'code' in error && error.code === 'EPIPE';
  if (!isClosed) throw error;
}
