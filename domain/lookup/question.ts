import type { ruleVariables } from '../decisions/item-decision';
import type { Allowance } from '../feel/run';
import { fillUrl } from './fill-url';
import type { Lookup } from './lookup';
import { valuesOf } from './lookup';
import type { LookupFailure } from './result';

/** An item as a look-up may read it; see `ruleVariables`. */
export type Asked = Readonly<Record<(typeof ruleVariables)[number], unknown>> & {
  attributes: Readonly<Record<string, unknown>>;
};

/** What is sent. Two of one look-up that are the same have the same answer. */
export interface Question {
  method: 'GET' | 'POST';
  url: string;
  /** JSON; null: none. */
  body: string | null;
}

/** The question about an item; null: there is none to ask. */
export type Posed = { ok: true; question: Question | null } | { ok: false; failure: LookupFailure };

const none: Posed = { ok: true, question: null };

export function pose(lookup: Lookup, item: Asked, nowMs: number, allowance: Allowance): Posed {
  const { document, when, body } = lookup;
  const filled = fillUrl(document.url, item.attributes);
  if (filled === null) return failed('INVALID_URL', 'a value cannot stand in its address');
  if (!filled.isWhole) return none;
  if (when) {
    const answer = when(item, nowMs, allowance);
    if (!answer.ok) return failed(answer.code, 'its condition has no answer');
    if (!answer.holds) return none;
  }
  const { method } = document;
  if (method === 'GET') return { ok: true, question: { method, url: filled.url, body: null } };
  const values = valuesOf(body ?? new Map(), item, nowMs, allowance);
  if (!values.ok) return failed(values.limit, 'its body takes or makes more than an expression may');
  return { ok: true, question: { method, url: filled.url, body: JSON.stringify(values.values) } };
}

function failed(code: string, detail: string): Posed {
  return { ok: false, failure: { code, detail } };
}
