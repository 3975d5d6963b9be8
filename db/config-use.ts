import type { Queryable } from './queryable';

/** How many open items still need a document; for a division, how many items there ever were. */
export async function countItemsOf(
  db: Queryable,
  { kind, division, key }: { kind: string; division: string; key: string },
): Promise<number> {
  const condition = conditions[kind];
  if (condition === undefined) return 0;
  const table = kind === 'division' ? 'every_item' : 'item';
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from ${table} where ${condition} and $1::text is not null and $2::text is not null`,
    [division, key],
  );
  return rows[0]?.count ?? 0;
}

/** A source captures, and an agent works, in other divisions than his own as well: their keys are unique in all of them. */
const conditions: Record<string, string> = {
  division: 'division = $1',
  source: 'source = $2 and closed_at is null',
  worktype: 'division = $1 and worktype = $2 and closed_at is null',
  queue: 'division = $1 and queue = $2 and closed_at is null',
  agent: `(assignee = $2 or workbin = 'agent:' || $2)`,
  workbin: 'division = $1 and workbin = $2',
  calendar: `division = $1 and snapshot #>> '{rules,curve,calendar}' = $1 || '/' || $2 and closed_at is null`,
};
