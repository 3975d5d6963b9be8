import { startTestApi, type TestApi } from './test-api';

const worktypes = ['claims', 'sales']
  .map(
    (division) => `---
kind: queue
key: open
division: ${division}
---
kind: worktype
key: task
division: ${division}
referencePrefix: ${division.slice(0, 2).toUpperCase()}
queue: open
`,
  )
  .join('');

/** The source captures into both; Carl, who captures for it by hand, into its home alone. */
const DOCUMENTS = `
kind: division
key: claims
---
kind: division
key: sales
---
kind: source
key: crm
division: claims
divisions: [sales]
---
kind: agent
key: carl
division: claims
roles: [source]
${worktypes}`;

let api: TestApi;
let carl: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.apply('admin', DOCUMENTS).expect(200);
  carl = await api.issuer.mint('carl');
});
afterAll(async () => api.stop());

const capture = (user: string, externalId: string, more: object = {}) =>
  api.call(user, 'post', '/v1/workitems', { source: 'crm', externalId, worktype: 'task', ...more });

test('a known external ID shows nothing of an item where the caller may not capture', async () => {
  const { body } = await capture('source:crm', 'there', { division: 'sales', name: 'Not for Carl' }).expect(201);
  expect((await capture('source:crm', 'there').expect(200)).body.id).toBe(body.id);
  const refused = await capture(carl, 'there').expect(400);
  expect(refused.body.errors).toEqual([
    { path: 'externalId', message: expect.any(String), code: 'EXTERNAL_ID_TAKEN', value: 'there' },
  ]);
  for (const told of [body.id, body.reference, 'Not for Carl']) expect(refused.text).not.toContain(told);
  // Where he may, it is answered as ever.
  const here = await capture(carl, 'here').expect(201);
  expect((await capture(carl, 'here').expect(200)).body.id).toBe(here.body.id);
});

test('nobody captures for a source into a division where he may not himself', async () => {
  const refused = await capture(carl, 'across', { division: 'sales' }).expect(400);
  expect(refused.body.errors).toMatchObject([{ path: 'division', code: 'DIVISION_NOT_ALLOWED', value: 'sales' }]);
  expect((await api.pool.query(`select 1 from item where external_id = 'across'`)).rows).toEqual([]);
});
