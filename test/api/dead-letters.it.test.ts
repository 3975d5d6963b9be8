import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let itemId: string;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const { body } = await api.call('admin', 'post', '/v1/workitems', claim('C-1')).expect(201);
  itemId = body.id;
});
beforeEach(async () => api.pool.query('delete from delivery'));
afterAll(async () => api.stop());

const idOf = (version: number, receiver: string) => `${itemId}-1-${version}-${receiver}`;

/** Deliveries of one item, given up in the order of their versions. */
async function died(...deliveries: [version: number, kind: 'sync' | 'webhook', target: string][]): Promise<void> {
  for (const [version, kind, target] of deliveries) {
    await api.pool.query(
      `insert into delivery (id, kind, division, target, item_id, life, event, body, attempts, last_error, last_code, created_at, dead_at)
       values ($1, $2, 'claims', $3, $4, 1, 'changed', '{}', 7, 'answered 500', 'NOT_ACCEPTED',
         now() - interval '4 days' + $5::int * interval '1 second', now() - interval '1 day' + $5::int * interval '1 second')`,
      [idOf(version, `${kind}-${target}`), kind, target, itemId, version],
    );
  }
}

const list = async (query = '') => (await api.call('sue', 'get', `/v1/dead-letters${query}`).expect(200)).body;
const ids = async (query?: string) => (await list(query)).deadLetters.map(({ id }: { id: string }) => id);
const history = async (): Promise<{ type: string; actor: object; data: object }[]> =>
  (await api.call('sue', 'get', `/v1/workitems/${itemId}/history`).expect(200)).body.events;

test('what was given up is listed with its reason, the last first', async () => {
  await died([2, 'sync', 'crm'], [3, 'webhook', 'supervisors']);
  const { deadLetters, nextCursor } = await list();
  expect(nextCursor).toBeNull();
  expect(deadLetters).toEqual([
    expect.objectContaining({ receiver: 'supervisors', kind: 'webhook' }),
    {
      id: idOf(2, 'sync-crm'),
      state: 'dead',
      kind: 'sync',
      receiver: 'crm',
      division: 'claims',
      item: { id: itemId, reference: expect.any(String) },
      case: null,
      event: 'changed',
      attempts: 7,
      reason: { code: 'NOT_ACCEPTED', detail: 'answered 500' },
      createdAt: expect.any(String),
      deliveredAt: null,
      deadAt: expect.any(String),
      redeliveredAt: null,
    },
  ]);
});

test('what tells of a case names the case, and what tells of an alert neither', async () => {
  const caseId = '01a20000-0000-7000-8000-000000000001';
  await api.pool.query(
    `insert into case_file (id, division, reference, case_type, case_type_version, state, status, variables, snapshot, created_at, updated_at)
     values ($1, 'claims', 'ACC-000001', 'accident', 1, 'active', 'open', '{}', '{}', now(), now())`,
    [caseId],
  );
  await api.pool.query(
    `insert into delivery (id, kind, division, target, case_id, life, event, body, attempts, created_at)
     values ('of-case', 'sync', 'claims', 'crm', $1, 1, 'completed', '{}', 1, now())`,
    [caseId],
  );
  const { body } = await api.call('sue', 'get', '/v1/deliveries?receiver=crm').expect(200);
  expect(body.deliveries).toMatchObject([
    { id: 'of-case', item: null, case: { id: caseId, reference: 'ACC-000001' }, event: 'completed' },
  ]);
});

test('pages tell each once, and filters narrow the list', async () => {
  await died([2, 'sync', 'crm'], [3, 'sync', 'crm'], [4, 'webhook', 'crm'], [5, 'webhook', 'supervisors']);
  const first = await list('?limit=3');
  const second = await list(`?limit=3&cursor=${first.nextCursor}`);
  expect([...first.deadLetters, ...second.deadLetters].map(({ id }) => id)).toEqual(await ids());
  expect(second.deadLetters).toHaveLength(1);
  expect(second.nextCursor).toBeNull();
  expect(await ids('?receiver=crm')).toHaveLength(3);
  expect(await ids('?receiver=crm&kind=sync')).toEqual([idOf(3, 'sync-crm'), idOf(2, 'sync-crm')]);
  expect(await ids('?division=claims')).toHaveLength(4);
  expect(await ids('?division=sales')).toEqual([]);
  await api.call('sue', 'get', '/v1/dead-letters?cursor=x').expect(400);
});

test('the log of a receiver has what reached it beside what did not, the last first, page by page', async () => {
  await died([2, 'sync', 'crm'], [3, 'sync', 'crm'], [4, 'webhook', 'crm'], [5, 'webhook', 'supervisors']);
  await api.pool.query('update delivery set dead_at = null, delivered_at = now() where id = $1', [idOf(3, 'sync-crm')]);
  const log = async (query: string) => (await api.call('sue', 'get', `/v1/deliveries?${query}`).expect(200)).body;
  const { deliveries, nextCursor } = await log('receiver=crm&kind=sync');
  expect(nextCursor).toBeNull();
  expect(deliveries).toMatchObject([
    { id: idOf(3, 'sync-crm'), state: 'delivered', deliveredAt: expect.any(String), deadAt: null },
    { id: idOf(2, 'sync-crm'), state: 'dead', deliveredAt: null },
  ]);
  const first = await log('receiver=crm&limit=2');
  const second = await log(`receiver=crm&limit=2&cursor=${first.nextCursor}`);
  expect([...first.deliveries, ...second.deliveries].map(({ id }: { id: string }) => id)).toEqual([
    idOf(4, 'webhook-crm'),
    idOf(3, 'sync-crm'),
    idOf(2, 'sync-crm'),
  ]);
  expect((await log('receiver=crm&division=sales')).deliveries).toEqual([]);
  await api.call('sue', 'get', '/v1/deliveries').expect(400);
});

test('a redelivery takes along what the receiver missed of the item before, and nothing else; the history names who asked', async () => {
  await died([2, 'sync', 'crm'], [3, 'sync', 'crm'], [4, 'sync', 'crm'], [3, 'webhook', 'crm']);
  const path = `/v1/dead-letters/${idOf(3, 'sync-crm')}/redeliver`;
  const { body } = await api.call('sue', 'post', path).expect(200);
  expect(body).toMatchObject({
    delivery: { id: idOf(3, 'sync-crm'), state: 'pending', deadAt: null, redeliveredAt: expect.any(String) },
    redelivered: [idOf(2, 'sync-crm'), idOf(3, 'sync-crm')],
  });
  expect((await ids()).toSorted()).toEqual([idOf(3, 'webhook-crm'), idOf(4, 'sync-crm')]);
  const told = (await history()).filter(({ type }) => type === 'redelivered');
  expect(told).toMatchObject([
    { actor: { kind: 'user', id: 'sue' }, data: { deliveryId: idOf(2, 'sync-crm'), target: 'crm' } },
    { actor: { kind: 'user', id: 'sue' }, data: { deliveryId: idOf(3, 'sync-crm'), target: 'crm' } },
  ]);
  expect((await api.call('sue', 'post', path).expect(200)).body.redelivered).toEqual([]);
  expect((await history()).filter(({ type }) => type === 'redelivered')).toHaveLength(2);
});

test('of two who ask at once, one has asked', async () => {
  await died([2, 'sync', 'crm']);
  const path = `/v1/dead-letters/${idOf(2, 'sync-crm')}/redeliver`;
  const before = (await history()).length;
  const answers = await Promise.all([api.call('sue', 'post', path), api.call('admin', 'post', path)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers.flatMap(({ body }) => body.redelivered)).toEqual([idOf(2, 'sync-crm')]);
  expect((await history()).length).toBe(before + 1);
});

test('what does not exist, or lies in another division, is not found', async () => {
  await died([2, 'sync', 'crm']);
  await api.call('sue', 'post', '/v1/dead-letters/nothing/redeliver').expect(404);
  await api.call('paula', 'post', `/v1/dead-letters/${idOf(2, 'sync-crm')}/redeliver`).expect((answer) => {
    if (answer.status !== 403 && answer.status !== 404) throw new Error(`answered ${answer.status}`);
  });
});

test('receivers tell what they are owed, and whether they are left alone; look-ups are among them', async () => {
  const url = 'https://crm.example/{Case_ID}';
  const lookup = { kind: 'lookup', key: 'customer', division: 'claims', url, attributes: { Note: 'payload.note' } };
  await api.call('admin', 'post', '/v1/config/apply', { documents: [lookup] }).expect(200);
  await died([2, 'sync', 'crm'], [3, 'webhook', 'supervisors']);
  await api.pool.query(`update delivery set dead_at = null where kind = 'webhook'`);
  await api.pool.query(
    `insert into receiver_circuit values ('sync', 'claims', 'crm', 5, now() + interval '1 hour', 'NOT_REACHED', 'no route'),
       ('lookup', 'claims', 'customer', 5, now() + interval '1 hour', 'NO_ANSWER', 'late')`,
  );
  const { body } = await api.call('sue', 'get', '/v1/receivers').expect(200);
  expect(body.receivers).toMatchObject([
    { kind: 'lookup', receiver: 'customer', circuit: 'open', reason: { code: 'NO_ANSWER' }, owed: 0, dead: 0 },
    {
      kind: 'sync',
      receiver: 'crm',
      circuit: 'open',
      openUntil: expect.any(String),
      reason: { code: 'NOT_REACHED', detail: 'no route' },
      owed: 0,
      dead: 1,
    },
    { kind: 'webhook', receiver: 'supervisors', circuit: 'closed', openUntil: null, owed: 1, dead: 0 },
  ]);
  await api.pool.query('update receiver_circuit set open_until = now()');
  const page = await api.call('sue', 'get', '/v1/receivers?limit=2').expect(200);
  expect(page.body.receivers).toMatchObject([{ receiver: 'customer' }, { receiver: 'crm', circuit: 'half-open' }]);
  const next = await api.call('sue', 'get', `/v1/receivers?limit=2&cursor=${page.body.nextCursor}`).expect(200);
  expect(next.body).toMatchObject({ receivers: [{ receiver: 'supervisors' }], nextCursor: null });
  expect((await api.call('sue', 'get', '/v1/receivers?division=sales').expect(200)).body.receivers).toEqual([]);
});
