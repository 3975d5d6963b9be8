import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { HttpProblem, invalidInput } from '../http-problem';
import { parseJson } from '../json-input';
import type { RawBody, Route, RouteInput } from '../route';
import { schemaProblems } from '../../domain/config/schema-problems';
import { isStorable } from '../../domain/config/storable';

export const BODY_LIMIT_BYTES = 256 * 1024;

/** Where a route says nothing of its query or body, there is none. */
const NOTHING = z.strictObject({});
const READS: ReadonlySet<string> = new Set(['get']);

/** Reads what the route declares of the request, validated. A malformed path is an object that does not exist. */
export async function readInput(route: Route, request: Request, response: Response): Promise<RouteInput> {
  const params = route.params?.safeParse(request.params);
  if (params && (!params.success || Object.values(request.params).some(isUnstorable)))
    throw new HttpProblem('NOT_FOUND');
  const query = validate(route.query ?? NOTHING, queryOf(request));
  // A few kilobytes may stand for gigabytes.
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', { detail: 'The body is compressed', allowed: ['identity'] });
  }
  if (route.stream) return { params: params?.data, query, body: undefined };
  return { params: params?.data, query, body: await readBody(route, request, response) };
}

async function readBody(route: Route, request: Request, response: Response): Promise<unknown> {
  if (route.raw) {
    const type = mediaType(request) ?? '';
    if (!route.raw.types.includes(type)) {
      throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', { allowed: route.raw.types });
    }
    const raw: RawBody = { type, bytes: await readBytes(request, response, route.raw.limitBytes) };
    return raw;
  }
  if (READS.has(route.method)) return undefined;
  const schema = route.body ?? NOTHING;
  const limits = route.bodyLimits;
  const bytes = await readBytes(request, response, limits?.bytes ?? BODY_LIMIT_BYTES);
  // No body at all is an empty one: what is needed will be missed by name.
  if (bytes.length === 0) return validate(schema, {});
  const type = mediaType(request);
  if (type !== 'application/json' && !type?.endsWith('+json')) {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', { allowed: ['application/json'] });
  }
  return validate(schema, parseJson(bytes, limits));
}

/** What a schema makes of the input; throws `INVALID_INPUT` with every fault. */
export function validate(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(input, { reportInput: true });
  if (!result.success) throw invalidInput(schemaProblems(result.error, input));
  return result.data;
}

/** Not by way of `URL`: a proxy may name a whole address, and one that is none would throw. */
export function searchParamsOf({ originalUrl }: Pick<Request, 'originalUrl'>): URLSearchParams {
  const at = originalUrl.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : originalUrl.slice(at + 1));
}

/** Twice the same parameter is a list. */
function queryOf(request: Request): Record<string, unknown> {
  const searchParams = searchParamsOf(request);
  const entries = [...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length === 1 ? values[0] : values] as const;
  });
  if ([...searchParams.values()].some(isUnstorable)) {
    throw invalidInput([{ path: 'query', message: 'holds a NUL or half a character', code: 'INVALID_CHARACTER' }]);
  }
  return Object.fromEntries(entries);
}

function readBytes(request: Request, response: Response, limit: number): Promise<Uint8Array> {
  const read: RequestHandler = express.raw({ type: () => true, limit, inflate: false });
  return new Promise((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('the body could not be read'));
      else resolve(request.body instanceof Uint8Array ? request.body : new Uint8Array());
    });
  });
}

function mediaType(request: Request): string | undefined {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
}

function isUnstorable(text: unknown): boolean {
  return typeof text === 'string' && !isStorable(text);
}
