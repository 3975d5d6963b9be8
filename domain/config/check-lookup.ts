import { compileLookup } from '../lookup/lookup';
import type { DocumentFault } from './check-document';
import type { LookupDocument } from './lookup';
import { valueSeen } from './problem';

/** Faults of the expressions of a look-up, and of what does not go together. */
export function checkLookup(lookup: LookupDocument): DocumentFault[] {
  const compiled = compileLookup(lookup);
  const faults = compiled.ok ? [] : compiled.faults.map((fault) => ({ ...fault, value: valueSeen(fault.value) }));
  if (lookup.method === 'POST' || lookup.body === undefined) return faults;
  const message = 'is sent by POST only';
  return [
    ...faults,
    { path: ['body'], message, code: 'INVALID_VALUE', rule: 'BODY_BY_POST', value: 'a body', allowed: 'method: POST' },
  ];
}
