/** What the API answered; a refusal keeps its code (`OFFER_EXPIRED`) and the problem as it came. */
export type ApiAnswer<T> = { ok: true; body: T } | { ok: false; status: number; code: string; problem: unknown };

export interface ApiClient {
  /** Throws when the API cannot be reached or does not answer in time: the callers are loops that try again. */
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<ApiAnswer<T>>;
  /** The event stream as it comes, from `lastEventId` on where there is one. */
  openStream(lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
}

const timeoutMs = 15_000;

/** A client for one caller. `getToken` is asked again after a 401: the tokens of a demo may outlive a long run. */
export function createApiClient(origin: string, getToken: () => Promise<string>): ApiClient {
  let token: Promise<string> | undefined;

  async function authorised(path: string, init: RequestInit, headers: Record<string, string>): Promise<Response> {
    token ??= getToken();
    try {
      const authorization = `Bearer ${await token}`;
      const response = await fetch(`${origin}${path}`, { ...init, headers: { ...headers, authorization } });
      if (response.status === 401) token = undefined;
      return response;
    } catch (error) {
      token = undefined;
      throw error;
    }
  }

  return {
    async call(method, path, body) {
      const init = { method, signal: AbortSignal.timeout(timeoutMs), body: bodyText(body) };
      const response = await authorised(path, init, body === undefined ? {} : { 'content-type': contentType(body) });
      const text = await response.text();
      const answer: unknown = text === '' ? undefined : JSON.parse(text);
      if (response.ok) return { ok: true, body: answer as never };
      return { ok: false, status: response.status, code: codeOf(answer), problem: answer };
    },
    openStream: (lastEventId, signal) =>
      authorised('/v1/stream', { signal }, lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
}

/** A text is YAML (only configuration is sent as text); all else is JSON. */
function bodyText(body: unknown): string | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function contentType(body: unknown): string {
  return typeof body === 'string' ? 'application/yaml' : 'application/json';
}

function codeOf(answer: unknown): string {
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
