import type { Queryable } from './queryable';

/** A span of time, of whole steps. */
export interface FlowPeriod {
  fromMs: number;
  toMs: number;
  stepMs: number;
}

/** What came and what was completed in a step; steps are counted from 0. */
export interface FlowCount {
  step: number;
  arrived: number;
  completed: number;
}

/** Steps in which nothing happened are missing. The live tables alone: what is archived has long been completed. */
export async function readFlow(
  db: Queryable,
  divisions: readonly string[],
  queue: string | null,
  { fromMs, toMs, stepMs }: FlowPeriod,
): Promise<FlowCount[]> {
  const inPeriod = (column: string) => `i.division = any($1) and ($2::text is null or i.queue = $2)
       and ${column} >= to_timestamp($3::float8 / 1000) and ${column} < to_timestamp($4::float8 / 1000)`;
  const step = (column: string) => `floor((extract(epoch from ${column}) * 1000 - $3::float8) / $5::float8)::int`;
  const { rows } = await db.query<FlowCount>(
    `select step, sum(arrived)::int as arrived, sum(completed)::int as completed from (
       select ${step('i.created_at')} as step, 1 as arrived, 0 as completed from item i where ${inPeriod('i.created_at')}
       union all
       select ${step('i.closed_at')}, 0, 1 from item i where i.state = 'completed' and ${inPeriod('i.closed_at')}
     ) told group by step order by step`,
    [divisions, queue, fromMs, toMs, stepMs],
  );
  return rows;
}
