import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { type BatchResult, CaptureRequest } from '../contract/item';
import { HttpProblem, invalidInput } from '../http-problem';
import { BODY_LIMIT_BYTES } from '../http/read-input';
import { parseJson } from '../json-input';
import type { Context } from '../route';
import { schemaProblems } from '../../domain/config/schema-problems';
import { CAPTURED_AT_ONCE, captureMany, type DryRun } from './capture-many';
import { type Line, splitLines } from './split-lines';

const TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/**
 * NDJSON in, one result line out for each line in, in their order, as they are durable. A line that is malformed or
 * refused costs that line only; blank ones are passed over. Each line is idempotent by its external ID, so a sender whose
 * connection broke sends the whole again. A dry run takes nothing in, and tells what would be.
 */
export async function captureBatch(
  context: Context,
  isDryRun: boolean,
  request: Request,
  response: Response,
): Promise<void> {
  const type = request.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === undefined || !TYPES.includes(type)) throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', { allowed: TYPES });
  if (request.get('content-encoding') !== undefined)
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', { detail: 'Send it without content-encoding' });
  response.status(200).type('application/x-ndjson');
  response.flushHeaders();
  await pipeline(resultLines(context, isDryRun ? new Set() : null, request), response).catch((error: unknown) => {
    // The sender is gone; what he has not read of the results he gets by sending the lines again.
    if (!response.destroyed) throw error;
  });
}

async function* resultLines(context: Context, dryRun: DryRun | null, request: Request): AsyncGenerator<string> {
  for await (const lines of splitLines(request, BODY_LIMIT_BYTES)) {
    for (let start = 0; start < lines.length; start += CAPTURED_AT_ONCE) {
      const results = await captureChunk(context, dryRun, lines.slice(start, start + CAPTURED_AT_ONCE));
      yield results.map((result) => `${JSON.stringify(result)}\n`).join('');
    }
  }
}

type Parsed = { line: number } & ({ request: CaptureRequest } | { problem: HttpProblem });

async function captureChunk(context: Context, dryRun: DryRun | null, lines: readonly Line[]): Promise<BatchResult[]> {
  const parsed = lines.flatMap((line) => parseLine(line) ?? []);
  const requests = parsed.flatMap((entry) => ('request' in entry ? [entry.request] : []));
  const outcomes = await captureMany(context, requests, dryRun);
  let next = 0;
  return parsed.map((entry) => {
    const { line } = entry;
    if ('problem' in entry) return failed(line, entry.problem, undefined);
    const { externalId } = entry.request;
    const outcome = outcomes[next];
    next += 1;
    if (outcome === undefined) throw new Error('a line has no outcome');
    if (outcome instanceof HttpProblem) return failed(line, outcome, externalId);
    const { isNew, ...rest } = outcome;
    return { line, status: isNew ? 201 : 200, externalId, ...rest };
  });
}

function parseLine({ number: line, bytes }: Line): Parsed | undefined {
  if (bytes === undefined) {
    return {
      line,
      problem: new HttpProblem('PAYLOAD_TOO_LARGE', { detail: `At most ${BODY_LIMIT_BYTES} bytes a line` }),
    };
  }
  if (bytes.toString('latin1').trim() === '') return undefined;
  try {
    const value = parseJson(bytes);
    const result = CaptureRequest.safeParse(value);
    return result.success
      ? { line, request: result.data }
      : { line, problem: invalidInput(schemaProblems(result.error, value)) };
  } catch (error) {
    if (error instanceof HttpProblem) return { line, problem: error };
    throw error;
  }
}

function failed(line: number, problem: HttpProblem, externalId: string | undefined): BatchResult {
  return { line, status: problem.status, ...(externalId === undefined ? {} : { externalId }), error: problem.toJSON() };
}
