import type { ToldProblem } from '../domain/config/problem';
import { CommandFailure } from './command-failure';
import type { Connection } from './connection';

/** The parts of a problem document (RFC 9457) that the command line shows. */
export interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: readonly ToldProblem[];
}

export interface ApiRequest {
  method: 'GET' | 'POST';
  /** Below the origin, with `/v1`. */
  path: string;
  contentType?: string;
  body?: string;
}

export type ApiAnswer = { ok: true; status: number; text: string } | { ok: false; status: number; problem: Problem };

/** Sends one request; a refusal comes back as a value, a server that cannot be reached is a `CommandFailure`. */
export async function callApi(connection: Connection, request: ApiRequest): Promise<ApiAnswer> {
  const { status, ok, text } = await exchange(connection, request);
  return ok ? { ok, status, text } : { ok, status, problem: problemOf(text, status) };
}

/** One sentence for a refusal as a whole, without its list of errors. */
export function problemText({ title, detail, code }: Problem, status: number): string {
  const words = detail ?? title ?? `the server answered with status ${status}`;
  return code ? `${words} (${code})` : words;
}

/** The whole exchange: a server may also go away in the middle of its answer. */
async function exchange({ origin, token }: Connection, { method, path, contentType, body }: ApiRequest) {
  try {
    const response = await fetch(`${origin}${path}`, {
      method,
      body: body ?? null,
      headers: { authorization: `Bearer ${token}`, ...(contentType ? { 'content-type': contentType } : {}) },
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new CommandFailure(
      `The server at ${origin} cannot be reached: ${cause}`,
      'start it (`npm start`), or set CASEWRIGHT_URL to where it runs; then run the same command again.',
    );
  }
}

function problemOf(text: string, status: number): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Not JSON: something between us and the server answered.
  }
  return { title: `the server answered with status ${status}: ${text.slice(0, 200)}` };
}
