import type { Client, Pool } from 'pg';

/** Of one index, or of a table without one: enough for the rows of one agent and one item, some of them looked up several times. */
const AT_MOST = 30;

/**
 * The indexes of which `work` reads more entries than it needs, and tables. `pool` has a single connection, and nobody but it and
 * `observer` is in the database: each hands its counters over when it is told to, and otherwise at some time.
 */
export async function readTooMuchOf(
  pool: Pool,
  observer: Client,
  work: () => Promise<unknown>,
): Promise<[index: string, entries: number][]> {
  const entriesRead = async () => {
    await pool.query('select pg_stat_force_next_flush()');
    await observer.query('select pg_stat_force_next_flush()');
    const { rows } = await observer.query<{ index: string; read: number }>(
      `select indexrelname as index, idx_tup_read::float8 as read from pg_stat_user_indexes
       union all select relname || ', row by row', seq_tup_read::float8 from pg_stat_user_tables`,
    );
    return new Map(rows.map(({ index, read }) => [index, read]));
  };
  const before = await entriesRead();
  await work();
  const after = await entriesRead();
  return [...after]
    .map(([index, read]): [string, number] => [index, read - (before.get(index) ?? 0)])
    .filter(([, entries]) => entries > AT_MOST);
}
