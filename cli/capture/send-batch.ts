import { setTimeout as delay } from 'node:timers/promises';
import type { WouldCapture } from '../../api/contract/item';
import { withColumns } from '../../domain/inbound/capture-of-row';
import { callApi, problemText, type Problem } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import type { CaptureLine } from './capture-line';

export interface LineResult {
  /** Of the file, from 1. */
  line: number;
  outcome: 'new' | 'known' | 'failed';
  externalId?: string;
  problem?: Problem;
  /** What it would come to, in a dry run. */
  would?: WouldCapture;
}

interface BatchLine {
  line: number;
  status: number;
  externalId?: string;
  would?: WouldCapture;
  error?: Problem;
}

type SentLine = Extract<CaptureLine, { ok: true }>;

const tries = 5;
/** The server is overloaded or restarts: the same lines again do no harm, for a known external ID starts nothing. */
const passing = [429, 502, 503, 504];

interface SendOptions {
  isDryRun?: boolean;
  pause?: (attempt: number) => Promise<unknown>;
}

const restLonger = (attempt: number) => delay(500 * 2 ** attempt);

/** Captures some lines; answers one result for each. What the server could not take at the moment is sent again after a while. */
export async function sendBatch(
  connection: Connection,
  lines: readonly CaptureLine[],
  { isDryRun = false, pause = restLonger }: SendOptions = {},
): Promise<LineResult[]> {
  const results = lines.flatMap((each): LineResult[] =>
    each.ok ? [] : [{ line: each.line, outcome: 'failed', problem: each.problem }],
  );
  let waiting = lines.filter((each) => each.ok);
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const isLast = attempt === tries;
    const answers = await send(connection, waiting, { isLast, isDryRun });
    results.push(
      ...answers.filter((each) => isLast || !isPassing(each)).map(({ sent, answer }) => lineResult(sent, answer)),
    );
    waiting = isLast ? [] : answers.filter(isPassing).map(({ sent }) => sent);
    if (waiting.length > 0) await pause(attempt);
  }
  return results.sort((one, other) => one.line - other.line);
}

/** A line with its answer; without one where the server gave none. */
interface Answered {
  sent: SentLine;
  answer: BatchLine | undefined;
}

function isPassing({ answer }: Answered): boolean {
  return answer === undefined || passing.includes(answer.status);
}

/** With one request. Throws what is refused as a whole and, at the last try, what could not be taken as a whole. */
async function send(
  connection: Connection,
  lines: readonly SentLine[],
  { isLast, isDryRun }: { isLast: boolean; isDryRun: boolean },
): Promise<Answered[]> {
  const body = lines.map(({ capture }) => JSON.stringify(capture)).join('\n');
  const path = `/v1/workitems/batch${isDryRun ? '?dryRun=true' : ''}`;
  const request = { method: 'POST', path, contentType: 'application/x-ndjson', body } as const;
  const answer = await callApi(connection, request);
  if (!answer.ok && (isLast || !passing.includes(answer.status))) {
    throw new CommandFailure(
      `The server refused lines ${lines[0]?.line} to ${lines.at(-1)?.line}: ${problemText(answer.problem, answer.status)}`,
      'mend the cause and run the same command again; what was captured before is then known and changes nothing.',
    );
  }
  const texts = answer.ok ? answer.text.split('\n').filter((text) => text.trim() !== '') : [];
  const answers = new Map(texts.map((text) => JSON.parse(text) as BatchLine).map((each) => [each.line, each]));
  return lines.map((sent, index) => ({ sent, answer: answers.get(index + 1) }));
}

/** What the server refuses as a whole it names no ID for; the file has it all the same. */
function lineResult({ line, capture, mapping }: SentLine, answer: BatchLine | undefined): LineResult {
  const own = capture['externalId'];
  const known = { line, externalId: answer?.externalId ?? (typeof own === 'string' ? own : undefined) };
  if (answer?.status === 201) return { ...known, outcome: 'new', ...(answer.would ? { would: answer.would } : {}) };
  if (answer?.status === 200) return { ...known, outcome: 'known' };
  const problem = answer?.error ?? { title: answer ? `status ${answer.status}` : 'the server gave no answer' };
  const errors = mapping && problem.errors ? withColumns(mapping, problem.errors) : problem.errors;
  return { ...known, outcome: 'failed', problem: { ...problem, ...(errors ? { errors } : {}) } };
}
