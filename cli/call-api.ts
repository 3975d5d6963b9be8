import { CommandFailure } from './command-failure';
import type { Connection } from './connection';

/** The parts of a problem document (RFC 9457) that the command line shows. */
export interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: readonly { path?: string; message?: string }[];
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
  const response = await reach(connection, request);
  const text = await response.text();
  if (response.ok) return { ok: true, status: response.status, text };
  return { ok: false, status: response.status, problem: problemOf(text, response.status) };
}

/** One sentence for a refusal as a whole, without its list of errors. */
export function problemText({ title, detail, code }: Problem, status: number): string {
  const words = detail ?? title ?? `the server answered with status ${status}`;
  return code ? `${words} (${code})` : words;
}

async function reach({ origin, token }: Connection, { method, path, contentType, body }: ApiRequest) {
  try {
    return await fetch(`${origin}${path}`, {
      method,
      body: body ?? null,
      headers: { authorization: `Bearer ${token}`, ...(contentType ? { 'content-type': contentType } : {}) },
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new CommandFailure(
      `The server at ${origin} cannot be reached: ${cause}`,
      'start it (`npm start`), or set CASEWRIGHT_URL to where it runs.',
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
