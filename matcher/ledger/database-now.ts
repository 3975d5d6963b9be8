import type { Queryable } from '../../db/queryable';

/** The database's clock, which decides what is open, expired or active. Epoch ms, with a fraction. */
export async function databaseNow(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ nowMs: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"',
    // With parameters a statement is prepared, and this one is asked for often.
    [],
  );
  const row = rows[0];
  if (!row) throw new Error('the database gave no time');
  return row.nowMs;
}
