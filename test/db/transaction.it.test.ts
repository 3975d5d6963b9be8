import type { Pool, PoolClient } from 'pg';
import { createPool } from '../../db/pool';
import { onConnection, transaction } from '../../db/transaction';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 2, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const raise = (client: PoolClient, code: string) =>
  client.query(`do $$ begin raise exception using errcode = '${code}'; end $$`);

test.each(['40P01', '40001'])(
  '%s is retried, also where the next statement of the same trip is heard first',
  async (code) => {
    let attempts = 0;
    const answer = await transaction(pool, async (client) => {
      attempts += 1;
      const first = attempts === 1 ? raise(client, code) : client.query('select 1');
      const second = client.query('select 1');
      const later = first.catch(async (error: unknown) => {
        await second.catch(() => {});
        throw error;
      });
      await Promise.all([later, second]);
      return 'done';
    });
    expect([answer, attempts]).toEqual(['done', 2]);
  },
);

test('what fails for another reason is not done again', async () => {
  let attempts = 0;
  const failing = transaction(pool, async (client) => {
    attempts += 1;
    await raise(client, '23505');
  });
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  expect(attempts).toBe(1);
});

test('a connection whose transaction was rolled back is of use to others; one on which something may be under way is closed', async () => {
  const failing = (client: PoolClient) => raise(client, '23505');
  await pool.query('select 1');
  await expect(transaction(pool, failing)).rejects.toMatchObject({ code: '23505' });
  expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
  await expect(onConnection(pool, failing)).rejects.toMatchObject({ code: '23505' });
  expect(pool.totalCount).toBe(0);
});

test('what is done on a connection is retried as a transaction is', async () => {
  let attempts = 0;
  const answer = await onConnection(pool, async (client) => {
    attempts += 1;
    if (attempts === 1) await raise(client, '40001');
    return 'done';
  });
  expect([answer, attempts]).toEqual(['done', 2]);
});
