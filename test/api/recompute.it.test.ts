import type { BulkJobView } from '../../api/contract/bulk';
import { startTestApi, type TestApi } from './test-api';

const weekdays = (hours: string) =>
  `{ mon: ["${hours}"], tue: ["${hours}"], wed: ["${hours}"], thu: ["${hours}"], fri: ["${hours}"] }`;
const calendar = (hours: string, more = '') =>
  `{ kind: calendar, key: office, division: claims, timeZone: UTC, hours: ${weekdays(hours)} ${more} }\n`;
const DOCUMENTS = `
${calendar('09:00-13:00')}---
{ kind: division, key: claims }
---
{ kind: division, key: sales }
---
{ kind: source, key: crm, division: claims }
---
{ kind: queue, key: open, division: claims }
---
{ kind: agent, key: ana, division: claims, queues: [open] }
---
{ kind: agent, key: sue, division: claims, roles: [supervisor] }
---
{ kind: agent, key: ben, division: claims, roles: [business] }
---
{ kind: agent, key: paula, division: sales, roles: [supervisor] }
---
kind: worktype
key: letter
division: claims
referencePrefix: LE
queue: open
overdueStatus: overdue
sla: { calendar: office, target: PT10H, expiry: PT14H }
statuses:
  - { key: open, category: open, initial: true }
  - { key: overdue, category: open }
  - { key: closed, category: closed, final: true }
---
{ kind: worktype, key: parcel, division: claims, referencePrefix: PA, queue: open, sla: { target: PT10H } }
`;

let api: TestApi;
let captured = 0;
beforeEach(async () => {
  api = await startTestApi();
  await api.apply('admin', DOCUMENTS).expect(200);
});
afterEach(async () => api.stop());

/** Activated at ten on a Monday: by four hours a day it is due on Wednesday at noon... */
const activateAt = '2026-11-02T10:00:00Z';
const OLD_DUE = '2026-11-04T12:00:00.000Z';
/** ... and by twelve hours a day on that Monday. */
const NEW_DUE = '2026-11-02T20:00:00.000Z';
const longer = () => api.apply('ben', calendar('08:00-20:00'));

async function capture(more: object = {}): Promise<{ id: string; dueAt: string | null }> {
  captured += 1;
  const body = { source: 'crm', externalId: `L-${captured}`, worktype: 'letter', activateAt, attributes: {}, ...more };
  return (await api.call('source:crm', 'post', '/v1/workitems', body).expect(201)).body;
}
const item = async (id: string) => (await api.call('sue', 'get', `/v1/workitems/${id}`).expect(200)).body;
const act = (user: string, id: string, action: string, body: object) =>
  api.call(user, 'post', `/v1/workitems/${id}/actions/${action}`, body).expect(200);
const jobs = async (user: string): Promise<BulkJobView[]> =>
  (await api.call(user, 'get', '/v1/bulk').expect(200)).body.jobs;
const recomputed = async (id: string) => {
  const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
  return body.events.filter(({ type }: { type: string }) => type === 'recomputed');
};

/** Has the newest job do all that it has to, as if its time had come; answers how it stands then. */
async function playOut(): Promise<BulkJobView> {
  const id = (await jobs('sue'))[0]?.id ?? '';
  await api.pool.query('update bulk_job set gather_at = clock_timestamp() where gather_at is not null');
  while (!(await api.bulkTurn(id)).isEnded);
  return (await api.call('sue', 'get', `/v1/bulk/${id}`).expect(200)).body;
}

test('a calendar that is published anew brings the open items on it up to date, each with its entry', async () => {
  const waiting = await capture();
  expect(waiting.dueAt).toBe(OLD_DUE);
  const held = await capture();
  await act('sue', held.id, 'assign', { agent: 'ana' });
  const closed = await capture();
  await act('sue', closed.id, 'cancel', {});
  const parcel = await capture({ worktype: 'parcel' });
  await longer().expect(200);
  expect((await item(waiting.id)).dueAt).toBe(OLD_DUE);
  const ended = await playOut();
  expect(ended).toMatchObject({
    action: 'recompute',
    division: 'claims',
    body: { calendar: 'office', version: 2 },
    state: 'done',
    total: 2,
    done: 2,
    failed: 0,
  });
  expect(await item(waiting.id)).toMatchObject({ dueAt: NEW_DUE, state: 'queued' });
  expect(await item(held.id)).toMatchObject({ dueAt: NEW_DUE, state: 'connected', assignee: expect.anything() });
  expect(await recomputed(waiting.id)).toMatchObject([
    {
      actor: { kind: 'system', id: 'calendar' },
      data: { calendar: 'office', version: 2, from: { dueAt: OLD_DUE }, dueAt: NEW_DUE },
    },
  ]);
  expect(await recomputed(held.id)).toHaveLength(1);
  for (const { id } of [closed, parcel]) expect(await recomputed(id)).toEqual([]);
  const { rows } = await api.pool.query(`select curve ->> 'dueMs' as due from ledger_item where item_id = $1`, [
    waiting.id,
  ]);
  expect(Number(rows[0].due)).toBe(Date.parse(NEW_DUE));
});

test('a due date that was given stands: by the source, by a reschedule, by an extension', async () => {
  const dueAt = '2026-11-05T10:00:00.000Z';
  const ids = [(await capture({ dueAt })).id, (await capture()).id, (await capture()).id];
  await act('sue', ids[1] ?? '', 'reschedule', { dueAt });
  await act('sue', ids[2] ?? '', 'extend', { dueAt });
  await longer().expect(200);
  expect(await playOut()).toMatchObject({ total: 3, done: 3 });
  for (const id of ids) {
    // Four hours of business after it: now on the same day.
    expect(await item(id)).toMatchObject({ dueAt, expiresAt: '2026-11-05T14:00:00.000Z' });
  }
});

test('a paused item is brought up to date where it is, and goes on with what it had left', async () => {
  const { id } = await capture();
  await act('sue', id, 'pause', {});
  await longer().expect(200);
  await playOut();
  expect(await item(id)).toMatchObject({ state: 'paused', dueAt: NEW_DUE });
});

test('what is the same to a clock calls for no job', async () => {
  await capture();
  await api.apply('ben', calendar('09:00-13:00', ', name: Office')).expect(200);
  expect(await jobs('sue')).toEqual([]);
});

test('its items are chosen when its time has come, those captured meanwhile among them', async () => {
  await longer().expect(200);
  const [job] = await jobs('sue');
  expect(await api.bulkTurn(job?.id ?? '')).toMatchObject({ isEnded: false, restMs: expect.any(Number) });
  expect(await jobs('sue')).toMatchObject([{ state: 'running', total: 0, endedAt: null }]);
  await capture();
  expect(await playOut()).toMatchObject({ state: 'done', total: 1, done: 1 });
});

test('an item that is on the new calendar already is done without an entry', async () => {
  await longer().expect(200);
  const { id, dueAt } = await capture();
  expect(dueAt).toBe(NEW_DUE);
  expect(await playOut()).toMatchObject({ total: 1, done: 1 });
  expect(await recomputed(id)).toEqual([]);
});

test('a turn that died before it was noted has no second effect', async () => {
  const { id } = await capture();
  await longer().expect(200);
  const { id: job } = await playOut();
  await api.pool.query('update bulk_item set outcome = null');
  await api.pool.query(`update bulk_job set done = 0, state = 'running', ended_at = null`);
  const { version } = await item(id);
  await Promise.all([api.bulkTurn(job), api.bulkTurn(job)]);
  expect(await jobs('sue')).toMatchObject([{ state: 'done', total: 1, done: 1 }]);
  expect((await item(id)).version).toBe(version);
  expect(await recomputed(id)).toHaveLength(1);
});

test('of two versions in a row the items get the last, once', async () => {
  const { id } = await capture();
  await api.apply('ben', calendar('09:00-17:00')).expect(200);
  await longer().expect(200);
  for (const job of (await jobs('sue')).toReversed()) {
    await api.pool.query('update bulk_job set gather_at = clock_timestamp() where id = $1', [job.id]);
    while (!(await api.bulkTurn(job.id)).isEnded);
  }
  expect((await jobs('sue')).map(({ done, state }) => [done, state])).toEqual([
    [1, 'done'],
    [1, 'done'],
  ]);
  expect(await recomputed(id)).toMatchObject([{ data: { version: 3, dueAt: NEW_DUE } }]);
});

test('who published it and who watches the division see the job, and supervisors there may stop it and go on', async () => {
  await capture();
  await longer().expect(200);
  const [job] = await jobs('ben');
  const path = `/v1/bulk/${job?.id}`;
  expect((await jobs('sue')).map(({ id }) => id)).toEqual([job?.id]);
  expect(await jobs('paula')).toEqual([]);
  await api.call('paula', 'get', path).expect(404);
  await api.call('paula', 'post', `${path}/cancel`).expect(404);
  await api.call('ana', 'get', path).expect(403);
  await api.call('ben', 'post', `${path}/cancel`).expect(403);
  await api.call('sue', 'post', `${path}/cancel`).expect(200);
  expect(await api.bulkTurn(job?.id ?? '')).toEqual({ isEnded: true, restMs: 0 });
  expect((await api.call('sue', 'post', `${path}/retry`).expect(200)).body.state).toBe('running');
  expect(await playOut()).toMatchObject({ state: 'done', total: 1, done: 1 });
});

test('a rollback is a change like any other', async () => {
  const { id } = await capture();
  await longer().expect(200);
  await playOut();
  await api.call('ben', 'post', '/v1/config/calendars/office/rollback', { version: 1 }).expect(200);
  await playOut();
  expect((await item(id)).dueAt).toBe(OLD_DUE);
  expect(await recomputed(id)).toMatchObject([{ data: { version: 2 } }, { data: { version: 3 } }]);
});

test('a calendar stays while open items run on it; one that comes back calls for a job', async () => {
  const { id } = await capture();
  const letter = DOCUMENTS.split('---\n').find((document) => document.includes('key: letter')) ?? '';
  await api.apply('admin', letter.replace('calendar: office, ', '')).expect(200);
  const remove = () => api.call('admin', 'delete', '/v1/config/calendars/office?division=claims');
  expect((await remove().expect(409)).body).toMatchObject({ code: 'IN_USE', detail: '1 item still needs it' });
  await act('sue', id, 'cancel', {});
  await remove().expect(204);
  await longer().expect(200);
  expect(await playOut()).toMatchObject({ action: 'recompute', body: { calendar: 'office', version: 2 }, total: 0 });
});
