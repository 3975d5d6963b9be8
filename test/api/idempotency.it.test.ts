import { once, requestHash } from '../../api/http/idempotent';
import { HttpProblem } from '../../api/http-problem';
import type { Caller } from '../../api/auth/authenticate';
import { userCredential } from '../../api/auth/grants';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(async () => api.stop());

const capture = (key: string, body: object, user = 'source:crm') =>
  api.call(user, 'post', '/v1/workitems', body).set('idempotency-key', key);

test('the same key answers what the first request was answered', async () => {
  const first = await capture('key-1', claim('idempotent-1')).expect(201);
  const second = await capture('key-1', claim('idempotent-1')).expect(201);
  expect(second.body).toEqual(first.body);
  expect(second.headers['idempotency-replayed']).toBe('true');
});

test('another request under the same key is refused; another caller may use it', async () => {
  await capture('key-2', claim('idempotent-2')).expect(201);
  const other = await capture('key-2', claim('idempotent-3')).expect(422);
  expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  await capture('key-2', claim('idempotent-3'), 'admin').expect(201);
});

test('of ten at once one does the work; the others wait their turn or get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => capture('key-3', claim('idempotent-4'))));
  const statuses = answers.map(({ status, body }) => (status === 409 ? body.code : status));
  expect(new Set(statuses.filter((status) => status !== 201))).toEqual(
    new Set(statuses.includes('IDEMPOTENCY_IN_PROGRESS') ? ['IDEMPOTENCY_IN_PROGRESS'] : []),
  );
  expect(
    answers.filter(({ status, headers }) => status === 201 && headers['idempotency-replayed'] === undefined),
  ).toHaveLength(1);
});

test('a refusal is an answer as well', async () => {
  const item = await capture('key-4', claim('idempotent-5')).expect(201);
  const complete = () =>
    api.call('ana', 'post', `/v1/workitems/${item.body.id}/actions/complete`, {}).set('idempotency-key', 'key-5');
  const first = await complete().expect(409);
  const second = await complete().expect(409);
  expect(second.body).toEqual(first.body);
  expect(second.headers['content-type']).toMatch(/^application\/problem\+json/);
});

const caller: Caller = {
  principal: {
    id: 'user:ana',
    kind: 'user',
    subject: 'ana',
    name: 'ana',
    agent: null,
    source: null,
    isInstallationAdmin: false,
    grants: new Map(),
    expiresMs: null,
  },
  credential: userCredential('ana'),
};

test('what failed on our side or found no room leaves the key free at once', async () => {
  const input = { caller, key: 'key-11', hash: requestHash(['post', '/v1/x']), isSecret: false };
  const failing = (problem: Error) => once(api.pool, input, () => Promise.reject(problem));
  const failures = [new HttpProblem('UNAVAILABLE'), new HttpProblem('TOO_MANY_COMMANDS'), new Error('a bug')];
  for (const failure of failures) await expect(failing(failure)).rejects.toBe(failure);
  const work = async () => ({ status: 200, body: { done: true } });
  expect(await once(api.pool, input, work)).toEqual({ status: 200, body: { done: true }, isReplay: false });
  expect(await failing(failures[0] ?? new Error('none'))).toMatchObject({ body: { done: true }, isReplay: true });
});

test('a request that died in the midst of its work leaves the key to the next after a while', async () => {
  await capture('key-6', claim('idempotent-6')).expect(201);
  await api.pool.query(`update idempotency set status = null, body = null where key = 'key-6'`);
  await capture('key-6', claim('idempotent-6')).expect(409);
  await api.pool.query(`update idempotency set created_at = now() - interval '2 minutes' where key = 'key-6'`);
  await capture('key-6', claim('idempotent-6')).expect(200);
});

test('a secret is shown once, whatever the key', async () => {
  const make = () => api.call('admin', 'post', '/v1/config/sources/crm/api-keys', {}).set('idempotency-key', 'key-7');
  const { body } = await make().expect(201);
  expect((await make().expect(409)).body.code).toBe('ALREADY_ANSWERED');
  const { rows } = await api.pool.query('select body from idempotency');
  expect(JSON.stringify(rows)).not.toContain(body.apiKey);
});

test('keys of one source share answers as long as they reach as far, and no further', async () => {
  const source = { kind: 'source', key: 'both', name: 'Both', division: 'claims', divisions: ['sales'] };
  await api.call('admin', 'post', '/v1/config/apply', { documents: [source] }).expect(200);
  const keyOf = async (narrowed: object) =>
    (await api.call('admin', 'post', '/v1/config/sources/both/api-keys', narrowed).expect(201)).body.apiKey as string;
  const again = async (narrowed: object) =>
    capture('key-12', claim('idempotent-12', { source: 'both' }), await keyOf(narrowed));
  const isReplay = ({ headers }: Awaited<ReturnType<typeof again>>) => headers['idempotency-replayed'] === 'true';
  expect((await again({})).status).toBe(201);
  expect(isReplay(await again({}))).toBe(true);
  const elsewhere = await again({ divisions: ['sales'] });
  expect([elsewhere.status, JSON.stringify(elsewhere.body).includes('idempotent-12')]).toEqual([400, false]);
  expect(isReplay(await again({ divisions: ['claims'] }))).toBe(false);
  expect(isReplay(await again({ divisions: ['claims'] }))).toBe(true);
  expect(isReplay(await again({ scopes: ['item:capture'] }))).toBe(false);
});

test('who has lost a division or a permission since gets no answer that he was given with it, and has it back with that', async () => {
  const { id } = (await capture('key-13', claim('idempotent-13')).expect(201)).body;
  const sam = await api.issuer.mint('sam');
  const grant = (division: string, roles: string[]) => ({
    kind: 'grant',
    key: `sam-${division}`,
    division,
    subject: 'sam',
    roles,
  });
  const apply = (documents: object[]) => api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const note = () =>
    api.call(sam, 'post', `/v1/workitems/${id}/actions/note`, { text: 'Zk4said' }).set('idempotency-key', 'key-14');
  await apply([grant('claims', ['supervisor']), grant('sales', ['supervisor'])]);
  await note().expect(200);
  const lost = async () => {
    const { body, text } = await note().expect(409);
    expect([body.code, text.includes('idempotent-13')]).toEqual(['RIGHTS_LOST', false]);
  };
  // He still has the permission of the route, elsewhere; then here, and less besides.
  await api.call('admin', 'delete', '/v1/config/grants/sam-claims?division=claims').expect(204);
  await lost();
  await apply([grant('claims', ['agent'])]);
  await lost();
  await apply([grant('claims', ['supervisor', 'auditor'])]);
  expect((await note().expect(200)).headers['idempotency-replayed']).toBe('true');
  const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
  expect(body.events.filter(({ type }: { type: string }) => type === 'noted')).toHaveLength(1);
});

test('once a key is forgotten, another request under it is another command', async () => {
  const { id } = (await capture('key-9', claim('idempotent-9')).expect(201)).body;
  const action = (name: string, body: object) =>
    api.call('sue', 'post', `/v1/workitems/${id}/actions/${name}`, body).set('idempotency-key', 'key-10');
  const forget = () => api.pool.query(`delete from idempotency where key = 'key-10'`);
  await action('pause', {}).expect(200);
  await action('resume', {}).expect(422);
  await forget();
  expect((await action('resume', {}).expect(200)).body.state).toBe('queued');
  // The same one is still known by its effect.
  for (const _ of ['first', 'again']) {
    await forget();
    await action('note', { text: 'called' }).expect(200);
  }
  const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
  expect(body.events.filter(({ type }: { type: string }) => type === 'noted')).toHaveLength(1);
});

test('what is no key is refused', async () => {
  for (const key of ['', 'with space', 'x'.repeat(256)]) {
    const { body } = await capture(key, claim('idempotent-8')).expect(400);
    expect(body.code).toBe('INVALID_IDEMPOTENCY_KEY');
  }
});
