import { applyExamples, startTestApi, type TestApi } from './test-api';

const ROLES = `
kind: source
key: phone
division: claims
defaults: { worktype: medical-claim }
---
kind: role
key: steering
division: claims
permissions: [item:view, item:capture, item:steer]
---
kind: grant
key: stan
division: claims
subject: stan
roles: [steering]
`;

let api: TestApi;
let stan: string;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  await api.apply('admin', ROLES).expect(200);
  stan = await api.issuer.mint('stan');
});
afterAll(async () => api.stop());

const claim = { source: 'crm', worktype: 'medical-claim', attributes: { Case_ID: 'C-1', Claim_Value: 1 } };
const favours = { priority: 9_999, preferredAgent: 'ana' };
const faults = Object.entries(favours).map(([path, value]) => ({
  path,
  message: expect.any(String),
  code: 'FORBIDDEN',
  value,
  allowed: ['item:assign', 'item:steer'],
}));

test('an agent takes an item in for a source of his division, and sees the sources of no other', async () => {
  const { body } = await api.call('ana', 'post', '/v1/workitems', { ...claim, externalId: 'by-ana' }).expect(201);
  expect(body).toMatchObject({ source: 'crm', division: 'claims' });
  await api.apply('admin', 'kind: source\nkey: shop\ndivision: sales\n').expect(200);
  const { body: list } = await api.call('ana', 'get', '/v1/sources').expect(200);
  expect(new Set(list.sources.map(({ division }: { division: string }) => division))).toEqual(new Set(['claims']));
  const across = await api.call('ana', 'post', '/v1/workitems', { source: 'shop', externalId: 'x' }).expect(400);
  expect(across.body.errors).toMatchObject([{ path: 'source', code: 'UNKNOWN_SOURCE', value: 'shop' }]);
});

test.each(['priority', 'preferredAgent'] as const)('an agent who captures gives no %s', async (field) => {
  const body = { ...claim, externalId: `favoured-${field}`, [field]: favours[field] };
  const refused = await api.call('ana', 'post', '/v1/workitems', body).expect(400);
  expect(refused.body.errors).toEqual(faults.filter(({ path }) => path === field));
  expect((await api.pool.query(`select 1 from item where external_id = $1`, [body.externalId])).rows).toEqual([]);
});

test('by every way in', async () => {
  const line = JSON.stringify({ ...claim, ...favours, externalId: 'favoured-line' });
  const batch = await fetch(`${api.origin}/v1/workitems/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await api.issuer.mint('ana')}`, 'content-type': 'application/x-ndjson' },
    body: line,
  });
  expect(JSON.parse(await batch.text())).toMatchObject({ status: 400, error: { errors: faults } });
  const ext = { Case_ID: 'C-1', Claim_Value: 1 };
  const task = { captureId: 'favoured-task', priority: 9_999, ext };
  const created = await api.call('ana', 'post', '/v1/compat/iwd/phone/tasks', task).expect(400);
  expect(created.body.errors).toMatchObject([{ path: 'priority', code: 'FORBIDDEN', value: 9_999 }]);
});

test('sources, and whoever steers or assigns, give both', async () => {
  for (const user of ['source:crm', 'sue', stan]) {
    const body = { ...claim, ...favours, externalId: `given-by-${user.slice(-8)}` };
    const made = await api.call(user, 'post', '/v1/workitems', body).expect(201);
    expect(made.body).toMatchObject({ preferredAgent: 'ana', priority: 9_999 });
  }
});
