import type { BulkJobView } from '../../api/contract/bulk';
import type { Workflows } from '../../api/deps';
import { createWake } from '../../db/wake';
import { committingWorkflows } from './committing-workflows';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

type Send = Workflows['send'];
let api: TestApi;
/** What becomes of a command on its way. */
let send: Send;
let commit: Send;

beforeAll(async () => {
  const engine: Partial<Workflows> = {
    send: (...input) => send(...input),
    query: async () => undefined,
    check: async () => {},
  };
  api = await startTestApi({}, engine);
  const committing = committingWorkflows({ pool: api.pool, wake: createWake(api.pool) });
  commit = (...input) => committing.send(...input);
  await applyExamples(api);
});
afterAll(async () => api.stop());

test('what nobody could decide is tried five times, then is a failure; what had its effect is found', async () => {
  const ids: string[] = [];
  for (const externalId of ['late', 'lost']) {
    ids.push((await api.call('admin', 'post', '/v1/workitems', claim(externalId)).expect(201)).body.id);
  }
  let sent = 0;
  const late: (() => ReturnType<Send>)[] = [];
  send = async (...command) => {
    sent += 1;
    if (command[0].id === ids[0]) late.push(() => commit(...command));
    return { ok: false, refusal: 'OUTCOME_UNKNOWN' };
  };
  const request = { action: 'note', body: { text: 'seen' }, items: ids };
  const { body: made } = await api.call('sue', 'post', '/v1/bulk', request).expect(202);
  const job = async (): Promise<BulkJobView> => (await api.call('sue', 'get', `/v1/bulk/${made.id}`).expect(200)).body;

  expect(await api.bulkTurn(made.id)).toEqual({ isEnded: false, restMs: 2_000 });
  expect(await job()).toMatchObject({ done: 0, failed: 0, left: 2 });
  // Nobody waited for it any more.
  expect(await late[0]?.()).toMatchObject({ ok: true });
  expect((await api.bulkTurn(made.id)).restMs).toBe(0);
  expect(await job()).toMatchObject({ done: 1, failed: 0, left: 1 });
  while (!(await api.bulkTurn(made.id)).isEnded);
  expect(await job()).toMatchObject({ state: 'done', done: 1, failed: 1 });
  expect(sent).toBe(1 + 5);
  const { body } = await api.call('sue', 'get', `/v1/bulk/${made.id}/failures`).expect(200);
  expect(body.failures).toMatchObject([{ item: { id: ids[1] }, code: 'OUTCOME_UNKNOWN' }]);

  send = commit;
  await api.call('sue', 'post', `/v1/bulk/${made.id}/retry`).expect(200);
  while (!(await api.bulkTurn(made.id)).isEnded);
  expect(await job()).toMatchObject({ state: 'done', done: 2, failed: 0 });
  for (const id of ids) {
    const { body: history } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
    expect(history.events.filter(({ type }: { type: string }) => type === 'noted')).toHaveLength(1);
  }
});

test('a job ends to act as soon as who asked for it may not any more', async () => {
  send = commit;
  await api.apply('admin', 'kind: agent\nkey: zoe\ndivision: claims\nroles: [supervisor]\n').expect(200);
  const zoe = await api.issuer.mint('zoe');
  const { body: item } = await api.call('admin', 'post', '/v1/workitems', claim('revoked')).expect(201);
  const request = { action: 'cancel', items: [item.id] };
  const { body: made } = await api.call(zoe, 'post', '/v1/bulk', request).expect(202);
  await api.apply('admin', 'kind: agent\nkey: zoe\ndivision: claims\n').expect(200);
  while (!(await api.bulkTurn(made.id)).isEnded);
  const { rows } = await api.pool.query('select code from bulk_item where job_id = $1', [made.id]);
  expect(rows).toEqual([{ code: 'NOT_FOUND' }]);
  expect((await api.call('sue', 'get', `/v1/workitems/${item.id}`).expect(200)).body.state).toBe('queued');
});

test('an item that others change all the while is left for later by a job of the system, and refused to a person', async () => {
  send = commit;
  const hours = (mon: string) =>
    `{ kind: calendar, key: desk, division: claims, timeZone: UTC, hours: { mon: ["${mon}"] } }\n`;
  const letter =
    '{ kind: worktype, key: letter, division: claims, referencePrefix: LT, queue: claims, sla: { calendar: desk, target: PT10H } }\n';
  await api.apply('admin', `${hours('09:00-13:00')}---\n${letter}`).expect(200);
  const letterItem = { source: 'crm', externalId: 'busy', worktype: 'letter' };
  const { body: item } = await api.call('admin', 'post', '/v1/workitems', letterItem).expect(201);
  await api.apply('admin', hours('09:00-17:00')).expect(200);
  const [job] = (await api.call('sue', 'get', '/v1/bulk').expect(200)).body.jobs as BulkJobView[];
  const id = job?.id ?? '';
  await api.pool.query('update bulk_job set gather_at = clock_timestamp() where gather_at is not null');
  await api.bulkTurn(id);

  let sent = 0;
  send = async () => {
    sent += 1;
    return { ok: false, refusal: 'CONFLICT' };
  };
  expect(await api.bulkTurn(id)).toEqual({ isEnded: false, restMs: 2_000 });
  expect(sent).toBe(5);
  const request = { action: 'extend', body: { dueAt: '2030-01-01T00:00:00Z' }, items: [item.id] };
  const { body: asked } = await api.call('sue', 'post', '/v1/bulk', request).expect(202);
  while (!(await api.bulkTurn(asked.id)).isEnded);
  expect((await api.call('sue', 'get', `/v1/bulk/${asked.id}`).expect(200)).body).toMatchObject({ failed: 1 });

  send = commit;
  while (!(await api.bulkTurn(id)).isEnded);
  expect((await api.call('sue', 'get', `/v1/bulk/${id}`).expect(200)).body).toMatchObject({ done: 1, failed: 0 });
});
