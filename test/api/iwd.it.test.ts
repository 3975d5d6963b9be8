import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { applyExamples, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  await api
    .apply(
      'admin',
      `
kind: source
key: siebel
division: claims
defaults: { worktype: medical-claim }
---
kind: source
key: other
division: claims
defaults: { worktype: medical-claim }
---
kind: source
key: loans
division: sales
defaults: { worktype: lead }
`,
    )
    .expect(200);
  for (const source of ['siebel', 'other', 'loans']) keys.set(source, await keyOf(source));
});
afterAll(() => api.stop());

const keys = new Map<string, string>();
const data = { Case_ID: 'C-1', Claim_Value: 100 };
let count = 0;

async function keyOf(source: string): Promise<string> {
  const { body } = await api.call('admin', 'post', `/v1/config/sources/${source}/api-keys`, {}).expect(201);
  return body.apiKey;
}

const as = (source: string) => keys.get(source) ?? source;
const tasks = '/v1/compat/iwd/siebel/tasks';

function create(body: object) {
  return api.call(as('siebel'), 'post', tasks, body);
}

async function created(more: object = {}): Promise<{ captureId: string; interactionId: string }> {
  count += 1;
  const { body } = await create({ captureId: `SR-${count}`, data, ...more }).expect(201);
  return body;
}

function verb(captureId: string, name: string, body: object = {}) {
  return api.call(as('siebel'), 'post', `${tasks}/${captureId}/${name}`, body);
}

async function historyOf(id: string): Promise<string[]> {
  const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
  return body.events.map(({ type }: { type: string }) => type);
}

test('a task is created once: its CaptureId again answers it as it is', async () => {
  const task = {
    captureId: 'SR 4711/a',
    mediaType: 'workitem',
    actor: 'siebel',
    businessValue: 12,
    category: 'Orders',
    departmentId: 'Sales',
    processId: 'Orders',
    dueDateTime: '2099-01-01T10:00:00.000+01:00',
    ext: { customerSegment: 'Gold' },
    data,
  };
  const { body } = await create(task).expect(201);
  expect(body).toMatchObject({
    captureId: task.captureId,
    status: 'Queued',
    businessValue: 12,
    category: 'Orders',
    departmentId: 'Sales',
    processId: 'Orders',
    dueDateTime: '2099-01-01T09:00:00.000Z',
    ext: task.ext,
    data,
    ignored: ['actor', 'mediaType'],
  });
  const again = await create({ ...task, businessValue: 13 }).expect(200);
  expect(again.body).toMatchObject({ interactionId: body.interactionId, businessValue: 12 });
  const { body: item } = await api.call('sue', 'get', `/v1/workitems/${body.interactionId}`).expect(200);
  expect(item).toMatchObject({ source: 'siebel', externalId: task.captureId, worktype: 'medical-claim' });
  const found = await api.call(as('siebel'), 'get', `${tasks}/${encodeURIComponent(task.captureId)}`).expect(200);
  expect(found.body).toMatchObject({ interactionId: body.interactionId, status: 'Queued' });
});

test('a priority stands in the way of the curve, 0 does not', async () => {
  expect((await create({ captureId: 'SR-fixed', priority: 777, data }).expect(201)).body.priority).toBe(777);
  expect((await create({ captureId: 'SR-curve', priority: 0, data }).expect(201)).body.priority).toBeGreaterThan(0);
});

test('an activation that lies ahead makes it captured, not queued', async () => {
  const { captureId } = await created({ activationDateTime: '2099-01-01T00:00:00Z' });
  const { body } = await api.call(as('siebel'), 'get', `${tasks}/${captureId}`).expect(200);
  expect(body).toMatchObject({ status: 'Captured', activationDateTime: '2099-01-01T00:00:00.000Z' });
});

test('update changes attributes and clocks, and names what it ignores', async () => {
  const { captureId, interactionId } = await created({ category: 'A', ext: { customerId: '7' } });
  const change = {
    category: 'B',
    priority: 5,
    processId: 'Other',
    dueDateTime: '2099-05-01T00:00:00Z',
    ext: { customerId: null },
    data: { Claim_Value: 200 },
  };
  const send = () => verb(captureId, 'update', change).set('idempotency-key', 'update-once').expect(200);
  const { body } = await send();
  expect(body).toMatchObject({
    category: 'B',
    dueDateTime: '2099-05-01T00:00:00.000Z',
    ext: {},
    data: { Case_ID: 'C-1', Claim_Value: 200 },
    ignored: ['priority', 'processId'],
  });
  expect((await send()).body).toEqual(body);
  // As after a kill between commit and answer.
  await api.pool.query(`delete from idempotency where key = 'update-once'`);
  expect((await send()).body).toEqual({ ...body, priority: expect.closeTo(body.priority, 3) });
  const types = await historyOf(interactionId);
  expect(types.filter((type) => type === 'updated' || type === 'rescheduled')).toEqual(['updated', 'rescheduled']);
});

test('hold and resume, each twice: the second changes nothing', async () => {
  const { captureId, interactionId } = await created();
  for (const _ of [1, 2]) {
    expect((await verb(captureId, 'hold', { reason: 'documents missing' }).expect(200)).body.status).toBe('Held');
  }
  for (const _ of [1, 2]) expect((await verb(captureId, 'resume').expect(200)).body.status).toBe('Queued');
  expect((await historyOf(interactionId)).slice(-3)).toEqual(['paused', 'resumed', 'queued']);
});

test('it is taken out of the hands of its agent by a hold, and assigned until then', async () => {
  const { captureId, interactionId } = await created();
  await api.call('sue', 'post', `/v1/workitems/${interactionId}/actions/assign`, { agent: 'ana' }).expect(200);
  const { body } = await api.call(as('siebel'), 'get', `${tasks}/${captureId}`).expect(200);
  expect(body).toMatchObject({ status: 'Assigned', assignedToUser: 'ana' });
  expect((await verb(captureId, 'hold').expect(200)).body).toMatchObject({ status: 'Held', assignedToUser: null });
  await verb(captureId, 'cancel').expect(200);
});

test('complete ends it, restart lets it live again', async () => {
  const { captureId, interactionId } = await created();
  const done = { resultCode: 'approved', completeDateTime: '2026-01-01T00:00:00Z', reason: 'paid' };
  const { body } = await verb(captureId, 'complete', done).expect(200);
  expect(body).toMatchObject({ status: 'Completed', ignored: ['reason', 'completeDateTime'] });
  expect(body.completedDateTime).not.toBeNull();
  expect((await verb(captureId, 'complete').expect(200)).body.status).toBe('Completed');
  for (const name of ['update', 'hold', 'resume', 'cancel']) {
    await verb(captureId, name).expect(409, /ITEM_CLOSED/);
  }
  const restarted = await verb(captureId, 'restart', { hold: false }).expect(200);
  expect(restarted.body).toMatchObject({ status: 'Queued', completedDateTime: null, ignored: ['hold'] });
  expect((await verb(captureId, 'restart').expect(200)).body.status).toBe('Queued');
  expect((await historyOf(interactionId)).filter((type) => type === 'restarted')).toHaveLength(1);
});

test('restart of an open task classifies it anew and takes it out of a hold', async () => {
  const { captureId, interactionId } = await created();
  await verb(captureId, 'hold').expect(200);
  expect((await verb(captureId, 'restart').expect(200)).body.status).toBe('Queued');
  expect(await historyOf(interactionId)).toContain('reclassified');
});

test('a canceled task is restarted, too; cancel twice is once', async () => {
  const { captureId, interactionId } = await created();
  for (const _ of [1, 2]) expect((await verb(captureId, 'cancel').expect(200)).body.status).toBe('Canceled');
  await verb(captureId, 'complete').expect(409, /ITEM_CLOSED/);
  expect((await verb(captureId, 'restart').expect(200)).body.status).toBe('Queued');
  expect((await historyOf(interactionId)).filter((type) => type === 'cancelled')).toHaveLength(1);
});

test('what is wrong is told by the fields of the task', async () => {
  const bad = await create({ captureId: 'SR-bad', data: { ...data, Claim_Value: 'much' } }).expect(400);
  expect(bad.body).toMatchObject({
    code: 'INVALID_INPUT',
    errors: [{ path: 'data.Claim_Value', code: 'INVALID_ATTRIBUTE', value: 'much', allowed: 'number' }],
  });
  const fields = await create({ dueDateTime: 'soon', data: [], wish: 1 }).expect(400);
  expect(fields.body.errors).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: 'captureId', code: 'REQUIRED' }),
      expect.objectContaining({ path: 'dueDateTime', code: 'INVALID_FORMAT', value: 'soon' }),
      expect.objectContaining({ path: 'data', code: 'WRONG_TYPE' }),
      expect.objectContaining({ path: 'wish', code: 'UNKNOWN_FIELD' }),
    ]),
  );
  const clocks = { activationDateTime: '2026-12-02T00:00:00Z', dueDateTime: '2026-12-01T00:00:00Z' };
  const early = await create({ captureId: 'SR-early', data, ...clocks }).expect(400);
  expect(early.body.errors).toMatchObject([
    { path: 'dueDateTime', code: 'DUE_BEFORE_ACTIVATION', value: '2026-12-01T00:00:00.000Z' },
  ]);
  const { captureId } = await created();
  const late = await verb(captureId, 'update', clocks).expect(400);
  expect(late.body.errors).toMatchObject([{ path: 'dueDateTime', code: 'DUE_BEFORE_ACTIVATION' }]);
  const twice = await verb(captureId, 'update', { category: 'a', data: { category: 'b' } }).expect(400);
  expect(twice.body.errors).toMatchObject([{ path: 'data.category', code: 'DUPLICATE', value: 'b' }]);
  const result = await verb(captureId, 'complete', { resultCode: 'never' }).expect(400);
  expect(result.body).toMatchObject({
    code: 'UNKNOWN_DISPOSITION',
    errors: [{ path: 'resultCode', value: 'never', allowed: expect.arrayContaining(['approved']) }],
  });
  await verb(captureId, 'fly').expect(404, /UNKNOWN_ACTION/);
});

test('nobody sees or steers the tasks of another source or division', async () => {
  const { captureId } = await created();
  for (const stranger of ['other', 'loans', 'paula']) {
    await api.call(as(stranger), 'get', `${tasks}/${captureId}`).expect(404);
    await api.call(as(stranger), 'get', tasks).expect(404);
    if (stranger === 'paula') continue;
    await api.call(as(stranger), 'post', tasks, { captureId: 'SR-stranger', data }).expect(404);
    await api.call(as(stranger), 'post', `${tasks}/${captureId}/cancel`, {}).expect(404);
  }
  await api.call('paula', 'post', `${tasks}/${captureId}/cancel`, {}).expect(403);
  await verb('SR-nowhere', 'hold').expect(404, /NOT_FOUND/);
  await api.call(as('siebel'), 'post', '/v1/compat/iwd/nowhere/tasks', { captureId: 'a', data }).expect(404);
  await api.call(null, 'get', tasks).expect(401);
});

test('tasks are listed by status and change, page by page', async () => {
  const before = await api.pool.query<{ now: Date }>('select clock_timestamp() as now');
  const since = before.rows[0]?.now.toISOString() ?? '';
  const [held, queued, done] = [await created(), await created(), await created()];
  await verb(held.captureId, 'hold').expect(200);
  await verb(done.captureId, 'complete').expect(200);
  const list = async (query: string) => {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const path = `${tasks}?changedSince=${since}&limit=2${query}${cursor}`;
      const { body } = await api.call(as('siebel'), 'get', path).expect(200);
      ids.push(...body.tasks.map((task: { captureId: string }) => task.captureId));
      if (body.nextCursor === null) return ids;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
  };
  expect(await list('')).toEqual([queued, held, done].map(({ captureId }) => captureId));
  expect(await list('&status=Held')).toEqual([held.captureId]);
  expect(await list('&status=Queued,Completed')).toEqual([queued.captureId, done.captureId]);
  expect(await list('&status=ErrorHeld')).toEqual([]);
  const wrong = await api.call(as('siebel'), 'get', `${tasks}?status=Lost`).expect(400);
  expect(wrong.body.errors).toMatchObject([{ path: 'status[0]', code: 'NOT_ALLOWED', value: 'Lost' }]);
});

test('a task of an imported capture point goes by the imported rules', async () => {
  const file = join(projectRoot, 'examples', 'iwd', 'casewright.yaml');
  await api.apply('admin', await readFile(file, 'utf8')).expect(200);
  const key = await keyOf('siebel-web-service');
  const send = (captureId: string, more: object) =>
    api.call(key, 'post', '/v1/compat/iwd/siebel-web-service/tasks', { captureId, ...more }).expect(201);
  const gold = { processId: '1113', businessValue: 2_000, ext: { customerSegment: 'Gold' } };
  const { body } = await send('O-1', {
    ...gold,
    activationDateTime: new Date(Date.now() - 9 * 3_600_000).toISOString(),
  });
  expect(body).toMatchObject({ status: 'Queued', departmentId: 'Sales', processId: '1113' });
  // 100 + 50 + 25 at first, and as much every 4 h.
  expect(body.priority).toBeCloseTo(525, 6);
  expect(Date.parse(body.dueDateTime) - Date.parse(body.activationDateTime)).toBe(24 * 3_600_000);
  expect(Date.parse(body.expirationDateTime) - Date.parse(body.activationDateTime)).toBe(12 * 24 * 3_600_000);
  expect((await send('O-2', { processId: 'Orders' })).body.priority).toBeCloseTo(100, 6);
  expect((await send('O-3', {})).body).toMatchObject({ departmentId: null, priority: 0 });
});
