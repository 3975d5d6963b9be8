import { type NativeConnection, Worker } from '@temporalio/worker';
import { createPool } from '../../db/pool';
import { freePort } from '../../cli/dev/ports';
import { honestClient, type HonestClient } from '../chaos/honest-client';
import { connectWorkers } from '../../engine/worker';
import { killHard, restarted } from '../chaos/killer';
import { awaited } from '../chaos/until';
import { engineOf, type RunningStack, startStack } from '../support/start-stack';
import { CASE_DOCUMENTS } from './case-documents';

const CASES = 6;
/** After so many completed items the program is killed. */
const KILLS = [
  [1, 'worker'],
  [3, 'api'],
  [5, 'worker'],
  [7, 'worker'],
] as const;

let stack: RunningStack;
let payments: { worker: Worker; running: Promise<void>; connection: NativeConnection };
/** Starts a case every two seconds, whoever is there. */
const CLOCKWORK = {
  kind: 'case-type',
  key: 'clockwork',
  division: 'claims',
  bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="tick"><timerEventDefinition><timeCycle>R/PT2S</timeCycle></timerEventDefinition></startEvent>
<intermediateCatchEvent id="look"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f" sourceRef="tick" targetRef="look"/></process></definitions>`,
};
const paid: { id: string; payment: string }[] = [];

beforeAll(async () => {
  stack = await startStack({ port: await freePort() });
  const place = await connectWorkers(engineOf(stack));
  const worker = await Worker.create({
    ...place,
    taskQueue: 'payments',
    activities: {
      pay: async ({ id, variables }: { id: string; variables: { payment: string } }) => {
        paid.push({ id, payment: variables.payment });
        return { receipt: `R-${variables.payment}` };
      },
    },
  });
  payments = { worker, running: worker.run(), connection: place.connection };
}, 120_000);
afterAll(async () => {
  payments?.worker.shutdown();
  await payments?.running;
  await payments?.connection.close();
  await stack?.stop();
}, 60_000);

test('kills at any moment lose no case and do nothing twice', async () => {
  const { api, tokens, postgres } = stack.ready;
  const client = (token: string) => honestClient(api, token, 60_000);
  const admin = client(tokens.admin);
  const applied = await admin.ask('/v1/config/apply', {
    method: 'POST',
    body: { documents: [...CASE_DOCUMENTS, CLOCKWORK] },
  });
  expect(applied.status).toBe(200);
  const tokenOf = async (user: string) =>
    (await admin.ask<{ token: string }>('/v1/dev/tokens', { method: 'POST', body: { user } })).body.token;
  const [source, ana] = [client(await tokenOf('crm')), client(await tokenOf('ana'))];
  const ids = await startCases(source);

  let done = 0;
  const isOver = async () => {
    const { body } = await admin.ask<{ cases: unknown[] }>('/v1/cases?state=completed&limit=200');
    return body.cases.length === CASES;
  };
  const working = (async () => {
    while (!(await isOver())) done += await workOnce(admin, ana);
  })();
  for (const [after, victim] of KILLS) {
    await awaited(`${after} items are done`, () => done >= after);
    const pidOf = (name: string) => stack.pidOf(name);
    await restarted(pidOf, victim, await killHard(pidOf, victim));
  }
  await working;
  // No more of them, so that what is owed comes to an end.
  const still = { ...CLOCKWORK, bpmn: CLOCKWORK.bpmn.replace(/<timerEventDefinition>.*?<\/timerEventDefinition>/, '') };
  const stopped = await admin.ask('/v1/config/apply', { method: 'POST', body: { documents: [still] } });
  expect(stopped.status).toBe(200);

  const pool = createPool(postgres, { name: 'test' });
  const { rows: twice } = await pool.query(
    `select case_id, element, count(*) from case_event where type = 'completed' group by 1, 2 having count(*) > 1`,
  );
  const { rows: items } = await pool.query(
    `select count(*)::int as count from item where source = 'case' and state = 'completed' and name <> 'Look after the approval'`,
  );
  const isSettled = async () => {
    const open = `select 1 from case_request union all select 1 from case_order where done_at is null`;
    return (await pool.query(open)).rowCount === 0;
  };
  await awaited('nothing is left to be done', isSettled);
  const { rows: ticks } = await pool.query<{ externalId: string }>(
    `select external_id as "externalId" from case_file where source = 'schedule:claims/clockwork' order by created_at`,
  );
  await pool.end();
  expect(twice).toEqual([]);
  // Each instant once, and none left out: nobody was away for a minute.
  const instants = ticks.map(({ externalId }) => Date.parse(externalId.slice('tick@'.length)));
  expect(instants.length).toBeGreaterThan(KILLS.length);
  expect(instants).toEqual(instants.map((_, index) => (instants[0] ?? 0) + index * 2_000));
  // Intake of each, approval of every other one; whether it is reminded of depends on how long that takes.
  expect(items).toEqual([{ count: CASES + CASES / 2 }]);
  // A task of an outside worker may be tried again under the same ID; each case pays under one.
  expect(new Set(paid.map(({ id }) => id)).size).toBe(CASES);
  expect(new Set(paid.map(({ payment }) => payment)).size).toBe(ids.length);
}, 240_000);

async function startCases(source: HonestClient): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < CASES; nth += 1) {
    const attributes = { Claim_Value: nth % 2 === 0 ? 10 : 5_000, payment: `P-${nth}` };
    const body = { type: 'claim', source: 'crm', externalId: `kill-${nth}`, attributes };
    const started = await source.ask<{ id: string }>('/v1/cases', { method: 'POST', body });
    expect([200, 201]).toContain(started.status);
    ids.push(started.body.id);
    // Kept until the case waits for it.
    const confirmed = { name: 'payment-confirmed', key: `P-${nth}`, timeToLive: 'PT1H' };
    await source.ask('/v1/messages', { method: 'POST', body: confirmed, key: `confirmed-${nth}` });
  }
  return ids;
}

/** Takes an item and completes it; answers how many. */
async function workOnce(admin: HonestClient, ana: HonestClient): Promise<number> {
  const { body } = await admin.ask<{ items: { id: string; worktype: string }[] }>(
    '/v1/workitems?state=queued&sort=createdAt&limit=50',
  );
  const [item] = body.items;
  if (!item) return 0;
  const path = `/v1/workitems/${item.id}/actions`;
  await ana.ask(`${path}/pull`, { method: 'POST', body: {}, key: `pull-${item.id}` });
  const end = item.worktype === 'approval' ? { disposition: 'approved' } : {};
  const { status } = await ana.ask(`${path}/complete`, { method: 'POST', body: end, key: `complete-${item.id}` });
  return status === 200 ? 1 : 0;
}
