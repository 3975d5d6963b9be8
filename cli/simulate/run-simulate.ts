import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { durationForm, parseDuration } from '../../domain/time/duration';
import { CommandFailure } from '../command-failure';
import { sayLater } from '../say-later';
import { readConfiguration } from './read-configuration';
import { readLines } from './read-lines';
import { comparisonReport, reportOf } from './report';
import { SimulationRun } from './simulation-run';
import { compare } from './summary';

export interface SimulateOptions {
  config: string;
  input: string;
  /** RFC 3339. */
  until?: string;
  against?: string;
  handleTime: string;
  json?: boolean;
}

/** `casewright simulate`; status 2 when configuration or input cannot be simulated. */
export async function runSimulate(options: SimulateOptions): Promise<void> {
  try {
    // A reader that has seen enough, such as `head`, ends it.
    await pipeline(Readable.from(simulateOutput(options)), process.stdout, { end: false }).catch(unlessClosed);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** What the command prints, in pieces. Throws `CommandFailure`. */
export async function* simulateOutput(options: SimulateOptions): AsyncGenerator<string> {
  const { config, against, input, json = false } = options;
  const [untilMs, handleMs] = [instantOf(options.until), handleTimeOf(options.handleTime)];
  const configurations = [config, ...(against === undefined ? [] : [against])].map(readConfiguration);
  const run = new SimulationRun(configurations, { untilMs, handleMs, isPrinted: json });
  const progress = sayLater(
    () => run.progress(),
    (line) => void process.stderr.write(`${line}\n`),
  );
  try {
    yield* run.output(readLines(input));
  } finally {
    progress.end();
  }
  const [a, b] = run.summaries();
  if (!a) return;
  if (json) {
    // The last line is the summary of --config in any case.
    if (b) yield `${JSON.stringify({ type: 'comparison', figures: compare(a, b), against: b })}\n`;
    yield `${JSON.stringify({ type: 'summary', ...a })}\n`;
  } else {
    yield `${reportOf(a)}\n`;
    if (b) yield `\n${comparisonReport(compare(a, b), config, against ?? '')}\n`;
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
