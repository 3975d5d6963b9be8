import type { Allowance } from '../../domain/feel/run';
import { type Lookup, valuesOf } from '../../domain/lookup/lookup';
import type { LookupAnswer } from '../../domain/lookup/result';
import { HttpProblem } from '../http-problem';
import { findFault, parseJson } from '../json-input';

const MAX_KEYS = 10_000;
/** They say that there is nothing to tell, which is an answer. */
const KNOWS_NOTHING = new Set([204, 404, 410]);

/** What an answer in time brings. The mapping has what the item that asks has left, and what it takes counts for all who ask. */
export function readAnswer(
  lookup: Lookup,
  { status, bytes }: { status: number; bytes: Buffer },
  nowMs: number,
  allowance: Allowance,
): LookupAnswer {
  const before = allowance.spent;
  const failed = (code: string, detail: string): LookupAnswer => ({
    ok: false,
    failure: { code, detail },
    spent: allowance.since(before),
  });
  if (KNOWS_NOTHING.has(status)) return { ok: true, attributes: {}, spent: allowance.since(before) };
  if (status < 200 || status > 299) return failed('NOT_ACCEPTED', `answered ${status}`);
  let payload: unknown;
  try {
    payload = parseJson(bytes, { maxKeys: MAX_KEYS });
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    // Not what the parser saw: that may be somebody's data.
    return failed('UNREADABLE_ANSWER', 'answered what is no JSON to be read');
  }
  const values = valuesOf(lookup.attributes, { payload }, nowMs, allowance);
  if (!values.ok) return failed(values.limit, 'its mapping takes or makes more than an expression may');
  const fault = findFault({ attributes: values.values }, { maxKeys: MAX_KEYS });
  if (fault) return failed('REFUSED_ANSWER', `${fault.path} ${fault.message}`);
  return { ok: true, attributes: values.values, spent: allowance.since(before) };
}
