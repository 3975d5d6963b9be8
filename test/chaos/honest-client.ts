import { setTimeout as delay } from 'node:timers/promises';

export interface ClientAnswer<T = unknown> {
  status: number;
  body: T;
  /** Requests that it took. */
  tries: number;
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Idempotency-Key, the same for all tries. */
  key?: string;
}

export interface HonestClient {
  /** Repeats the request until it is answered: by success, or by a refusal of what was asked. */
  ask<T = unknown>(path: string, options?: RequestOptions): Promise<ClientAnswer<T>>;
}

const PAUSE_MS = 150;
const ANSWER_WITHIN_MS = 10_000;

/** What the client saw in between, for those who look for the cause of a failure. */
export interface ClientRecord {
  /** Answers that no caller should ever get, as `POST /v1/... 500 INTERNAL`. */
  blunders: string[];
  /** How often which answer made it ask again. */
  repeats: Map<string, number>;
}

/** Errors in transport and answers that say "not yet" have no meaning but to ask again with the same key. */
export function honestClient(
  origin: string,
  token: string,
  giveUpMs: number,
  record: ClientRecord = { blunders: [], repeats: new Map() },
): HonestClient {
  return {
    ask: async <T>(path: string, { method = 'GET', body, key }: RequestOptions = {}) => {
      const untilMs = performance.now() + giveUpMs;
      for (let tries = 1; ; tries += 1) {
        const answer = await once(path, method, body, key);
        if ('status' in answer) return { status: answer.status, body: answer.body as T, tries };
        record.repeats.set(answer.again, (record.repeats.get(answer.again) ?? 0) + 1);
        if (performance.now() > untilMs)
          throw new Error(`${method} ${path} (key ${key}) was not answered in ${giveUpMs} ms: ${answer.again}`);
        await delay(PAUSE_MS);
      }
    },
  };

  async function once(
    path: string,
    method: string,
    body: unknown,
    key: string | undefined,
  ): Promise<{ status: number; body: unknown } | { again: string }> {
    let status: number;
    let answer: { code?: string };
    try {
      const response = await fetch(new URL(path, origin), {
        method,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      ({ status } = response);
      answer = (await response.json()) as { code?: string };
    } catch (error) {
      return { again: error instanceof Error && error.name === 'TimeoutError' ? 'time-out' : 'no connection' };
    }
    const name = `${status} ${answer.code ?? ''}`.trim();
    if (status === 503 || answer.code === 'IDEMPOTENCY_IN_PROGRESS' || status === 429) return { again: name };
    if (status >= 500) {
      record.blunders.push(`${method} ${path} ${name}`);
      return { again: name };
    }
    return { status, body: answer };
  }
}
