import { offsetMs } from '../time/duration';
import { hasHours } from '../time/open-hours';
import type { ConfigDocument, DocumentOf } from './documents';
import type { InputProblem } from './problem';

type Scheme = DocumentOf<'priority-scheme'>;
type Worktype = DocumentOf<'worktype'>;

/**
 * What is allowed and yet hardly meant: points of a priority scheme after the due date, which never count, and calendars
 * that are never open. Of a percentage over 100 that is certain; of a duration it depends on the SLA of the worktypes
 * that use the scheme.
 */
export function warningsOf(documents: readonly ConfigDocument[], existing: readonly ConfigDocument[]): InputProblem[] {
  const worktypes = [...documents, ...existing].filter((document) => document.kind === 'worktype');
  return documents.flatMap((document, at): InputProblem[] => {
    const { kind, key } = document;
    if (kind === 'calendar' && !hasHours(document)) {
      const message = 'has no hours: whatever runs on this calendar never falls due';
      return [{ path: `documents[${at}].hours`, message, code: 'NEVER_OPEN', kind, key }];
    }
    if (kind !== 'priority-scheme') return [];
    const { division } = document;
    const users = worktypes.filter((user) => user.division === division && user.priority.scheme === key);
    return document.points.flatMap((point, place) => {
      const where = lateFor(point, users);
      if (where === null) return [];
      const path = `documents[${at}].points[${place}].at`;
      const message = `is after the due date${where} and never counts`;
      return [{ path, message, code: 'POINT_AFTER_DUE', value: point.at, kind, key }];
    });
  });
}

/** Null for a point that counts; a share of the SLA is measured on an SLA of 1. */
function lateFor({ at }: Scheme['points'][number], users: readonly Worktype[]): string | null {
  if (at.endsWith('%')) return (offsetMs(at, 1) ?? 0) > 1 ? '' : null;
  const late = users.find(({ sla }) => sla.target !== undefined && isLonger(at, sla.target));
  return late ? ` of worktype ${late.key} (${late.sla.target})` : null;
}

function isLonger(one: string, other: string): boolean {
  return (offsetMs(one, null) ?? 0) > (offsetMs(other, null) ?? 0);
}
