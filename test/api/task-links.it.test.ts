import request from 'supertest';
import { startTestApi, type TestApi } from './test-api';

const form = {
  type: 'object',
  required: ['damage'],
  properties: {
    Claim_Value: { type: 'number', readOnly: true },
    damage: { type: 'string', enum: ['fire', 'water'] },
    comment: { type: 'string' },
  },
};
const DOCUMENTS = [
  { kind: 'division', key: 'claims' },
  { kind: 'division', key: 'sales' },
  { kind: 'queue', key: 'open', division: 'claims' },
  { kind: 'source', key: 'crm', division: 'claims' },
  { kind: 'agent', key: 'ana', division: 'claims', queues: ['open'], capacity: { workitem: 9 } },
  { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
  { kind: 'agent', key: 'paula', division: 'sales', roles: ['supervisor'] },
  {
    kind: 'worktype',
    key: 'note',
    division: 'claims',
    referencePrefix: 'NOT',
    queue: 'open',
    instructions: 'Say what you saw.',
    form,
  },
];

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.call('admin', 'post', '/v1/config/apply', { documents: DOCUMENTS }).expect(200);
});
afterAll(() => api?.stop());

let count = 0;
async function task(): Promise<string> {
  count += 1;
  const attributes = { Claim_Value: 500, secret: 'of others' };
  const body = { source: 'crm', externalId: `note-${count}`, worktype: 'note', name: 'Note the damage', attributes };
  return (await api.call('admin', 'post', '/v1/workitems', body).expect(201)).body.id;
}

const invite = async (id: string, more: object = {}) =>
  (await api.call('sue', 'post', `/v1/workitems/${id}/task-links`, { participant: 'Jane Doe', ...more }).expect(201))
    .body;
const open = (token: string) => request(api.origin).get('/v1/task-link').set('authorization', `Link ${token}`);
const send = (token: string, attributes: object) =>
  request(api.origin).post('/v1/task-link/complete').set('authorization', `Link ${token}`).send({ attributes });
const item = async (id: string) => (await api.call('sue', 'get', `/v1/workitems/${id}`).expect(200)).body;

test('a participant sees the one task of his link, and nothing else of its item', async () => {
  const { token, page } = await invite(await task());
  expect(page).toBe(`/task#${token}`);
  const { body, headers } = await open(token).expect(200);
  expect(body).toEqual({
    state: 'open',
    title: 'Note the damage',
    reference: expect.stringMatching(/^NOT-/) as string,
    participant: 'Jane Doe',
    instructions: 'Say what you saw.',
    form,
    values: { Claim_Value: 500 },
    dueAt: null,
    expiresAt: expect.any(String) as string,
  });
  expect(headers['cache-control']).toBe('no-store');
});

test('he completes it once by its form, the item says who, and its agent is free', async () => {
  const id = await task();
  await api.call('ana', 'post', `/v1/workitems/${id}/actions/pull`, {}).expect(200);
  const { token } = await invite(id);
  const faults = async (attributes: object) =>
    (await send(token, attributes).expect(400)).body.errors.map(
      ({ path, code }: { path: string; code: string }) => `${path} ${code}`,
    );
  expect(await faults({})).toEqual(['attributes.damage REQUIRED']);
  expect(await faults({ damage: 'wind' })).toEqual(['attributes.damage INVALID_ATTRIBUTE']);
  expect(await faults({ damage: 'fire', secret: 'mine' })).toEqual(['attributes.secret NOT_ASKED']);
  expect(await faults({ damage: 'fire', Claim_Value: 1 })).toEqual(['attributes.Claim_Value READ_ONLY']);
  expect(await item(id)).toMatchObject({ state: 'connected', assignee: 'ana' });

  expect((await send(token, { damage: 'fire' }).expect(200)).body).toMatchObject({
    state: 'done',
    form: null,
    values: {},
  });
  expect(await item(id)).toMatchObject({
    state: 'completed',
    assignee: null,
    doneBy: { kind: 'participant', id: 'Jane Doe' },
    attributes: { Claim_Value: 500, damage: 'fire', secret: 'of others' },
  });
  const { body: work } = await api.call('ana', 'get', '/v1/agents/ana/work').expect(200);
  expect(work.assignments).toEqual([]);
  // Again it has no second effect.
  await send(token, { damage: 'water' }).expect(200);
  expect((await item(id)).attributes.damage).toBe('fire');
  expect((await open(token).expect(200)).body).toMatchObject({ state: 'done', form: null, values: {} });
  const { body: history } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
  expect(history.events.map(({ type, actor }: { type: string; actor: object }) => [type, actor])).toEqual(
    expect.arrayContaining([
      ['invited', { kind: 'user', id: 'sue' }],
      ['completed', { kind: 'participant', id: 'Jane Doe' }],
    ]),
  );
});

test('the audit tells who made a link and took it back, and from where it was used', async () => {
  const id = await task();
  const { token } = await invite(id);
  await send(token, { damage: 'fire' }).set('user-agent', 'a browser').expect(200);
  const { body: links } = await api.call('sue', 'get', `/v1/workitems/${id}/task-links`).expect(200);
  for (const _ of [1, 2])
    await api.call('sue', 'post', `/v1/workitems/${id}/task-links/${links.links[0].id}/revoke`).expect(200);
  const { body } = await api.call('admin', 'get', `/v1/audit?object=${id}`).expect(200);
  const address = expect.stringContaining('127.0.0.1') as string;
  const link = `link:${links.links[0].id}`;
  const used = { subject: link, address, userAgent: 'a browser' };
  expect(body.entries.slice(0, 3)).toMatchObject([
    { verb: 'uninvite', actor: { kind: 'user', id: 'sue' }, origin: { address } },
    // Not by his name, which can be erased; the audit cannot.
    { verb: 'complete', actor: { kind: 'participant', id: link }, origin: used },
    { verb: 'invite', actor: { id: 'sue' }, origin: { address }, after: { participant: 'Jane Doe' } },
  ]);
});

test('what others have ended is not his to do', async () => {
  const id = await task();
  const { token } = await invite(id);
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/cancel`, {}).expect(200);
  expect((await open(token).expect(200)).body).toMatchObject({ state: 'ended', form: null, values: {} });
  expect((await send(token, { damage: 'fire' }).expect(409)).body.code).toBe('ITEM_CLOSED');
  // Begun again it is another task.
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/restart`, {}).expect(200);
  expect((await open(token).expect(401)).body.code).toBe('LINK_ENDED');
});

test('a link that was taken back or has expired opens nothing, and neither does any other text', async () => {
  const id = await task();
  const [taken, expired] = [await invite(id), await invite(id, { expiresIn: 'PT1H' })];
  await api.call('paula', 'post', `/v1/workitems/${id}/task-links/${taken.id}/revoke`, {}).expect(404);
  await api.call('ana', 'post', `/v1/workitems/${id}/task-links/${taken.id}/revoke`, {}).expect(403);
  await open(taken.token).expect(200);
  await api.call('sue', 'post', `/v1/workitems/${id}/task-links/${taken.id}/revoke`, {}).expect(200);
  await api.pool.query('update task_link set expires_at = clock_timestamp() where id = $1', [expired.id]);
  for (const token of [taken.token, expired.token, 'x'.repeat(43), '', `${taken.token} x`]) {
    expect((await open(token).expect(401)).body.code).toBe('LINK_ENDED');
    expect((await send(token, { damage: 'fire' }).expect(401)).body.code).toBe('LINK_ENDED');
  }
  // No credential of others is a link, and a link is no credential.
  await request(api.origin).get('/v1/task-link').set('authorization', `Bearer ${taken.token}`).expect(401);
  await request(api.origin).get('/v1/workitems').set('authorization', `Link ${expired.token}`).expect(401);
  const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/task-links`).expect(200);
  expect(body.links).toEqual([
    expect.objectContaining({ id: taken.id, revokedAt: expect.any(String) as string }),
    expect.objectContaining({ id: expired.id, createdBy: 'sue', revokedAt: null }),
  ]);
  expect(JSON.stringify(body)).not.toContain('token');
});

test('nothing that is kept opens a link', async () => {
  const { token } = await invite(await task());
  const { rows } = await api.pool.query<{ table: string }>(
    `select table_name as "table" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { table } of rows) {
    const found = await api.pool.query(`select 1 from "${table}" t where t::text like '%' || $1 || '%'`, [token]);
    expect([table, found.rowCount]).toEqual([table, 0]);
  }
});

test.each(['P91D', 'PT0S', 'soon', 'P1M'])('a link is not good for %s', async (expiresIn) => {
  const body = { participant: 'Jane', expiresIn };
  const answer = await api.call('sue', 'post', `/v1/workitems/${await task()}/task-links`, body).expect(400);
  expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'expiresIn', value: expiresIn })]);
});
