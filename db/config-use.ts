import type { Queryable } from './queryable';

/** How many open items still need a document; for a division, how many items there ever were. */
export async function countItemsOf(
  db: Queryable,
  { kind, division, key }: { kind: string; division: string; key: string },
): Promise<number> {
  const condition = conditions[kind];
  if (condition === undefined) return 0;
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from item where division = $1 and ${condition} and $2::text is not null`,
    [division, key],
  );
  return rows[0]?.count ?? 0;
}

const conditions: Record<string, string> = {
  division: 'true',
  source: 'source = $2 and closed_at is null',
  worktype: 'worktype = $2 and closed_at is null',
  queue: 'queue = $2 and closed_at is null',
  agent: `(assignee = $2 or workbin = 'agent:' || $2)`,
  workbin: 'workbin = $2',
  calendar: `snapshot #>> '{rules,curve,calendar}' = $1 || '/' || $2 and closed_at is null`,
};
