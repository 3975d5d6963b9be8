import { fieldInstant } from '../../format/instant';
import type { AuditSearch } from '../../search';

/** What the API is asked for, by what the address says. */
export function auditFilter({ q, from, to, entry: _entry, ...rest }: AuditSearch): Record<string, string | undefined> {
  return {
    ...rest,
    // A single letter is in everything.
    text: q !== undefined && q.length > 1 ? q : undefined,
    from: from === undefined ? undefined : fieldInstant(from),
    to: to === undefined ? undefined : fieldInstant(to),
  };
}
