import type { Header } from '../../domain/config/lookup';
import type { OutboundRules } from '../../domain/receiver/judge-url';
import type { Allowance } from '../../domain/feel/run';
import type { Lookup } from '../../domain/lookup/lookup';
import type { Question } from '../../domain/lookup/question';
import type { LookupAnswer, LookupFailure } from '../../domain/lookup/result';
import { AnswerTooLarge, httpAsk } from '../../outbound/http-ask';
import { AddressRefused } from '../../outbound/judged-lookup';
import { NoAnswer } from '../../outbound/judged-request';
import { readAnswer } from './read-answer';

const ANSWER_LIMIT_BYTES = 256 * 1024;
const OUR_ERROR = 500;

/** `isFault`: the receiver's, which counts for its circuit. */
export interface Asked {
  answer: LookupAnswer;
  isFault: boolean;
}

/** Asks once, now. Throws nothing that the receiver could cause. */
export async function askLookup(
  lookup: Lookup,
  question: Question,
  rules: OutboundRules,
  allowance: Allowance,
): Promise<Asked> {
  const { document } = lookup;
  const headers = headersOf(document.headers, question);
  if (headers === null) return failed('NO_SECRET', 'no secret for one of its headers', false);
  const { timeoutMs: withinMs } = document;
  try {
    const answered = await httpAsk({ ...question, headers, withinMs, limitBytes: ANSWER_LIMIT_BYTES }, rules);
    const isFault = answered.status >= OUR_ERROR;
    return { answer: readAnswer(lookup, answered, Date.now(), allowance), isFault };
  } catch (error) {
    return failed(codeOf(error), detailOf(error), true);
  }
}

/** Null: a secret is missing from the environment. */
function headersOf(
  given: Readonly<Record<string, Header>>,
  { body }: Question,
): Readonly<Record<string, string>> | null {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-encoding': 'identity' };
  if (body !== null) headers['content-type'] = 'application/json';
  for (const [name, header] of Object.entries(given)) {
    const secret = typeof header === 'string' ? '' : process.env[header.secret.env];
    if (secret === undefined) return null;
    headers[name.toLowerCase()] = typeof header === 'string' ? header : `${header.before}${secret}`;
  }
  return headers;
}

function failed(code: string, detail: string, isFault: boolean): Asked {
  const failure: LookupFailure = { code, detail: detail.slice(0, 200) };
  return { answer: { ok: false, failure, spent: { steps: 0, made: 0 } }, isFault };
}

/** It stands in histories: which address a name of ours resolves to is nobody's business there. */
function detailOf(error: unknown): string {
  if (error instanceof AddressRefused) return `its address ${error.fault.message}`;
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  if (error instanceof AddressRefused) return error.fault.code;
  if (error instanceof AnswerTooLarge) return 'TOO_LARGE';
  return error instanceof NoAnswer ? 'NO_ANSWER' : 'NOT_REACHED';
}
