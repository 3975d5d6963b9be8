import { randomUUID } from 'node:crypto';
import type { RelatedWork } from '../../api/contract/related';
import { readRelatedItemIds } from '../../db/related';
import { claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  const worktype = (division: string) => ({
    kind: 'worktype',
    key: 'medical-claim',
    division,
    referencePrefix: 'CLM',
    queue: 'open',
    attributes: { type: 'object', properties: { Customer_ID: { type: 'string' }, Phone: { type: 'string' } } },
    screenPop: 'https://crm.example.com/{Customer_ID}',
    screenPopOn: 'offer',
  });
  const of = (division: string) => [
    { kind: 'division', key: division },
    { kind: 'queue', key: 'open', division },
    worktype(division),
  ];
  const documents = [
    ...of('claims'),
    ...of('sales'),
    { kind: 'source', key: 'crm', division: 'claims' },
    { kind: 'source', key: 'web', division: 'sales' },
    { kind: 'agent', key: 'ana', division: 'claims', queues: ['open'] },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
});
afterAll(() => api.stop());

let count = 0;
async function capture(source: string, customer: string | null, caseId?: string): Promise<string> {
  count += 1;
  const given = {
    ...claim(`related-${count}`),
    source,
    attributes: customer === null ? {} : { Customer_ID: customer },
  };
  const body = caseId === undefined ? given : { ...given, caseId };
  return (await api.call('admin', 'post', '/v1/workitems', body).expect(201)).body.id;
}
const related = async (id: string): Promise<RelatedWork> =>
  (await api.call('ana', 'get', `/v1/workitems/${id}/related`).expect(200)).body;

test("the customer's other items and those of the case are found, with interactions, and nothing of other divisions", async () => {
  const one = await capture('crm', 'C-1', 'case-1');
  const sameCustomer = await capture('crm', 'C-1');
  const sameCase = await capture('crm', 'C-2', 'case-1');
  await capture('web', 'C-1');
  await capture('crm', null);
  await api.call('ana', 'post', `/v1/workitems/${one}/actions/pull`, {}).expect(200);
  await api.call('ana', 'post', `/v1/workitems/${one}/actions/link`, { interaction: 'call-17' }).expect(200);
  const { hasCustomer, items, cases, interactions } = await related(sameCustomer);
  expect(hasCustomer).toBe(true);
  expect(items.map(({ id }) => id)).toEqual([one]);
  expect(cases).toEqual([]);
  expect(interactions).toMatchObject([{ interaction: 'call-17', item: one, case: null }]);
  expect((await related(one)).items.map(({ id }) => id)).toEqual([sameCase, sameCustomer]);
});

test('tasks that somebody may not see take no place of what he may', async () => {
  const [one, seen, task] = [await capture('crm', 'C-4'), await capture('crm', 'C-4'), await capture('crm', 'C-4')];
  await api.pool.query(`update item set source = 'case', case_id = $2, queue = 'others' where id = $1`, [
    task,
    randomUUID(),
  ]);
  const tasks = { whole: [], open: [], agent: 'ana', queues: ['claims/open'], workbins: [] };
  const bond = { itemId: one, customer: 'C-4', caseId: null };
  const found = (own: typeof tasks | null) =>
    readRelatedItemIds(api.pool, { divisions: ['claims'], source: null, tasks: own }, bond, 1);
  expect([await found(null), await found(tasks)]).toEqual([[task], [seen]]);
});

test('an item without a customer and a case has nothing beside it', async () => {
  expect(await related(await capture('crm', null))).toEqual({
    hasCustomer: false,
    items: [],
    cases: [],
    interactions: [],
  });
});

test('an item says when its page opens', async () => {
  const id = await capture('crm', 'C-3');
  const item = await api.call('ana', 'get', `/v1/workitems/${id}`).expect(200);
  expect(item.body).toMatchObject({ screenPop: 'https://crm.example.com/C-3', screenPopOn: 'offer' });
});
