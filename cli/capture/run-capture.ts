import { existsSync } from 'node:fs';
import { problemText, type Problem } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { problemLine } from '../problem-line';
import { sayLater } from '../say-later';
import { readCaptures } from './read-captures';
import { sendBatch, type LineResult } from './send-batch';
import { worktypeAttributes } from './worktype-attributes';
import type { CaptureLine } from './capture-line';

export interface CaptureOptions {
  source: string;
  worktype?: string;
  json?: boolean;
}

const batchLines = 500;
const shownFailures = 50;

/** `casewright capture`: a file's lines in batches; status 1 when a line failed. */
export async function runCapture(file: string, options: CaptureOptions, connection: Connection): Promise<void> {
  if (!existsSync(file)) throw new CommandFailure(`There is no file ${file}.`);
  const { source, worktype, json } = options;
  const attributes = await worktypeAttributes(connection, { source, worktype });
  const counts = { new: 0, known: 0, failed: 0 };
  const failures: LineResult[] = [];
  const progress = sayLater(
    () => `Capturing, ${counts.new + counts.known} lines so far`,
    (line) => void process.stderr.write(`${line}\n`),
  );
  try {
    for await (const batch of batches(readCaptures(file, { source, worktype, attributes }))) {
      for (const result of await sendBatch(connection, batch)) {
        counts[result.outcome] += 1;
        if (result.outcome === 'failed') failures.push(result);
      }
    }
  } finally {
    progress.end();
  }
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...counts, failures })}\n`);
  } else {
    process.stdout.write(`${counts.new} new, ${counts.known} known, ${counts.failed} failed\n`);
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

function failureText({ line, externalId, problem = {} }: LineResult): string {
  const place = externalId === undefined ? `line ${line}` : `line ${line} (${externalId})`;
  return `${place}: ${reasons(problem)}`;
}

function reasons(problem: Problem): string {
  const errors = problem.errors ?? [];
  if (errors.length === 0) return problemText(problem, 0);
  return errors.map(problemLine).join('; ');
}
