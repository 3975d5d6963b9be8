import { Client } from 'pg';
import { awaited } from './until';

/** Tables into which a transaction writes last: a command's, a capture's, the offers of a round. */
export type HeldTable = 'item_command' | 'start_request' | 'offer';

export interface CommitHold {
  /** From now on transactions that have written into this table stop at their very end, before they become true. */
  arm(table: HeldTable): Promise<void>;
  /** Resolves when so many of them stand there; answers the process IDs of their servers. */
  waiting(count: number): Promise<number[]>;
  /** Undoes some of them as if the machine had lost them, and lets the others become true. */
  decide(undone: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Makes the moment between "committed" and "known to the one who committed" as long as a test wants: a deferred trigger
 * runs inside COMMIT and waits for a lock that the test holds. Who is killed meanwhile never learns what became of it.
 */
export async function holdCommits(url: string): Promise<CommitHold> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const lockKey = (table: string) => `hashtextextended('hold/' || ${table}, 0)`;
  await client.query(
    `create function hold_commit() returns trigger language plpgsql as $$ begin
       perform pg_advisory_xact_lock_shared(${lockKey('tg_table_name')});
       return null;
     end $$`,
  );
  for (const table of ['item_command', 'start_request', 'offer'] satisfies HeldTable[])
    await client.query(
      `create constraint trigger hold_commit after insert on ${table} deferrable initially deferred
       for each row execute function hold_commit()`,
    );
  const held = async () => {
    const { rows } = await client.query<{ pid: number }>(
      `select distinct pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and not granted order by pid`,
    );
    return rows.map(({ pid }) => pid);
  };
  return {
    arm: async (table) => void (await client.query(`select pg_advisory_lock(${lockKey('$1')})`, [table])),
    waiting: async (count) => {
      await awaited(`${count} transactions are held at their commit`, async () => (await held()).length >= count);
      return held();
    },
    decide: async (undone) => {
      await client.query('select pg_terminate_backend(pid, 5000) from unnest($1::int[]) pid', [undone]);
      await client.query('select pg_advisory_unlock_all()');
    },
    close: async () => {
      await client.query('drop function hold_commit cascade');
      await client.end();
    },
  };
}
