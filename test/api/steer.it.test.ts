import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(() => api.stop());

const HOUR = 3_600_000;
let count = 0;

async function captured(
  more: object = {},
): Promise<{ id: string; externalId: string; createdAt: string; dueAt: string }> {
  count += 1;
  const { body } = await api.call('admin', 'post', '/v1/workitems', claim(`steer-${count}`, more)).expect(201);
  return body;
}

/** Given to Ana over the rules, and taken back at the end of the test. */
async function inHands(more: object = {}) {
  const item = await captured(more);
  await action('sue', item.id, 'assign', { agent: 'ana' }).expect(200);
  return item;
}

function action(user: string, id: string, name: string, body: object = {}) {
  return api.call(user, 'post', `/v1/workitems/${id}/actions/${name}`, body);
}

function verb(externalId: string, name: string, body: object = {}) {
  return api.call('source:crm', 'post', `/v1/sources/crm/workitems/${externalId}/${name}`, body);
}

async function historyOf(
  id: string,
): Promise<{ type: string; actor: { id: string }; data: Record<string, unknown> }[]> {
  const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
  return body.events;
}

const later = (text: string, hours: number) => new Date(Date.parse(text) + hours * HOUR).toISOString();

async function roomOfAna(): Promise<number> {
  const { body } = await api.call('ana', 'get', '/v1/agents/ana/work').expect(200);
  return body.capacity.workitem.used;
}

/** As if the pause had begun so long before, by the state that its workflow would hold. */
async function pausedBefore(id: string, ms: number): Promise<void> {
  await api.pool.query(
    `update item set snapshot = jsonb_set(snapshot, '{pausedMs}', to_jsonb((snapshot ->> 'pausedMs')::float8 - $2::float8)) where id = $1`,
    [id, ms],
  );
}

test('a hold frees the room, and taking it up again takes it', async () => {
  const { id } = await inHands();
  expect(await roomOfAna()).toBe(1);
  const held = await action('ana', id, 'hold', { reason: 'waits for a letter' }).expect(200);
  expect(held.body).toMatchObject({ state: 'paused', routingState: 'held', assignee: 'ana' });
  expect(await roomOfAna()).toBe(0);
  await action('ben', id, 'resume').expect(409, /NOT_YOURS/);
  const resumed = await action('ana', id, 'resume').expect(200);
  expect(resumed.body).toMatchObject({ state: 'connected', assignee: 'ana' });
  expect(await roomOfAna()).toBe(1);
  await action('sue', id, 'cancel').expect(200);
});

test('a pause takes it out of hands, and the clocks go on from where they stood', async () => {
  const { id, externalId, dueAt } = await inHands({ activateAt: new Date(Date.now() - 9 * HOUR).toISOString() });
  const paused = await verb(externalId, 'pause', { reason: 'customer asked' }).expect(200);
  expect(paused.body).toMatchObject({ state: 'paused', routingState: 'none', assignee: null });
  await pausedBefore(id, 2 * HOUR);
  const resumed = await verb(externalId, 'resume').expect(200);
  expect(resumed.body.state).toBe('queued');
  // Twice is once.
  await verb(externalId, 'resume').expect(200);
  const shiftMs = Date.parse(resumed.body.dueAt) - Date.parse(dueAt);
  expect(shiftMs).toBeGreaterThanOrEqual(2 * HOUR);
  expect(shiftMs).toBeLessThan(2 * HOUR + 60_000);
  expect((await historyOf(id)).map(({ type }) => type).filter((type) => type === 'resumed')).toHaveLength(1);
});

test.each<[string, (id: string, externalId: string) => ReturnType<typeof action>]>([
  ['a requeue', (id) => action('sue', id, 'requeue')],
  ['a transfer', (id) => action('sue', id, 'transfer', { queue: 'emergency-backlog' })],
  ['a reclassify', (_, externalId) => verb(externalId, 'reclassify')],
])('%s ends a pause, and the clocks go on from where they stood', async (_, end) => {
  const { id, externalId, dueAt } = await captured({ activateAt: new Date(Date.now() - 9 * HOUR).toISOString() });
  await verb(externalId, 'pause').expect(200);
  await pausedBefore(id, 2 * HOUR);
  const { body } = await end(id, externalId).expect(200);
  expect(body.state).toBe('queued');
  const shiftMs = Date.parse(body.dueAt) - Date.parse(dueAt);
  expect(shiftMs).toBeGreaterThanOrEqual(2 * HOUR);
  expect(shiftMs).toBeLessThan(2 * HOUR + 60_000);
});

test('another activation moves the due date by the target and takes it out of hands', async () => {
  const { id, externalId, createdAt } = await inHands();
  const activateAt = later(createdAt, 24);
  const { body } = await verb(externalId, 'reschedule', { activateAt }).expect(200);
  expect(body).toMatchObject({
    state: 'scheduled',
    assignee: null,
    activateAt,
    dueAt: later(activateAt, 48),
    expiresAt: later(activateAt, 72),
  });
  await verb(externalId, 'reschedule', { dueAt: createdAt }).expect(400, /DUE_BEFORE_ACTIVATION/);
  await action('sue', id, 'cancel').expect(200);
});

test('a due date alone leaves the activation, and the priority follows it', async () => {
  const { id, createdAt, externalId } = await captured({ activateAt: new Date(Date.now() - 24 * HOUR).toISOString() });
  const before = await api.call('sue', 'get', `/v1/workitems/${id}`).expect(200);
  expect(before.body.priority).toBeCloseTo(550, 0);
  const dueAt = new Date(Date.parse(before.body.activateAt) + 240 * HOUR).toISOString();
  const { body } = await verb(externalId, 'reschedule', { dueAt }).expect(200);
  expect(body).toMatchObject({ state: 'queued', activateAt: before.body.activateAt, dueAt });
  expect(body.priority).toBeCloseTo(190, 0);
  expect(createdAt).toBe(body.createdAt);
});

test('a due date that was given is taken back by null: the target after the activation is due again', async () => {
  const { id, dueAt, externalId } = await captured();
  await verb(externalId, 'reschedule', { dueAt: later(dueAt, 100) }).expect(200);
  const { body } = await verb(externalId, 'reschedule', { dueAt: null }).expect(200);
  expect(body).toMatchObject({ dueAt, expiresAt: later(dueAt, 24) });
  const { version } = (await action('sue', id, 'reschedule', { dueAt: null }).expect(200)).body;
  expect(version).toBe(body.version);
});

test('a supervisor extends, and only to later', async () => {
  const { id, dueAt } = await captured();
  const { body } = await action('sue', id, 'extend', { dueAt: later(dueAt, 10), reason: 'agreed' }).expect(200);
  expect(body).toMatchObject({ dueAt: later(dueAt, 10), expiresAt: later(dueAt, 34) });
  await action('sue', id, 'extend', { dueAt }).expect(400, /OUT_OF_ORDER/);
  await action('ana', id, 'extend', { dueAt: later(dueAt, 20) }).expect(403);
});

test('a fixed priority stands until null gives the item back to its curve', async () => {
  const { id } = await captured();
  expect((await action('sue', id, 'reprioritize', { priority: 5_000 }).expect(200)).body.priority).toBe(5_000);
  expect((await action('sue', id, 'reprioritize', { priority: null }).expect(200)).body.priority).toBeLessThan(200);
  const ledger = await api.pool.query('select curve from ledger_item where item_id = $1', [id]);
  expect(ledger.rows[0].curve.fixed).toBeNull();
});

test('statuses follow their transitions; notes and links stand in the history', async () => {
  const { id } = await inHands();
  const unknown = await action('ana', id, 'set-status', { status: 'nowhere' }).expect(400);
  const allowed = expect.arrayContaining(['day-8']);
  expect(unknown.body.errors).toEqual([
    { path: 'status', message: expect.any(String), code: 'UNKNOWN_STATUS', value: 'nowhere', allowed },
  ]);
  expect((await action('ana', id, 'set-status', { status: 'day-8' }).expect(200)).body.status).toBe('day-8');
  await action('ana', id, 'note', { text: 'called, no answer' }).expect(200);
  await action('ana', id, 'link', { interaction: 'call-77' }).expect(200);
  const events = await historyOf(id);
  expect(events.find(({ type }) => type === 'noted')?.data).toMatchObject({ text: 'called, no answer' });
  expect(events.find(({ type }) => type === 'linked')?.data).toMatchObject({ interaction: 'call-77' });
  await action('sue', id, 'cancel').expect(200);
});

test('a history is read page by page, from either end', async () => {
  const { id } = await captured();
  for (let count = 1; count <= 4; count += 1) await action('sue', id, 'note', { text: `note ${count}` }).expect(200);
  const pagesOf = async (query: string) => {
    const pages: number[][] = [];
    for (let cursor = ''; ;) {
      const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/history?limit=3${query}${cursor}`).expect(200);
      pages.push(body.events.map(({ seq }: { seq: number }) => seq));
      if (body.nextCursor === null) return pages;
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  expect(await pagesOf('')).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect(await pagesOf('&sort=-seq')).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
  expect(await historyOf(id)).toHaveLength(7);
  await api.call('sue', 'get', `/v1/workitems/${id}/history?cursor=x`).expect(400, /INVALID_CURSOR/);
  await api.call('sue', 'get', `/v1/workitems/${id}/history?limit=1001`).expect(400);
});

test('a note has an end', async () => {
  const { id } = await captured();
  await action('ana', id, 'note', { text: 'x'.repeat(4_001) }).expect(400);
  await action('ana', id, 'note', { text: 'x'.repeat(4_000) }).expect(200);
});

test('the rules run again when they read what has changed, and only then', async () => {
  const { id, externalId } = await captured();
  const plan = async () => {
    const { rows } = await api.pool.query('select plan from ledger_item where item_id = $1', [id]);
    return rows[0].plan.key;
  };
  const renamed = await api.call('source:crm', 'patch', `/v1/workitems/${id}`, {
    attributes: { Case_ID: 'C-2' },
    name: 'Broken leg',
  });
  expect(renamed.body).toMatchObject({ name: 'Broken leg', attributes: { Case_ID: 'C-2', Claim_Value: 100 } });
  expect(await plan()).toBe('claim-standard');
  await verb(externalId, 'update', { attributes: { Claim_Value: 100_001 } }).expect(200);
  expect(await plan()).toBe('claim-large');
  await verb(externalId, 'update', { attributes: { Claim_Value: 'much' } }).expect(400, /attributes.Claim_Value/);
  const types = (await historyOf(id)).map(({ type }) => type);
  expect(types.slice(3)).toEqual(['updated', 'updated', 'reclassified']);
});

test('reclassify takes it out of hands and distributes it anew', async () => {
  const { id, externalId } = await inHands();
  const { body } = await verb(externalId, 'reclassify', { attributes: { Claim_Value: 200_000 } }).expect(200);
  expect(body).toMatchObject({ state: 'queued', assignee: null });
  expect(await roomOfAna()).toBe(0);
  await action('sue', id, 'cancel').expect(200);
});

test('a restarted item lives again with its history; a verb of the old life is not heard twice', async () => {
  const { id, externalId } = await inHands();
  await verb(externalId, 'complete', { disposition: 'approved' }).expect(200);
  await verb(externalId, 'pause').expect(409, /ITEM_CLOSED/);
  const { body } = await verb(externalId, 'restart').expect(200);
  expect(body).toMatchObject({ life: 2, state: 'queued', status: 'open', disposition: null, closedAt: null });
  expect((await verb(externalId, 'restart').expect(200)).body).toMatchObject({ life: 2, version: body.version });
  const { rows } = await api.pool.query('select life from start_request where item_id = $1 and life = 2', [id]);
  expect(rows).toEqual([{ life: 2 }]);
  expect((await historyOf(id)).map(({ type }) => type).slice(-2)).toEqual(['restarted', 'queued']);
  await verb(externalId, 'complete').expect(200);
});

test('a restart whose answer was lost is not a second one, even when its life has ended', async () => {
  const { id, externalId } = await captured();
  await verb(externalId, 'complete').expect(200);
  const keyed = () => action('sue', id, 'restart').set('idempotency-key', 'restart-once');
  expect((await keyed().expect(200)).body).toMatchObject({ life: 2, state: 'queued' });
  await verb(externalId, 'complete').expect(200);
  // As after a kill between commit and answer.
  await api.pool.query(`delete from idempotency where key = 'restart-once'`);
  expect((await keyed().expect(200)).body).toMatchObject({ life: 2, state: 'completed' });
  expect((await historyOf(id)).filter(({ type }) => type === 'restarted')).toHaveLength(1);
  expect((await action('sue', id, 'restart').expect(200)).body).toMatchObject({ life: 3, state: 'queued' });
});

test('escalation by hand counts and acts as the first threshold that escalates does', async () => {
  const { id } = await captured();
  const { body } = await action('sue', id, 'escalate', { reason: 'the customer is at the door' }).expect(200);
  expect(body.priority).toBeGreaterThanOrEqual(300);
  const [escalated] = (await historyOf(id)).filter(({ type }) => type === 'escalated');
  expect(escalated?.data).toMatchObject({ byHand: true, count: 1 });
});

test('thresholds of a worktype are pinned with their instants', async () => {
  const { id } = await captured();
  const { rows } = await api.pool.query('select snapshot from item where id = $1', [id]);
  const { thresholds, activationMs, rules } = rows[0].snapshot;
  expect(thresholds).toEqual([
    { nextMs: activationMs + 36 * HOUR, fired: 0 },
    { nextMs: activationMs + 48 * HOUR, fired: 0 },
  ]);
  expect(rules.thresholds[1]).toMatchObject({ text: '100%', escalate: true, repeatMs: 4.8 * HOUR });
});

test('of changes made at once none takes another back', async () => {
  const item = await captured();
  const dueAt = later(item.dueAt, 5);
  const answers = await Promise.all([
    api.call('sue', 'patch', `/v1/workitems/${item.id}`, { attributes: { Claim_Value: 200_000 } }),
    api.call('sue', 'patch', `/v1/workitems/${item.id}`, { attributes: { Case_ID: 'C-9' }, reclassify: true }),
    action('sue', item.id, 'extend', { dueAt }),
    action('sue', item.id, 'note', { text: 'meanwhile' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const { body } = await api.call('sue', 'get', `/v1/workitems/${item.id}`).expect(200);
  expect(body).toMatchObject({ attributes: { Claim_Value: 200_000, Case_ID: 'C-9' }, dueAt });
});
