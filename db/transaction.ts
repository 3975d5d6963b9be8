import type { Pool, PoolClient } from 'pg';

const DEADLOCK = '40P01';
const SERIALIZATION_FAILURE = '40001';
/** Of a statement that travelled with one that failed: its error may be heard first, and says nothing of the cause. */
const IN_FAILED_TRANSACTION = '25P02';
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

type Work<T> = (client: PoolClient, commit: () => Promise<unknown>) => Promise<T>;

/**
 * Runs `work` in one transaction and answers what it answers; rolls back when it throws, and is retried as above.
 *
 * `work` may commit by itself, beside its last statement, so that both travel together: a statement that fails makes the
 * commit a rollback. It must wait for both, and only what the statement does by itself may then be wrong with it.
 */
export async function transaction<T>(pool: Pool, work: Work<T>): Promise<T> {
  const whole = async (client: PoolClient) => {
    // Travels with the first statement of `work`, which fails with it if the connection is lost.
    const begun = client.query('begin').catch(() => {});
    let committing: Promise<unknown> | undefined;
    const commit = () => (committing ??= client.query('commit'));
    const result = await work(client, commit);
    await begun;
    await commit();
    return result;
  };
  return retrying(() => connected(pool, whole, (client) => client.query('rollback')));
}

/**
 * Runs `work` on one connection, so that its statements travel together; each is a transaction by itself. Retried as above:
 * at most one may write.
 */
export async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  // As a pool's own `query` does: after a failure nobody knows what is still under way on the connection.
  return retrying(() => connected(pool, work, (_client, failure) => Promise.reject(failure)));
}

/** Runs `work` on a connection of the pool. After a failure it is of use to others if `mend` goes well, else it is closed. */
async function connected<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  mend: (client: PoolClient, failure: Error) => Promise<unknown>,
): Promise<T> {
  const client = await pool.connect();
  // A connection that is lost while nobody waits for an answer has nobody else to tell: the next statement fails.
  client.on('error', ignore);
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    await mend(client, error as Error).catch((failure: Error) => {
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
  return code === DEADLOCK || code === SERIALIZATION_FAILURE || code === IN_FAILED_TRANSACTION;
}
