import type { Queryable } from './queryable';

/**
 * What is mended, and counted. `workflow-behind`: a workflow took over what the database knew better. `item-stuck`: an
 * item whose deadline, delivery or end was missed had its workflow asked; `case-stuck`: a case whose timer was missed.
 * `workflow-ended`: that of an open item or case had ended.
 */
export const repairKinds = ['workflow-behind', 'item-stuck', 'case-stuck', 'workflow-ended'] as const;
export type RepairKind = (typeof repairKinds)[number];

export async function countRepair(db: Queryable, kind: RepairKind): Promise<void> {
  await db.query(
    `insert into repair (kind, count, last_at) values ($1, 1, clock_timestamp())
     on conflict (kind) do update set count = repair.count + 1, last_at = clock_timestamp()`,
    [kind],
  );
}

/** How often each has been done since the installation began. */
export async function readRepairs(db: Queryable): Promise<Map<RepairKind, number>> {
  const { rows } = await db.query<{ kind: string; count: string }>('select kind, count from repair');
  const counts = new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
  return new Map(repairKinds.map((kind) => [kind, counts.get(kind) ?? 0]));
}
