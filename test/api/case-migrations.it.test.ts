import type { BulkJobView } from '../../api/contract/bulk';
import { createWake } from '../../db/wake';
import type { CaseRequest } from '../../domain/cases/request';
import { commitRequest } from './commit-request';
import { startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  const documents = [
    { kind: 'division', key: 'claims' },
    { kind: 'division', key: 'sales' },
    { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
    { kind: 'agent', key: 'paula', division: 'sales', roles: ['supervisor'] },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
});
afterAll(() => api?.stop());

/** Manual tasks, one after another. */
const publish = (key: string, tasks: readonly string[]) => {
  const steps = ['start', ...tasks, 'end'];
  const flows = steps
    .slice(1)
    .map((to, at) => `<sequenceFlow id="f-${to}" sourceRef="${steps[at]}" targetRef="${to}"/>`);
  const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="start"/>${tasks.map((id) => `<manualTask id="${id}"/>`).join('')}<endEvent id="end"/>${flows.join('')}</process></definitions>`;
  const documents = [{ kind: 'case-type', key, division: 'claims', bpmn }];
  return api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
};

/** As a worker does, without an engine. */
async function begin(): Promise<void> {
  const { rows } = await api.pool.query<{ id: string; command: string; request: CaseRequest }>(
    'delete from case_request returning case_id as id, command_id as command, request',
  );
  const deps = { pool: api.pool, wake: createWake(api.pool) };
  for (const { id, command, request } of rows) await commitRequest(deps, id, command, request);
}

/** Cases of which each stands behind so many tasks. */
async function startAt(type: string, places: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const _ of places) ids.push((await api.call('sue', 'post', '/v1/cases', { type }).expect(201)).body.id);
  await begin();
  for (const [at, id] of ids.entries()) {
    for (let done = 0; done < (places[at] ?? 0); done += 1) {
      const { tokens } = (await api.call('sue', 'get', `/v1/cases/${id}/diagram`).expect(200)).body;
      await api
        .call('sue', 'post', `/v1/cases/${id}/actions/complete`, { instance: tokens.at(-1).instance })
        .expect(200);
    }
  }
  return ids;
}

const ask = (user: string, body: object, query = '') => api.call(user, 'post', `/v1/cases/migrate${query}`, body);
const trial = async (body: object) => (await ask('sue', body, '?dryRun=true').expect(200)).body;
const job = async (id: string): Promise<BulkJobView> =>
  (await api.call('sue', 'get', `/v1/bulk/${id}`).expect(200)).body;
const playOut = async (id: string) => {
  while (!(await api.bulkTurn(id)).isEnded);
  return job(id);
};
const failed = async (id: string): Promise<{ item: { id: string }; code: string; detail: string }[]> =>
  (await api.call('sue', 'get', `/v1/bulk/${id}/failures?limit=200`).expect(200)).body.failures;
const versionOf = async (id: string) => (await api.call('sue', 'get', `/v1/cases/${id}`).expect(200)).body.typeVersion;
const migrations = async (id: string) => {
  const { events } = (await api.call('sue', 'get', `/v1/cases/${id}/history`).expect(200)).body;
  return events.filter(({ type }: { type: string }) => type === 'migrated').length;
};

test('a job does what its trial says, case by case, and a mapping lets the others follow', async () => {
  await publish('claim', ['check', 'weigh', 'pay']);
  const places = [0, 1, 2, 1, 0, 2, 1];
  const ids = await startAt('claim', places);
  const stuck = ids.filter((_, at) => places[at] === 1);
  await publish('claim', ['check', 'pay']);
  const before = await trial({ type: 'claim' });
  expect(before).toMatchObject({ version: 2, count: 7, accepted: 4, refused: 3 });
  expect(before.refusals.map((one: { case: { id: string } }) => one.case.id).toSorted()).toEqual(stuck.toSorted());
  expect(before.refusals[0]).toMatchObject({
    case: { reference: expect.stringMatching(/^CSE-/), version: 1 },
    faults: [{ element: 'weigh', reason: 'the new model has no weigh' }],
  });
  expect(await Promise.all(ids.map(versionOf))).toEqual(ids.map(() => 1));

  const { id } = (await ask('sue', { type: 'claim' }).expect(202)).body;
  expect(await playOut(id)).toMatchObject({ action: 'migrate-case', state: 'done', total: 7, done: 4, failed: 3 });
  const refused = await failed(id);
  expect(refused.map(({ item }) => item.id).toSorted()).toEqual(stuck.toSorted());
  expect(refused[0]).toMatchObject({ code: 'CANNOT_MIGRATE', detail: 'mapping.weigh the new model has no weigh' });

  // As a process leaves the job that was killed before it could note anything: nothing happens twice.
  await api.pool.query('update bulk_item set outcome = null, code = null where job_id = $1', [id]);
  await api.pool.query(`update bulk_job set done = 0, failed = 0, state = 'running', ended_at = null where id = $1`, [
    id,
  ]);
  expect(await playOut(id)).toMatchObject({ done: 4, failed: 3 });
  await api.call('sue', 'post', `/v1/bulk/${id}/retry`).expect(200);
  expect(await playOut(id)).toMatchObject({ done: 4, failed: 3 });

  const mapping = { weigh: 'pay' };
  expect(await trial({ type: 'claim', mapping })).toMatchObject({ count: 3, accepted: 3, refused: 0 });
  const { id: second } = (await ask('sue', { type: 'claim', mapping }).expect(202)).body;
  expect(await playOut(second)).toMatchObject({ total: 3, done: 3 });
  expect(await Promise.all(ids.map(versionOf))).toEqual(ids.map(() => 2));
  expect(await Promise.all(ids.map(migrations))).toEqual(ids.map(() => 1));
}, 60_000);

test('IDs, filters and versions choose among what runs; a cancelled job leaves the rest as it is', async () => {
  await publish('loan', ['check', 'pay']);
  const ids = await startAt('loan', [0, 1, 0, 2]);
  await publish('loan', ['check', 'pay', 'tell']);
  await publish('loan', ['check', 'pay', 'tell', 'file']);
  const countOf = async (more: object) => (await trial({ type: 'loan', ...more })).count;
  // The last one has ended.
  expect(await countOf({})).toBe(3);
  expect(await countOf({ cases: [ids[0], ids[3]] })).toBe(1);
  expect(await countOf({ from: 2 })).toBe(0);
  expect(await countOf({ version: 1 })).toBe(0);
  await api.call('sue', 'post', `/v1/cases/${ids[2]}/actions/assign`, { owner: 'sue' }).expect(200);
  expect(await countOf({ filter: { owner: 'sue' } })).toBe(1);
  const { id } = (await ask('sue', { type: 'loan', version: 2 }).expect(202)).body;
  await api.call('sue', 'post', `/v1/bulk/${id}/cancel`).expect(200);
  expect(await playOut(id)).toMatchObject({ state: 'cancelled', done: 0, left: 3 });
  expect(await versionOf(ids[0] ?? '')).toBe(1);
  const { body: unknown } = await ask('sue', { type: 'loan', version: 9 }).expect(400);
  expect(unknown.errors).toMatchObject([{ path: 'version', code: 'UNKNOWN_VERSION', value: 9 }]);
  const { body: foreign } = await ask('paula', { type: 'loan' }).expect(400);
  expect(foreign.errors).toMatchObject([{ code: 'UNKNOWN_CASE_TYPE' }]);
}, 60_000);
