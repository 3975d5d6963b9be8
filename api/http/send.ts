import type { Response } from 'express';
import type { Logger } from 'pino';
import { HttpProblem } from '../http-problem';
import type { Answer } from '../route';

export function sendAnswer(response: Response, { status, body, headers = {} }: Answer): void {
  if (response.headersSent) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.status(status);
  if (body === undefined) response.end();
  else response.json(body);
}

export function sendProblem(response: Response, problem: HttpProblem): void {
  if (response.headersSent) return;
  if (problem.code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Bearer');
  if (problem.status === 429 && !response.hasHeader('retry-after')) response.setHeader('retry-after', '1');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Whatever was thrown, as a problem. A bug is logged and told as INTERNAL without its text, which may hold anything. */
export function problemOf(error: unknown, log: Logger): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (isHttpError(error)) {
    if (error.status === 413)
      return new HttpProblem('PAYLOAD_TOO_LARGE', { detail: `At most ${String(error.limit)} bytes` });
    if (error.status === 415) return new HttpProblem('UNSUPPORTED_MEDIA_TYPE');
    // A path whose escapes do not decode names nothing; a body that breaks off is no input.
    if (error instanceof URIError || error.status === 404) return new HttpProblem('NOT_FOUND');
    if (error.status < 500) return new HttpProblem('INVALID_INPUT', { detail: 'The request could not be read' });
  }
  if (isOutage(error)) {
    log.warn({ err: error }, 'the database cannot be reached');
    return new HttpProblem('UNAVAILABLE');
  }
  log.error({ err: error }, 'a request failed');
  return new HttpProblem('INTERNAL');
}

function isHttpError(error: unknown): error is Error & { status: number; limit?: number } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/**
 * Connection refused, reset or timed out; the server shutting down (57P*), too many connections (53300), statement given
 * up (57014), or no answer at all.
 */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^(ECONN|ETIMEDOUT|EPIPE|08|57|53300)/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated|Query read timeout/.test(error.message)
  );
}
