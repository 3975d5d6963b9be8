import { waitUntil } from '../../cli/dev/wait-until';
import { readCase } from '../../db/case-file';
import { insertOrders, takeOpenOrders } from '../../db/case-order';
import { insertCaseStarts } from '../../db/case-start';
import { transaction } from '../../db/transaction';
import type { TestApi } from '../api/test-api';
import { ask, type AskStores, deliver } from './ask-case';
import { type AskStage, startAskStage } from './ask-stage';
import { CASE_DOCUMENTS } from './case-documents';

let stage: AskStage;
let api: TestApi;
let stores: AskStores;
beforeAll(async () => {
  stage = await startAskStage(CASE_DOCUMENTS);
  ({ api, stores } = stage);
});
afterAll(() => stage?.stop());

const PERSON = { kind: 'user', id: 'sue' } as const;

/** A case of two tasks of people whose workflow has lost what it was to have carried out. */
async function begun(): Promise<string> {
  const { body } = await api.call('sue', 'post', '/v1/cases', { type: 'pair', attributes: {} }).expect(201);
  while ((await deliver(stores)) > 0);
  return body.id;
}

const aMinuteLater = () => api.pool.query(`update case_order set sweep_at = sweep_at - interval '1 minute'`);
async function itemsOf(caseId: string): Promise<string[]> {
  const { rows } = await api.pool.query<{ state: string }>('select state from item where case_id = $1', [caseId]);
  return rows.map(({ state }) => state);
}
const becomes = (is: () => Promise<boolean>) => waitUntil(is, { withinMs: 20_000 });

test('an order whose carrying out was lost is carried out again, once, also when its case has ended by then', async () => {
  const id = await begun();
  expect(await itemsOf(id)).toEqual([]);
  await aMinuteLater();
  expect(await becomes(async () => (await itemsOf(id)).length === 2)).toBe(true);
  await ask(stores, id, 'end', { event: { type: 'terminate' }, actor: PERSON });
  await aMinuteLater();
  expect(await becomes(async () => (await itemsOf(id)).every((state) => state === 'cancelled'))).toBe(true);
  const open = 'select 1 from case_order where case_id = $1 and done_at is null';
  expect(await becomes(async () => (await api.pool.query(open, [id])).rowCount === 0)).toBe(true);
  expect((await itemsOf(id)).length).toBe(2);
});

test('work is not cancelled before it was begun, and orders are taken later each time', async () => {
  const id = await begun();
  const version = (await readCase(api.pool, id))?.file.version ?? 0;
  const command = { type: 'cancel-work', instance: 4, element: 'left' } as const;
  const { rows } = await api.pool.query<{ instance: number }>(
    `select instance from case_order where case_id = $1 and body ->> 'element' = 'left'`,
    [id],
  );
  const instance = rows[0]?.instance ?? 0;
  await transaction(api.pool, (client) => insertOrders(client, id, version + 1, [{ ...command, instance }]));
  await transaction(api.pool, async (client) => {
    const due = `update case_order set sweep_at = clock_timestamp() - interval '1 second' where case_id = $1`;
    await client.query(due, [id]);
    const taken = await takeOpenOrders(client, 'api', 10);
    expect(taken.map((one) => [one.version, one.work])).toEqual([
      [version, 'user'],
      [version, 'user'],
    ]);
    const left = await client.query<{ seconds: number }>(
      `select extract(epoch from sweep_at - clock_timestamp())::float8 as seconds from case_order where case_id = $1 and sweeps = 1`,
      [id],
    );
    for (const { seconds } of left.rows) expect(Math.round(seconds / 10)).toBe(12);
    await client.query('update case_order set done_at = now() where case_id = $1', [id]);
  });
});

test('a message of a case that is refused is an entry in its history, and the order is over', async () => {
  const id = await begun();
  await api.pool.query('update case_order set done_at = now() where case_id = $1', [id]);
  const version = (await readCase(api.pool, id))?.file.version ?? 0;
  // It would start a case that is too large to begin.
  const variables = { order: 'O', text: 'x'.repeat(500_000) };
  const command = { type: 'publish-message', name: 'ordered', key: null, timeToLive: null, variables } as const;
  await transaction(api.pool, (client) => insertOrders(client, id, version + 1, [command]));
  await aMinuteLater();
  const entries = async () =>
    (await api.call('sue', 'get', `/v1/cases/${id}/history?limit=200`).expect(200)).body.events.filter(
      (event: { type: string }) => event.type === 'order-refused',
    );
  expect(await becomes(async () => (await entries()).length === 1)).toBe(true);
  expect((await entries())[0].data).toMatchObject({ order: 'publish-message', name: 'ordered', code: 'CASE_FULL' });
  const { rows } = await api.pool.query('select 1 from case_order where case_id = $1 and done_at is null', [id]);
  expect(rows).toEqual([]);
});

test('a case that cannot be started holds up no other, and after days those are told who can mend it', async () => {
  const taken = await begun();
  const good = crypto.randomUUID();
  const item = { id: crypto.randomUUID(), reference: 'ITM-1' };
  const wanted = { division: 'claims', type: 'early', item, itemAttributes: {}, name: null, variables: { order: 'W' } };
  await transaction(api.pool, (client) =>
    insertCaseStarts(client, [
      // The ID is that of another case.
      { ...wanted, caseId: taken, cause: 'poison' },
      { ...wanted, caseId: good, cause: 'good' },
    ] as never),
  );
  stores.wake('cases');
  expect(await becomes(async () => (await readCase(api.pool, good)) !== undefined)).toBe(true);
  const isPutOff = async () => (await api.pool.query('select 1 from case_start where tries = 1')).rowCount === 1;
  expect(await becomes(isPutOff)).toBe(true);
  await api.pool.query(`update case_start set created_at = now() - interval '4 days', leased_until = '-infinity'`);
  stores.wake('cases');
  expect(await becomes(async () => (await api.pool.query('select 1 from case_start')).rowCount === 0)).toBe(true);
  const told = await api.pool.query('select text from notification where cause = $1', [`case/${taken}`]);
  expect(told.rows[0]?.text).toContain('could not be started for days');
});
