import type { BulkJobView } from '../../api/contract/bulk';
import { useOffice } from './office';

const office = useOffice();
const call = (...input: Parameters<ReturnType<typeof office.api>['call']>) => office.api().call(...input);

const items = (count: number, worktype = 'open') =>
  Promise.all(Array.from({ length: count }, () => office.item(worktype)));
const make = async (user: string, body: object): Promise<string> =>
  (await call(user, 'post', '/v1/bulk', body).expect(202)).body.id;
const job = async (user: string, id: string): Promise<BulkJobView> =>
  (await call(user, 'get', `/v1/bulk/${id}`).expect(200)).body;
const failures = async (user: string, id: string) =>
  (await call(user, 'get', `/v1/bulk/${id}/failures`).expect(200)).body.failures;

/** Takes turns until the run is over; answers the job. */
async function playOut(user: string, id: string): Promise<BulkJobView> {
  while (!(await office.api().bulkTurn(id)).isEnded);
  return job(user, id);
}

async function times(type: string, id: string): Promise<number> {
  const { body } = await call('admin', 'get', `/v1/workitems/${id}/history`).expect(200);
  return body.events.filter((event: { type: string }) => event.type === type).length;
}
const timesEach = (type: string, ids: readonly string[]) => Promise.all(ids.map((id) => times(type, id)));

/** As a process leaves a job that was killed before it could note what it did. */
async function unnote(id: string): Promise<void> {
  const { pool } = office.api();
  await pool.query('update bulk_item set outcome = null where job_id = $1', [id]);
  await pool.query(`update bulk_job set done = 0, state = 'running', ended_at = null where id = $1`, [id]);
}

test('a preview counts what there is for the caller, and makes nothing', async () => {
  const since = new Date().toISOString();
  const ids = await items(12, 'strict');
  const body = { action: 'cancel', filter: { queue: ['strict'], createdAfter: since } };
  const preview = (await call('sue', 'post', '/v1/bulk?preview=true', body).expect(200)).body;
  expect(preview).toMatchObject({ count: 12, limit: 10_000 });
  expect(preview.sample.map(({ id }: { id: string }) => id)).toEqual(ids.toSorted().slice(0, 10));
  const byId = { action: 'cancel', items: [...ids, '00000000-0000-7000-8000-000000000000'] };
  expect((await call('sue', 'post', '/v1/bulk?preview=true', byId).expect(200)).body.count).toBe(12);
  expect((await call('paula', 'post', '/v1/bulk?preview=true', byId).expect(200)).body).toMatchObject({ count: 0 });
  expect((await call('sue', 'get', '/v1/bulk').expect(200)).body).toEqual({ jobs: [], nextCursor: null });
  expect(await timesEach('cancelled', ids)).toEqual(ids.map(() => 0));
});

test('a job does its action to what its filter found when it was made, and tells who refused', async () => {
  const since = new Date().toISOString();
  const ids = await items(5);
  await office.action('sue', ids[0] ?? '', 'cancel', {}).expect(200);
  const id = await make('sue', {
    action: 'reprioritize',
    body: { priority: 77 },
    filter: { queue: 'open', createdAfter: since },
  });
  expect(await job('sue', id)).toMatchObject({ state: 'running', total: 5, done: 0, failed: 0, left: 5 });
  const [later = ''] = await items(1);
  const ended = await playOut('sue', id);
  expect(ended).toMatchObject({ state: 'done', done: 4, failed: 1, left: 0, ratePerSecond: expect.any(Number) });
  expect(ended.endedAt).not.toBeNull();
  expect(await failures('sue', id)).toEqual([
    { item: { id: ids[0], reference: expect.stringMatching(/^OP-/) }, code: 'ITEM_CLOSED', detail: expect.any(String) },
  ]);
  const priorities = ids
    .slice(1)
    .map(async (each) => (await call('sue', 'get', `/v1/workitems/${each}`)).body.priority);
  expect(await Promise.all(priorities)).toEqual([77, 77, 77, 77]);
  expect((await call('sue', 'get', `/v1/workitems/${later}`)).body.priority).toBe(10);
});

test('the history of an item names who asked for the job', async () => {
  const [item = ''] = await items(1);
  await playOut('sue', await make('sue', { action: 'note', body: { text: 'seen' }, items: [item] }));
  const { body } = await call('sue', 'get', `/v1/workitems/${item}/history`).expect(200);
  expect(body.events.at(-1)).toMatchObject({
    type: 'noted',
    actor: { kind: 'user', id: 'sue' },
    data: { text: 'seen' },
  });
});

test('the rules run again over many items at once; what is closed by then tells so', async () => {
  const [one = '', closed = ''] = await items(2);
  await office.action('sue', closed, 'cancel', {}).expect(200);
  const body = { action: 'reclassify', items: [one, closed] };
  const id = await make('sue', body);
  expect(await playOut('sue', id)).toMatchObject({ state: 'done', done: 1, failed: 1 });
  expect((await call('sue', 'get', `/v1/workitems/${one}`)).body).toMatchObject({ state: 'queued', queue: 'open' });
  expect((await failures('sue', id))[0]).toMatchObject({ item: { id: closed }, code: 'ITEM_CLOSED' });
  await call('sue', 'post', '/v1/bulk', { ...body, body: { reason: 'none is taken' } }).expect(400);
});

test('rules that say what they said change nothing of an item', async () => {
  const [item = ''] = await items(1);
  const before = (await call('sue', 'get', `/v1/workitems/${item}`)).body;
  const ended = await playOut('sue', await make('sue', { action: 'reclassify', items: [item] }));
  expect(ended).toMatchObject({ state: 'done', done: 1, failed: 0 });
  expect(await timesEach('reclassified', [item])).toEqual([0]);
  expect((await call('sue', 'get', `/v1/workitems/${item}`)).body).toEqual(before);
});

test('items of another division do not exist for a job', async () => {
  const ids = await items(2);
  const id = await make('paula', { action: 'cancel', items: ids });
  expect(await playOut('paula', id)).toMatchObject({ state: 'done', total: 2, done: 0, failed: 2 });
  expect(await failures('paula', id)).toEqual(
    ids
      .toSorted()
      .map((each) => ({ item: { id: each, reference: null }, code: 'NOT_FOUND', detail: expect.any(String) })),
  );
  const found = await make('paula', { action: 'cancel', filter: { division: ['claims'] } });
  expect(await playOut('paula', found)).toMatchObject({ state: 'done', total: 0 });
  expect(await timesEach('cancelled', ids)).toEqual([0, 0]);
});

test('a cancelled job leaves what it did not come to; a retry takes that up', async () => {
  const ids = (await items(30)).toSorted();
  const id = await make('sue', { action: 'note', body: { text: 'seen' }, items: [...ids, ...ids] });
  await office.api().bulkTurn(id);
  expect((await call('sue', 'post', `/v1/bulk/${id}/retry`).expect(409)).body.code).toBe('JOB_RUNNING');
  expect((await call('sue', 'post', `/v1/bulk/${id}/cancel`).expect(200)).body.state).toBe('cancelling');
  expect(await office.api().bulkTurn(id)).toEqual({ isEnded: true, restMs: 0 });
  expect(await job('sue', id)).toMatchObject({ state: 'cancelled', total: 30, done: 25, failed: 0, left: 5 });
  expect(await timesEach('noted', ids)).toEqual([...Array(25).fill(1), ...Array(5).fill(0)]);
  expect((await call('sue', 'post', `/v1/bulk/${id}/cancel`).expect(200)).body.state).toBe('cancelled');
  expect((await call('sue', 'post', `/v1/bulk/${id}/retry`).expect(200)).body).toMatchObject({
    state: 'running',
    left: 5,
  });
  expect(await playOut('sue', id)).toMatchObject({ state: 'done', done: 30, failed: 0, left: 0 });
  expect(await timesEach('noted', ids)).toEqual(Array(30).fill(1));
});

test('a turn that died before it was noted has no second effect, whoever takes it again', async () => {
  const ids = await items(12);
  const id = await make('sue', { action: 'escalate', items: ids });
  await Promise.all([office.api().bulkTurn(id), office.api().bulkTurn(id)]);
  await unnote(id);
  expect(await playOut('sue', id)).toMatchObject({ state: 'done', done: 12, failed: 0 });
  expect(await timesEach('escalated', ids)).toEqual(Array(12).fill(1));
});

test('a restart that nobody noted is not made again, even when the life that it began has ended', async () => {
  const [item = ''] = await items(1);
  await office.action('sue', item, 'cancel', {}).expect(200);
  const id = await make('sue', { action: 'restart', items: [item] });
  await playOut('sue', id);
  await office.action('sue', item, 'cancel', {}).expect(200);
  await unnote(id);
  expect(await playOut('sue', id)).toMatchObject({ state: 'done', done: 1 });
  expect(await times('restarted', item)).toBe(1);
  expect((await call('sue', 'get', `/v1/workitems/${item}`).expect(200)).body.state).toBe('cancelled');
});

test('a turn that is cut short leaves the rest to the next one', async () => {
  const id = await make('sue', { action: 'note', body: { text: 'seen' }, items: await items(3) });
  expect((await office.api().bulkTurn(id, AbortSignal.abort())).isEnded).toBe(false);
  expect(await job('sue', id)).toMatchObject({ state: 'running', left: 3 });
  expect(await playOut('sue', id)).toMatchObject({ state: 'done', done: 3 });
});

test('what failed is tried again in the same job when somebody asks, and nothing else', async () => {
  const ids = await items(5);
  const id = await make('sue', { action: 'assign', body: { agent: 'ana' }, items: ids });
  expect(await playOut('sue', id)).toMatchObject({ state: 'done', done: 3, failed: 2 });
  expect((await failures('sue', id)).map(({ code }: { code: string }) => code)).toEqual([
    'CAPACITY_FULL',
    'CAPACITY_FULL',
  ]);
  const held = (await call('ana', 'get', '/v1/agents/ana/work').expect(200)).body.assignments;
  await office.action('ana', held[0].item.id, 'complete', {}).expect(200);
  await call('sue', 'post', `/v1/bulk/${id}/retry`).expect(200);
  expect(await playOut('sue', id)).toMatchObject({ state: 'done', total: 5, done: 4, failed: 1 });
  expect((await timesEach('assigned', ids)).toSorted((a, b) => a - b)).toEqual([0, 1, 1, 1, 1]);
});

test('the same request makes one job, also when its answer was never kept', async () => {
  const body = { action: 'note', body: { text: 'once' }, items: await items(1) };
  const ask = async () =>
    (await call('sue', 'post', '/v1/bulk', body).set('idempotency-key', 'bulk-once').expect(202)).body.id;
  const id = await ask();
  await office.api().pool.query(`delete from idempotency where key = 'bulk-once'`);
  expect(await ask()).toBe(id);
  await playOut('sue', id);
});

test('jobs are listed newest first, page by page, to who made them and to nobody else', async () => {
  const body = { action: 'note', body: { text: 'mine' }, items: await items(3) };
  const ids = [await make('admin', body), await make('admin', body), await make('admin', body)];
  const first = (await call('admin', 'get', '/v1/bulk?limit=2').expect(200)).body;
  const second = (await call('admin', 'get', `/v1/bulk?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
  expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(ids.toReversed());
  const [id = ''] = ids;
  for (const path of [`/v1/bulk/${id}`, `/v1/bulk/${id}/failures`]) await call('sue', 'get', path).expect(404);
  for (const verb of ['cancel', 'retry']) await call('sue', 'post', `/v1/bulk/${id}/${verb}`).expect(404);
  for (const each of ids) await playOut('admin', each);
});

test('failures come page by page', async () => {
  const id = await make('sue', { action: 'set-status', body: { status: 'none' }, items: await items(5) });
  expect(await playOut('sue', id)).toMatchObject({ failed: 5 });
  const first = (await call('sue', 'get', `/v1/bulk/${id}/failures?limit=3`).expect(200)).body;
  const second = (await call('sue', 'get', `/v1/bulk/${id}/failures?limit=3&cursor=${first.nextCursor}`).expect(200))
    .body;
  expect([...first.failures, ...second.failures]).toEqual(await failures('sue', id));
  expect(second).toMatchObject({
    failures: [{ code: 'UNKNOWN_STATUS' }, { detail: 'status is no status of the worktype' }],
    nextCursor: null,
  });
});

test.each([
  [{ action: 'fly', items: [] }, ['action', 'items']],
  [{ action: 'accept', filter: { queue: 'open' } }, ['action']],
  [{ action: 'cancel' }, ['']],
  [{ action: 'cancel', filter: {} }, ['filter']],
  [{ action: 'cancel', filter: { queue: 'open', sort: 'priority' } }, ['filter.sort']],
  [{ action: 'reprioritize', body: { priority: 'high' }, filter: { queue: 'open' } }, ['body.priority']],
  [{ action: 'note', filter: { queue: 'open' } }, ['body.text']],
  [{ action: 'transfer', body: { queue: 'open', agent: 'ana' }, filter: { queue: 'open' } }, ['body']],
])('%j is refused before anything is made', async (body, paths) => {
  for (const query of ['', '?preview=true']) {
    const answer = await call('sue', 'post', `/v1/bulk${query}`, body).expect(400);
    expect(answer.body).toMatchObject({ code: 'INVALID_INPUT' });
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(paths);
  }
});

test('agents have no bulk jobs', async () => {
  await call('ana', 'post', '/v1/bulk', { action: 'cancel', filter: { queue: 'open' } }).expect(403);
});
