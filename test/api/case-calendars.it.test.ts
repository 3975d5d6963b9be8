import type { BulkJobView } from '../../api/contract/bulk';
import { createWake } from '../../db/wake';
import type { CaseFile } from '../../domain/cases/file';
import type { CaseRequest } from '../../domain/cases/request';
import { createCalendarClock } from '../../domain/time/calendar';
import { instantAfter, wallClock } from '../../domain/time/clock';
import { hourMs } from '../../domain/time/duration';
import { commitRequest } from './commit-request';
import { startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const calendar = (hours: string) => ({
  kind: 'calendar',
  key: 'office',
  division: 'claims',
  timeZone: 'Africa/Johannesburg',
  hours: Object.fromEntries(days.map((day) => [day, [hours]])),
});
const clockOf = (hours: string) => createCalendarClock({ ...calendar(hours), holidays: { also: [] } } as never);
const apply = (documents: object[], status = 200) =>
  api.call('admin', 'post', '/v1/config/apply', { documents }).expect(status);
const stage = (id: string, more = '') =>
  `<subProcess id="${id}" casewright:stage="true" ${more}><manualTask id="in-${id}"/></subProcess>`;
const staged = (sla: object) => ({
  kind: 'case-type',
  key: 'staged',
  division: 'claims',
  bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:casewright="urn:casewright:bpmn" targetNamespace="t">
<process id="p" isExecutable="true">${stage('check')}${stage('weigh', 'casewright:sla="PT3H"')}${stage('pay')}</process></definitions>`,
  sla,
});

/** As a worker does, without an engine, until nothing is asked any more. */
async function settle(): Promise<void> {
  const deps = { pool: api.pool, wake: createWake(api.pool) };
  for (;;) {
    const { rows } = await api.pool.query<{ id: string; command: string; request: CaseRequest }>(
      'delete from case_request returning case_id as id, command_id as command, request',
    );
    if (rows.length === 0) return;
    for (const { id, command, request } of rows) await commitRequest(deps, id, command, request);
  }
}

interface Body {
  dueAt: string | null;
  stages: { element: string; dueAt: string | null }[];
}
const view = async (id: string): Promise<Body> => (await api.call('admin', 'get', `/v1/cases/${id}`).expect(200)).body;
const recomputed = async (id: string): Promise<{ element: string | null; data: object }[]> => {
  const { events } = (await api.call('admin', 'get', `/v1/cases/${id}/history`).expect(200)).body;
  return events.filter(({ type }: { type: string }) => type === 'recomputed');
};
const fileOf = async (id: string): Promise<CaseFile> =>
  (await api.pool.query<{ file: CaseFile }>('select snapshot as file from case_file where id = $1', [id])).rows[0]
    ?.file as CaseFile;

/** Has the job do all that it has to, as if its time had come. */
async function playOut(): Promise<BulkJobView> {
  const [job] = (await api.call('admin', 'get', '/v1/bulk').expect(200)).body.jobs;
  await api.pool.query('update bulk_job set gather_at = clock_timestamp() where gather_at is not null');
  while (!(await api.bulkTurn(job.id)).isEnded);
  return (await api.call('admin', 'get', `/v1/bulk/${job.id}`).expect(200)).body;
}

test('cases and stages count on their calendars, and follow them when they are published anew', async () => {
  const sla = { target: 'PT10H', expiry: 'PT20H', calendar: 'office', thresholds: [], stages: {} as object };
  sla.stages = { check: { target: 'PT4H' }, pay: { target: 'PT5H', calendar: null } };
  await apply([{ kind: 'division', key: 'claims' }, calendar('00:00-06:00'), staged(sla)]);
  const { id } = (await api.call('admin', 'post', '/v1/cases', { type: 'staged' }).expect(201)).body;
  await settle();
  const file = await fileOf(id);
  const due = (hours: string) => {
    const at = (element: string | null, spanMs: number, clock = clockOf(hours)) => {
      const startMs = file.clocks.find((one) => one.element === element)?.startMs ?? Number.NaN;
      return new Date(Math.round(instantAfter(clock, startMs, spanMs))).toISOString();
    };
    return {
      dueAt: at(null, 10 * hourMs),
      stages: [
        { element: 'check', dueAt: at('check', 4 * hourMs) },
        { element: 'weigh', dueAt: at('weigh', 3 * hourMs) },
        { element: 'pay', dueAt: at('pay', 5 * hourMs, wallClock) },
      ],
    };
  };
  expect(await view(id)).toMatchObject(due('00:00-06:00'));
  await apply([calendar('12:00-13:00')]);
  const ended = await playOut();
  expect(ended).toMatchObject({ action: 'recompute', state: 'done', total: 1, done: 1 });
  expect(await view(id)).toMatchObject(due('12:00-13:00'));
  const told = await recomputed(id);
  expect(new Set(told.map(({ element }) => element))).toEqual(new Set([null, 'check', 'weigh']));
  expect(told).toHaveLength(3);
  expect(told.find(({ element }) => element === null)?.data).toMatchObject({
    calendar: 'office',
    version: 2,
    from: { dueAt: due('00:00-06:00').dueAt },
    dueAt: due('12:00-13:00').dueAt,
    expiresAt: expect.any(String),
  });
  // As a process leaves it that was killed before it could note what it did.
  await api.pool.query('update bulk_item set outcome = null where job_id = $1', [ended.id]);
  await api.pool.query(`update bulk_job set done = 0, state = 'running', ended_at = null where id = $1`, [ended.id]);
  expect(await playOut()).toMatchObject({ done: 1 });
  expect(await recomputed(id)).toHaveLength(3);
}, 60_000);

test('what an SLA names must be there: stages, statuses, calendars', async () => {
  await apply([{ kind: 'division', key: 'claims' }, calendar('00:00-06:00')]);
  const actions = [{ setStatus: 'closed' }];
  const { body } = await apply(
    [staged({ stages: { check: { thresholds: [{ at: '50%', actions }] }, sign: { target: 'P1D' } } })],
    400,
  );
  expect(body.errors).toMatchObject([
    { path: expect.stringContaining('sla.stages.check.thresholds[0].actions[0].setStatus'), code: 'INVALID_STATUS' },
    { path: expect.stringContaining('sla.stages.sign'), code: 'UNKNOWN_STAGE', allowed: ['check', 'weigh', 'pay'] },
  ]);
  const { body: other } = await apply([staged({ stages: { check: { calendar: 'nowhere' } } })], 400);
  expect(other.errors).toMatchObject([{ path: expect.stringContaining('sla.stages.check.calendar') }]);
}, 60_000);
