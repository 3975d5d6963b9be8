import { setTimeout as delay } from 'node:timers/promises';
import { callApi, problemText, type ApiAnswer, type Problem } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import type { CaptureLine } from './capture-line';

export interface LineResult {
  /** Of the file, from 1. */
  line: number;
  outcome: 'new' | 'known' | 'failed';
  externalId?: string;
  problem?: Problem;
}

interface BatchLine {
  line: number;
  status: number;
  externalId?: string;
  error?: Problem;
}

type SentLine = Extract<CaptureLine, { ok: true }>;

const tries = 5;
/** The server is overloaded or restarts: the same lines again do no harm, for a known external ID starts nothing. */
const passing = [429, 502, 503, 504];

/** Captures some lines with one request; answers one result for each. */
export async function sendBatch(connection: Connection, lines: readonly CaptureLine[]): Promise<LineResult[]> {
  const sent = lines.filter((each) => each.ok);
  const malformed = lines.flatMap((each): LineResult[] =>
    each.ok ? [] : [{ line: each.line, outcome: 'failed', problem: { title: `not a JSON object: ${each.why}` } }],
  );
  if (sent.length === 0) return malformed;
  const answer = await post(connection, sent.map(({ capture }) => JSON.stringify(capture)).join('\n'));
  if (!answer.ok) {
    throw new CommandFailure(
      `The server refused lines ${sent[0]?.line} to ${sent.at(-1)?.line}: ${problemText(answer.problem, answer.status)}`,
      'mend the cause and run the same command again; what was captured before is then known and changes nothing.',
    );
  }
  const results = answer.text
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text) as BatchLine);
  return [...malformed, ...results.map((result) => lineResult(result, sent[result.line - 1]))].sort(
    (one, other) => one.line - other.line,
  );
}

async function post(connection: Connection, body: string): Promise<ApiAnswer> {
  const request = { method: 'POST', path: '/v1/workitems/batch', contentType: 'application/x-ndjson', body } as const;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await callApi(connection, request);
    if (answer.ok || attempt === tries || !passing.includes(answer.status)) return answer;
    await delay(500 * 2 ** attempt);
  }
}

/** What the server refuses as a whole it names no ID for; the file has it all the same. */
function lineResult({ status, externalId, error }: BatchLine, sent?: SentLine): LineResult {
  const own = sent?.capture['externalId'];
  const known = { line: sent?.line ?? 0, externalId: externalId ?? (typeof own === 'string' ? own : undefined) };
  if (status === 201) return { ...known, outcome: 'new' };
  if (status === 200) return { ...known, outcome: 'known' };
  return { ...known, outcome: 'failed', problem: error ?? { title: `status ${status}` } };
}
