import type { Method } from '../../api/route';
import type { RouteExample } from './route-examples';

/** All that an answer tells: compared, two of them must be alike to the letter. */
export interface Told {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Of the moment, of the connection, or derived from the text. */
const PASSING = ['date', 'etag', 'x-request-id', 'keep-alive', 'retry-after'];

export async function ask(
  origin: string,
  token: string | null,
  method: Method,
  { path, body, text, type = 'application/json' }: Pick<RouteExample, 'path' | 'body' | 'text' | 'type'>,
): Promise<Told> {
  const abort = new AbortController();
  const answer = await fetch(`${origin}${path}`, {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body || type !== 'application/json' ? { 'content-type': type } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : text === undefined ? {} : { body: text }),
    signal: abort.signal,
  });
  // The stream never ends by itself.
  const said = path.startsWith('/v1/stream') && answer.ok ? '' : await answer.text();
  abort.abort();
  const headers = Object.fromEntries(
    [...answer.headers].filter(([name]) => !PASSING.includes(name) && !name.startsWith('ratelimit')),
  );
  return { status: answer.status, headers, text: said };
}
