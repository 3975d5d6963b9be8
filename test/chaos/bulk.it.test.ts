import { Pool } from 'pg';
import type { BulkJobPage, BulkJobView } from '../../api/contract/bulk';
import { freePort } from '../../cli/dev/ports';
import { type RunningStack, startStack } from '../support/start-stack';
import { type HonestClient, honestClient } from './honest-client';
import { killHard, restarted } from './killer';
import { awaited } from './until';

const ITEMS = 300;
/** Every day alike. */
const calendar = (hours: string) => ({
  kind: 'calendar',
  key: 'desk',
  division: 'office',
  timeZone: 'UTC',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [hours]])),
});
const DOCUMENTS = [
  { kind: 'division', key: 'office' },
  { kind: 'source', key: 'mail', division: 'office' },
  { kind: 'queue', key: 'letters', division: 'office' },
  calendar('09:00-13:00'),
  {
    kind: 'worktype',
    key: 'letter',
    division: 'office',
    referencePrefix: 'LET',
    queue: 'letters',
    sla: { calendar: 'desk', target: 'PT10H' },
  },
];

let stack: RunningStack;
let admin: HonestClient;
let pool: Pool;
beforeAll(async () => {
  // A port of its own choice: another stack that looks for a free one must not find ours while the API is down.
  stack = await startStack({ port: await freePort() });
  admin = honestClient(stack.ready.api, stack.ready.tokens.admin, 60_000);
  pool = new Pool({ connectionString: stack.ready.postgres, max: 2 });
  const applied = await admin.ask('/v1/config/apply', { method: 'POST', body: { documents: DOCUMENTS } });
  if (applied.status !== 200) throw new Error(JSON.stringify(applied.body));
}, 120_000);
afterAll(async () => {
  await pool?.end();
  await stack?.stop();
}, 60_000);

async function capture(count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index).values();
  const lane = async () => {
    for (const number of numbers) {
      const body = { source: 'mail', externalId: `letter-${number}`, worktype: 'letter', attributes: {} };
      await admin.ask('/v1/workitems', { method: 'POST', body });
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

test('a bulk job goes on where it was when the API, or the worker, is killed, and does nothing twice', async () => {
  await capture(ITEMS);
  const body = { action: 'note', body: { text: 'read' }, filter: { worktype: 'letter' } };
  const { body: made } = await admin.ask<BulkJobView>('/v1/bulk', { method: 'POST', body, key: 'kill' });
  expect(made).toMatchObject({ state: 'running', total: ITEMS });
  await survives(made.id);
  expect(await timesEach('noted')).toEqual([{ times: 1, items: ITEMS }]);
}, 240_000);

test('so does the job of a changed calendar, which the system makes by itself', async () => {
  await admin.ask('/v1/config/apply', { method: 'POST', body: { documents: [calendar('08:00-20:00')] } });
  const { jobs } = (await admin.ask<BulkJobPage>('/v1/bulk')).body;
  expect(jobs[0]).toMatchObject({ action: 'recompute', division: 'office', body: { calendar: 'desk', version: 2 } });
  await survives(jobs[0]?.id ?? '');
  expect(await timesEach('recomputed')).toEqual([{ times: 1, items: ITEMS }]);
  const { rows } = await pool.query(
    `select count(*)::int as items from item i join item_event e on e.item_id = i.id and e.type = 'recomputed'
     where i.due_at = (e.data ->> 'dueAt')::timestamptz and i.due_at < (e.data #>> '{from,dueAt}')::timestamptz`,
  );
  expect(rows).toEqual([{ items: ITEMS }]);
}, 240_000);

/** A job that goes on, and ends well, though API and worker are killed while it runs. */
async function survives(id: string): Promise<void> {
  const job = async () => (await admin.ask<BulkJobView>(`/v1/bulk/${id}`)).body;
  const pidOf = (name: string) => stack.pidOf(name);
  for (const [victim, afterDone] of [
    ['api', 1],
    ['worker', ITEMS / 2],
  ] as const) {
    await awaited(`${afterDone} are done`, async () => (await job()).done >= afterDone);
    const killed = await killHard(pidOf, victim);
    expect((await job()).left).toBeGreaterThan(0);
    await restarted(pidOf, victim, killed);
  }
  await awaited('the job has ended', async () => (await job()).endedAt !== null);
  expect(await job()).toMatchObject({ state: 'done', total: ITEMS, done: ITEMS, failed: 0, left: 0 });
}

/** How many items have how many entries of a type. */
async function timesEach(type: string) {
  const { rows } = await pool.query(
    `select times, count(*)::int as items
     from (select count(e.item_id)::int as times from item i left join item_event e on e.item_id = i.id and e.type = $1 group by i.id) each
     group by times`,
    [type],
  );
  return rows;
}
