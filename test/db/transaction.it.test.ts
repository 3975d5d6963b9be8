import type { Pool, PoolClient } from 'pg';
import { createPool } from '../../db/pool';
import { transaction } from '../../db/transaction';
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
