import { leaseStarts } from '../../db/start-request';
import { captureItem, seedDivision } from '../activities/seed';
import { createCountedDatabase, type CountedDatabase } from '../support/entries-read';

jest.setTimeout(60_000);

let database: CountedDatabase;

beforeAll(async () => {
  database = await createCountedDatabase({ hasOnePlan: true });
  await seedDivision(database.pool);
});
afterAll(() => database?.drop());

const lease = async (limit: number) => (await leaseStarts(database.pool, limit)).map(({ id }) => id);

test('starts are leased once: the most urgent first, then those that have waited longest, and none that has just come', async () => {
  const place = async (urgentIn: string, waited: string) => {
    const { id } = await captureItem(database.pool);
    await database.owner.query(
      'update start_request set urgent_at = now() + $2::interval, created_at = now() - $3::interval where item_id = $1',
      [id, urgentIn, waited],
    );
    return id;
  };
  // As much later as a busy machine may need to come to the end of the test.
  const young = await place('1 day', '-1 hour');
  const waited = await place('2 days', '5 s');
  const waitedLonger = await place('3 days', '1 hour');
  const soon = await place('5 s', '0 s');
  const overdue = await place('-1 hour', '0 s');
  expect(await lease(3)).toEqual([overdue, soon, waitedLonger]);
  expect(await lease(3)).toEqual([waited]);
  await database.owner.query(`update start_request set created_at = now() - interval '1 minute' where item_id = $1`, [
    young,
  ]);
  expect(await lease(3)).toEqual([young]);
  expect(await lease(3)).toEqual([]);
});
