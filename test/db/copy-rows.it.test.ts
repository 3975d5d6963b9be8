import type { Pool } from 'pg';
import { copyRows } from '../../db/copy-rows';
import { createPool } from '../../db/pool';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 1, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const LENGTH_BYTES = 4;

/** Numbers from 1 on; `take` gets each. */
async function copyNumbers(count: number, take: (number: number) => void): Promise<void> {
  const client = await pool.connect();
  let isOver = false;
  try {
    await client.query('begin');
    await copyRows(client, `select n from generate_series(1, ${count}) n`, (bytes, at) =>
      take(bytes.readInt32BE(at + LENGTH_BYTES)),
    );
    await client.query('commit');
    isOver = true;
  } finally {
    client.release(!isOver);
  }
}

test.each([0, 1, 100_000])('%d rows are read, each once and in their order', async (count) => {
  const numbers: number[] = [];
  await copyNumbers(count, (number) => numbers.push(number));
  expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
});

test('a statement that fails says why', async () => {
  const client = await pool.connect();
  await expect(copyRows(client, 'select 1 / 0', () => {})).rejects.toThrow('division by zero');
  client.release();
});

test('who fails with a row gets no other, and the pool goes on with another connection', async () => {
  const taken: number[] = [];
  const failing = copyNumbers(5_000_000, (number) => {
    taken.push(number);
    if (number === 1_000) throw new Error('enough');
  });
  await expect(failing).rejects.toThrow('enough');
  expect(taken).toHaveLength(1_000);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
