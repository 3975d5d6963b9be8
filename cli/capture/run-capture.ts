import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { formatPath } from '../../domain/config/problem';
import { problemText, type Problem } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { problemLine } from '../../domain/config/problem-line';
import { sayLater } from '../say-later';
import { readCaptures } from './read-captures';
import { sendBatch, type LineResult } from './send-batch';
import { rowRules } from './row-rules';
import type { CaptureLine } from './capture-line';

export interface CaptureOptions {
  source: string;
  worktype?: string;
  mapping?: string;
  dryRun?: boolean;
  json?: boolean;
}

const batchLines = 500;
const shownFailures = 50;
const shownWould = 20;

/** `casewright capture`: a file's lines in batches; status 1 when a line failed. */
export async function runCapture(file: string, options: CaptureOptions, connection: Connection): Promise<void> {
  if (!existsSync(file)) throw new CommandFailure(`There is no file ${file}.`);
  const { json, dryRun: isDryRun = false } = options;
  if (options.mapping !== undefined && extname(file).toLowerCase() !== '.csv') {
    throw new CommandFailure('A mapping is for the rows of a CSV file.');
  }
  const rules = await rowRules(connection, options);
  const counts = { new: 0, known: 0, failed: 0 };
  const failures: LineResult[] = [];
  const would: LineResult[] = [];
  const met = new Set<string | undefined>();
  const isMet = (externalId: string | undefined) => met.size === met.add(externalId).size;
  const progress = sayLater(
    () => `Capturing, ${counts.new + counts.known} lines so far`,
    (line) => void process.stderr.write(`${line}\n`),
  );
  try {
    for await (const batch of batches(readCaptures(file, rules))) {
      for (const result of await sendBatch(connection, batch, { isDryRun })) {
        // The server knows of one piece of the file at a time.
        if (isDryRun && result.would && isMet(result.externalId)) result.outcome = 'known';
        counts[result.outcome] += 1;
        if (result.outcome === 'failed') failures.push(result);
        if (result.outcome === 'new' && isDryRun) would.push(result);
      }
    }
  } finally {
    progress.end();
  }
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...counts, failures, ...(isDryRun ? { isDryRun, would } : {}) })}\n`);
  } else {
    const counted = `${counts.new} new, ${counts.known} known, ${counts.failed} failed`;
    process.stdout.write(isDryRun ? `${counted}; nothing was captured: this was a dry run\n` : `${counted}\n`);
    for (const result of would.slice(0, shownWould)) process.stdout.write(`${wouldText(result)}\n`);
    if (would.length > shownWould) process.stdout.write(`and ${would.length - shownWould} more\n`);
    for (const failure of failures.slice(0, shownFailures)) process.stderr.write(`${failureText(failure)}\n`);
    if (failures.length > shownFailures) process.stderr.write(`and ${failures.length - shownFailures} more\n`);
  }
  if (failures.length > 0) process.exitCode = 1;
}

async function* batches(lines: AsyncIterable<CaptureLine>): AsyncGenerator<CaptureLine[]> {
  let batch: CaptureLine[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length === batchLines) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function wouldText({ line, externalId, would }: LineResult): string {
  const due = would?.dueAt ? `, due ${would.dueAt}` : '';
  return `line ${line} (${externalId}): ${would?.worktype} into ${would?.queue}${due}`;
}

function failureText({ line, externalId, problem = {} }: LineResult): string {
  const place = externalId === undefined ? `line ${line}` : `line ${line} (${externalId})`;
  return `${place}: ${reasons(problem)}`;
}

function reasons(problem: Problem): string {
  const errors = problem.errors ?? [];
  if (errors.length === 0) return problemText(problem, 0);
  return errors.map((error) => `${columnText(error)}${problemLine(error)}`).join('; ');
}

/** Where the column has another name than what was read from it. */
function columnText(error: object): string {
  if (!('column' in error) || typeof error.column !== 'string') return '';
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  const isNamed = path === error.column || path === formatPath(['attributes', error.column]);
  return isNamed ? '' : `column ${error.column}: `;
}
