import type { Pool } from 'pg';
import { insertRequestToAll, leaseCaseRequests } from '../../db/case-request';
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

const request = { event: { type: 'signal', name: 'go' }, actor: { kind: 'system', id: 'signal' } } as const;

async function casesOf(count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into case_file (id, division, reference, case_type, case_type_version, state, status, variables, snapshot, created_at, updated_at)
     select id, 'd', id::text, 't', 1, 'active', 'open', '{}', '{}', now(), now()
     from (select gen_random_uuid() as id from generate_series(1, $1)) made returning id`,
    [count],
  );
  return rows.map(({ id }) => id);
}

test('cases that never answer hold up no others, and a request to all is asked of each once', async () => {
  const silent = await casesOf(3);
  const ask = (ids: string[]) =>
    transaction(pool, (client) => insertRequestToAll(client, ids, { commandId: 'signal/1', request }));
  await ask(silent);
  await ask(silent);
  const leased = await leaseCaseRequests(pool, 10);
  expect(leased.map(({ caseId }) => caseId).toSorted()).toEqual(silent.toSorted());
  expect(leased[0]?.request).toEqual(request);
  await pool.query(`update case_request set leased_until = clock_timestamp() - interval '1 second'`);
  const [fresh = ''] = await casesOf(1);
  await ask([fresh]);
  expect((await leaseCaseRequests(pool, 1)).map(({ caseId }) => caseId)).toEqual([fresh]);
});
