import type { AuditRow } from '../../db/audit/search';
import type { AuditEntryView } from '../contract/audit';
import { hiddenFrom } from '../personal/hidden-from';
import type { Context } from '../route';

/** Divisions in whose values the caller may look for a text: where he sees all of them. */
export function divisionsInFull({ scope, principal, directory }: Context): string[] {
  const hidden = hiddenFrom(principal, directory);
  return scope.divisions.filter((division) => hidden === null || hidden.of(division) === null);
}

/** An entry as its reader may see it: the one place through which values leave the audit. */
export function shownEntry(row: AuditRow): AuditEntryView {
  const { id, at, division, verb, objectKind, objectId, objectName, actorKind, actorId, origin, reason } = row;
  return {
    id,
    at: at.toISOString(),
    division,
    verb,
    object: { kind: objectKind, id: objectId, name: objectName },
    actor: { kind: actorKind, id: actorId },
    origin: origin && {
      subject: origin.subject,
      principal: origin.principal,
      agent: origin.agent ?? null,
      address: origin.address ?? null,
      userAgent: origin.userAgent ?? null,
      requestId: origin.requestId ?? null,
    },
    reason,
    before: ofObject(row, row.before),
    after: ofObject(row, row.after),
    erasedBy: row.erasedBy,
    seal: row.seq === null || row.hash === null ? null : { seq: row.seq, hash: row.hash },
  };
}

/** The name of an item or case is known for one by the reference beside it, which the entry shows as its object's already. */
function ofObject({ objectKind, objectName }: AuditRow, values: AuditRow['before']): AuditRow['before'] {
  if (values === null || (objectKind !== 'item' && objectKind !== 'case')) return values;
  return Object.defineProperty({ ...values }, 'reference', { value: objectName });
}
