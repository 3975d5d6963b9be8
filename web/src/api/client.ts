import { believed, noteOther, noteSession } from '../session/session';
import { ProblemError } from './problem-error';
import { withTexts } from '../text/i18n';
import { texts } from '../text/texts';
import { noteServerDate } from './server-clock';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Instead of the session's cookie: what a session is made from. */
  readonly token?: string;
  readonly body?: unknown;
  /** The body is a text of this type, and not JSON. */
  readonly type?: string;
  /** Names the request, so that its repetition is the same one. */
  readonly idempotencyKey?: string;
  /** Of somebody who has a link to a task, and no account. */
  readonly link?: string;
  readonly signal?: AbortSignal;
}

/**
 * One call of the API. `T` is the contract's type: the server is ours and its answers are checked by its own tests.
 * Throws {@link ProblemError} for every refusal; a 401 says that nobody is signed in.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, type, idempotencyKey, link, signal, token } = options;
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (link !== undefined) headers.set('authorization', `Link ${link}`);
  if (body !== undefined) headers.set('content-type', type ?? 'application/json');
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = type === undefined || typeof body !== 'string' ? JSON.stringify(body) : body;
  if (signal !== undefined) init.signal = signal;
  const subject = believed();
  if (subject !== null) headers.set('casewright-subject', encodeURIComponent(subject));
  const response = await send(path, init);
  noteServerDate(response.headers.get('date'), Date.now());
  const answer = await readJson(response);
  if (!isOfServer(response, answer)) throw new ProblemError(0, { code: 'NETWORK' });
  if (response.ok) return answer as T;
  const refusal = refused(response.status, answer, token !== undefined);
  if (subject !== null && refusal.code === 'OTHER_PERSON') noteOther(subject);
  throw await toldInWords(refusal);
}

/**
 * Whether the server has answered, and to the end. Others may in its place, a network that asks to sign in or a gateway that
 * finds nobody behind it: what came of the request is not known then.
 */
function isOfServer({ status }: Response, answer: unknown): boolean {
  if (answer === undefined) return false;
  const isProblem = typeof (answer as Partial<ProblemError['problem']> | null)?.code === 'string';
  return isProblem || ![404, 502, 503, 504].includes(status);
}

/** What is thrown for an answer that is a refusal. */
export async function refusalOf(response: Response): Promise<ProblemError> {
  return toldInWords(refused(response.status, await readJson(response)));
}

/** What a refusal says; of a sign-in that failed, the caller tells. */
function refused(status: number, answer: unknown, isSignIn = false): ProblemError {
  const problem = (answer ?? {}) as Partial<ProblemError['problem']>;
  if (status === 401 && problem.code === 'UNAUTHENTICATED' && !isSignIn) noteSession(null);
  return new ProblemError(status, problem);
}

/**
 * What most refusals mean, and what is wrong with an input, has sentences that nobody needs before. Without them it is
 * told as it came.
 */
async function toldInWords(error: ProblemError): Promise<ProblemError> {
  const lacking = [
    ...(texts.exists(`problem.${error.code}`) ? [] : (['refusals'] as const)),
    ...((error.problem.errors ?? []).length > 0 ? (['faults', 'fields'] as const) : []),
  ];
  return lacking.length > 0 ? withTexts(Promise.resolve(error), ...lacking).catch(() => error) : error;
}

export async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (isAborted(error)) throw error;
    throw new ProblemError(0, { code: 'NETWORK' });
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Undefined: it came as something else, or not as a whole. A refusal is told by its status alone. */
async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch (error) {
    if (isAborted(error)) throw error;
    return response.ok ? undefined : null;
  }
}

/** A query string without what is undefined or empty; lists are joined by commas. */
export function queryString(given: Record<string, string | number | readonly string[] | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') params.set(name, text);
  }
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
