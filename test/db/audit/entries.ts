import type { Queryable } from '../../../db/queryable';
import type { NewAuditEntry } from '../../../domain/audit/entry';

/** Some entry of a division. */
export function entryIn(division: string, number: number): NewAuditEntry {
  return {
    division,
    verb: 'update',
    object: { kind: 'item', id: `item-${number}`, name: `CLM-${number}` },
    actor: { kind: 'user', id: 'sue' },
    origin: {
      subject: 'sue',
      principal: 'user',
      address: '10.0.0.1',
      userAgent: 'test',
      requestId: `request-${number}`,
    },
    reason: 'because',
    before: { attributes: { Value: number } },
    after: { attributes: { Value: number + 1 } },
  };
}

/** The ID of an item of this number, as an erasure names it. */
export function itemId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The same of an item that can be erased. */
export function erasableIn(division: string, number: number): NewAuditEntry {
  const entry = entryIn(division, number);
  return { ...entry, object: { ...entry.object, id: itemId(number) } };
}

export const ERASURE = '00000000-0000-4000-8000-00000000000e';

/** Asked for without an entry of its own, so that those of a test are numbered by it. */
export async function askForErasure(db: Queryable, items: readonly number[]): Promise<void> {
  await db.query(
    `insert into erasure (id, division, cause, requested_by, attributes, items, cases)
     values ($1, 'claims', 'request', 'sue', '{}', $2, '{}')`,
    [ERASURE, items.map(itemId)],
  );
}
