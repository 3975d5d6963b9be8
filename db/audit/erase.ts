import type { Queryable } from '../queryable';

interface ErasedObject {
  erasureId: string;
  kind: 'item' | 'case';
  objectId: string;
}

/** Takes out what entries of an object say, and writes an entry that tells of it. Answers how many had said anything. */
export async function eraseAudit(
  db: Queryable,
  { erasureId, kind, objectId }: ErasedObject,
  entries: readonly string[],
): Promise<number> {
  if (entries.length === 0) return 0;
  const { rows } = await db.query<{ count: number }>('select erase_audit($1, $2, $3, $4)::int as count', [
    erasureId,
    kind,
    objectId,
    entries,
  ]);
  return rows[0]?.count ?? 0;
}
