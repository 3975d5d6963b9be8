import type { Pool, PoolClient } from 'pg';

const DEADLOCK = '40P01';
const SERIALIZATION_FAILURE = '40001';
const ATTEMPTS = 8;

/** Runs `work` again when a deadlock or a serialization failure ended it: it must be repeatable. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

/** Runs `work` in one transaction and answers what it answers; rolls back when it throws, and is retried as above. */
export async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return retrying(() => attempt(pool, work));
}

async function attempt<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that is lost while nobody waits for an answer has nobody else to tell: the next statement fails.
  client.on('error', ignore);
  let broken: Error | undefined;
  try {
    // Travels with the first statement of `work`, which fails with it if the connection is lost.
    const begun = client.query('begin').catch(() => {});
    const result = await work(client);
    await begun;
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

const ignore = () => {};

function isRetryable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === DEADLOCK || code === SERIALIZATION_FAILURE;
}
