import { Client, type Pool } from 'pg';
import { createPool } from '../../db/pool';
import { createTestDatabase } from './database';

/** Of one index, or of a table without one: enough for the rows of one agent and one item, some of them looked up several times. */
const AT_MOST = 30;
/** Blocks of one index: entries that are looked at and passed over count as not read. Levels of a tree, some times over. */
const BLOCKS_AT_MOST = 60;

/** What the server knows of its tables, with the statement that brings it there: a plan is made anew once rows were counted. */
export const knowledge = [
  ['as long as the server knows nothing of its tables', ''],
  ['once the server knows its tables', 'analyze'],
] as const;

export interface CountedDatabase {
  /** A single connection, whose counters are handed over when it is told to. */
  pool: Pool;
  owner: Client;
  /** Begins a transaction that has written, on a connection of its own; answers what ends it. */
  beginElder(): Promise<() => Promise<void>>;
  /** The indexes of which `work` on the pool reads more entries or blocks than it needs, and tables. */
  readTooMuchOf(work: () => Promise<unknown>): Promise<[index: string, entries: number][]>;
  drop(): Promise<void>;
}

/** A database of its own in which nobody is but a pool and the owner, so that what is read is counted. */
export async function createCountedDatabase({ hasOnePlan = false } = {}): Promise<CountedDatabase> {
  const database = await createTestDatabase();
  const pool = createPool(database.url, { max: 1, name: 'test', hasOnePlan });
  const owner = new Client(database.ownerUrl);
  await owner.connect();
  const entriesRead = async () => {
    await pool.query('select pg_stat_force_next_flush()');
    await owner.query('select pg_stat_force_next_flush()');
    const { rows } = await owner.query<{ index: string; read: number; most: number }>(
      `select indexrelname as index, idx_tup_read::float8 as read, ${AT_MOST} as most from pg_stat_user_indexes
       union all select relname || ', row by row', seq_tup_read::float8, ${AT_MOST} from pg_stat_user_tables
       union all select indexrelname || ', blocks', (idx_blks_hit + idx_blks_read)::float8, ${BLOCKS_AT_MOST}
         from pg_statio_user_indexes`,
    );
    return new Map(rows.map(({ index, read, most }) => [index, { read, most }]));
  };
  return {
    pool,
    owner,
    beginElder: async () => {
      const elder = new Client(database.url);
      await elder.connect();
      await elder.query('begin');
      await elder.query('select pg_current_xact_id()');
      return () => elder.end();
    },
    readTooMuchOf: async (work) => {
      const before = await entriesRead();
      await work();
      return [...(await entriesRead())].flatMap(([index, { read, most }]): [string, number][] => {
        const entries = read - (before.get(index)?.read ?? 0);
        return entries > most ? [[index, entries]] : [];
      });
    },
    drop: async () => {
      await pool.end();
      await owner.end();
      await database.drop();
    },
  };
}
