import type { CaseChange } from '../cases/decide';
import type { CaseFile } from '../cases/file';
import type { CaseRequest } from '../cases/request';
import { difference } from './difference';
import type { Audited, NewAuditEntry } from './entry';
import type { Origin } from './origin';

export function auditedRequest({ event, reason }: CaseRequest, origin: Origin | undefined): Audited {
  return { verb: event.type, ...(origin && { origin }), ...(reason !== undefined && { reason }) };
}

/** Of a change of a case; `before`: as it was, null: it is new. */
export function caseEntry(
  before: CaseFile | null,
  { file, actor, events }: Pick<CaseChange, 'file' | 'actor' | 'events'>,
  { verb, origin, reason }: Audited,
): NewAuditEntry {
  const changed = difference(before ? facts(before) : {}, facts(file));
  const isTold = Object.keys(changed.before).length > 0 || Object.keys(changed.after).length > 0;
  return {
    division: file.division,
    verb,
    object: { kind: 'case', id: file.id, name: file.reference },
    actor,
    ...(origin && { origin }),
    reason,
    before: before && changed.before,
    // A note, or a step of its model that touched no variable.
    after: isTold ? changed.after : { ...events[0] },
  };
}

/** What people and sources say of it; where its process stands is the interpreter's, and in the history. */
function facts(file: CaseFile): Record<string, unknown> {
  const { schema: _1, version: _2, process, numbersFrom: _3, held: _4, clocks: _5, ...rest } = file;
  return { ...rest, process: process?.status ?? null };
}
