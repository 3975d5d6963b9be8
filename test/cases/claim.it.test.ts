import { waitUntil } from '../../cli/dev/wait-until';
import { type CaseStage, openCaseStage } from './case-stage';

let stage: CaseStage;
/** What the worker of the test was asked to pay. */
const paid: { id: string; variables: Record<string, unknown> }[] = [];

beforeAll(async () => {
  stage = await openCaseStage('cases');
  await stage.serve('payments', {
    pay: async (input: (typeof paid)[number]) => {
      paid.push(input);
      return { receipt: `R-${String(input.variables['payment'])}` };
    },
  });
});
afterAll(async () => stage?.close());

test('a claim goes from intake by approval and payment to its confirmation', async () => {
  const { api } = stage;
  const id = await stage.start('claim', { Claim_Value: 5_000, payment: 'P-1' });
  const intake = await stage.taskOf(id, 'intake');
  await stage.work('ana', intake.id, { attributes: { channel: 'mail' } });
  const approve = await stage.taskOf(id, 'approve');
  const { body: item } = await api.call('ana', 'get', `/v1/workitems/${approve.id}`).expect(200);
  expect(item).toMatchObject({
    worktype: 'approval',
    queue: 'open',
    name: 'Approve the claim',
    caseId: id,
    // What the worktype knows of the case travels with it, and nothing else.
    attributes: { Claim_Value: 5_000 },
  });
  // Nobody approves for two seconds: a supervisor is reminded, and the approval goes on.
  const remind = await stage.taskOf(id, 'remind');
  await stage.work('ana', remind.id, {});
  await stage.work('ana', approve.id, { disposition: 'approved', attributes: { comment: 'fine' } });
  await stage.becomes(id, 'paid', ({ attributes }) => attributes['receipt'] === 'R-P-1');
  expect(paid.filter(({ variables }) => variables['payment'] === 'P-1')).toHaveLength(1);
  const message = { name: 'payment-confirmed', key: 'P-1', variables: { confirmedBy: 'bank' }, timeToLive: 'PT1M' };
  await api.call('source:crm', 'post', '/v1/messages', message).expect(200);
  const closed = await stage.becomes(id, 'closed', ({ state }) => state === 'completed');
  expect(closed).toMatchObject({
    status: 'closed',
    incidents: [],
    attributes: { channel: 'mail', disposition: 'approved', comment: 'fine', confirmedBy: 'bank' },
  });
  const { body: history } = await api.call('sue', 'get', `/v1/cases/${id}/history`).expect(200);
  const completed = history.events.filter(({ type }: { type: string }) => type === 'completed');
  expect(completed.map(({ element }: { element: string }) => element)).toEqual(
    expect.arrayContaining(['intake', 'approve', 'remind', 'pay', 'confirmed', 'paid']),
  );
});

test('the same source and external ID answer the same case', async () => {
  const body = { type: 'early', source: 'crm', externalId: 'twice', attributes: { order: 'O-0' } };
  const first = await stage.api.call('source:crm', 'post', '/v1/cases', body).expect(201);
  const second = await stage.api.call('source:crm', 'post', '/v1/cases', body).expect(200);
  expect(second.body.id).toBe(first.body.id);
});

test('a boundary event that interrupts takes the work out of its agent hands', async () => {
  const { api } = stage;
  const id = await stage.start('recall', { order: 'O-1' });
  const work = await stage.taskOf(id, 'work');
  await api.call('ana', 'post', `/v1/workitems/${work.id}/actions/pull`, {}).expect(200);
  const used = async () =>
    (await api.call('ana', 'get', '/v1/agents/ana/work').expect(200)).body.capacity.workitem.used;
  expect(await used()).toBe(1);
  const message = { name: 'recall', key: 'O-1' };
  expect((await api.call('source:crm', 'post', '/v1/messages', message).expect(200)).body).toMatchObject({
    outcome: 'delivered',
    case: id,
  });
  await stage.becomes(id, 'closed', ({ state }) => state === 'completed');
  const isFree = async () => (await used()) === 0;
  await expect(untilTrue(isFree)).resolves.toBe(true);
  const { body } = await api.call('ana', 'get', `/v1/workitems/${work.id}`).expect(200);
  expect(body.state).toBe('cancelled');
});

test('a message that comes before anybody waits is kept, and is delivered once', async () => {
  const { api } = stage;
  const message = { name: 'arrived', key: 'O-2', variables: { arrived: true }, timeToLive: 'PT10M' };
  const kept = await api.call('source:crm', 'post', '/v1/messages', message).expect(200);
  expect(kept.body).toEqual({ outcome: 'kept', case: null });
  const [first, second] = [await stage.start('early', { order: 'O-2' }), await stage.start('early', { order: 'O-2' })];
  for (const id of [first, second]) {
    const instance = await manualOf(id);
    await api.call('ana', 'post', `/v1/cases/${id}/actions/complete`, { instance }).expect(200);
  }
  const done = await stage.becomes(first, 'closed', ({ state }) => state === 'completed');
  expect(done.attributes).toMatchObject({ order: 'O-2', arrived: true });
  const other = await stage.becomes(second, 'waiting', ({ state }) => state === 'active');
  expect(other.attributes).not.toHaveProperty('arrived');
  const dropped = { name: 'arrived', key: 'O-9' };
  expect((await api.call('source:crm', 'post', '/v1/messages', dropped).expect(200)).body.outcome).toBe('dropped');
});

test('a signal reaches every case of its division', async () => {
  const ids = [await stage.start('signals', {}), await stage.start('signals', {})];
  for (const id of ids) await stage.becomes(id, 'waiting', (body) => body.state === 'active');
  await expect(
    untilTrue(async () => (await stage.api.pool.query(`select 1 from case_wait where kind = 'signal'`)).rowCount === 2),
  ).resolves.toBe(true);
  const { body } = await stage.api.call('sue', 'post', '/v1/signals', { name: 'go', division: 'claims' }).expect(200);
  expect(body).toEqual({ cases: 2, started: 0 });
  for (const id of ids) await stage.becomes(id, 'closed', ({ state }) => state === 'completed');
});

test('a message starts a case where nobody waits for it; what that case throws reaches those who wait', async () => {
  const { api } = stage;
  const listening = await stage.start('early', { order: 'O-7' });
  await api
    .call('ana', 'post', `/v1/cases/${listening}/actions/complete`, { instance: await manualOf(listening) })
    .expect(200);
  const hearing = await stage.start('signals', {});
  const waits = async () => (await api.pool.query(`select 1 from case_wait where name in ('arrived', 'go')`)).rowCount;
  expect(await untilTrue(async () => ((await waits()) ?? 0) >= 2)).toBe(true);
  const message = { name: 'ordered', key: 'O-7', variables: { order: 'O-7' } };
  const { body } = await api.call('source:crm', 'post', '/v1/messages', message).expect(200);
  expect(body).toMatchObject({ outcome: 'started', case: expect.any(String) });
  for (const id of [body.case, listening, hearing])
    await stage.becomes(id, 'closed', ({ state }) => state === 'completed');
  // A signal starts one, too, and once for each request.
  const signal = () =>
    api.call('sue', 'post', '/v1/signals', { name: 'opened', variables: { order: 'O-8' }, division: 'claims' });
  const [first, second] = [await signal().set('idempotency-key', 'k'), await signal().set('idempotency-key', 'k')];
  expect([first.body, second.body]).toEqual([
    { cases: 0, started: 1 },
    { cases: 0, started: 1 },
  ]);
  const { body: page } = await api.call('sue', 'get', '/v1/cases?type=ordered').expect(200);
  expect(page.cases).toHaveLength(2);
  const refused = await api.call('sue', 'post', '/v1/cases', { type: 'ordered', division: 'claims' }).expect(400);
  expect(refused.body.errors[0].code).toBe('NO_START');
});

test('a rule on an event of an item starts a case, once', async () => {
  const { api } = stage;
  const parcel = (externalId: string, attributes: object) =>
    api.call('source:crm', 'post', '/v1/workitems', { source: 'crm', externalId, worktype: 'parcel', attributes });
  const { body: item } = await parcel('parcel-1', { order: 'O-20' }).expect(201);
  await parcel('parcel-1', { order: 'O-20' }).expect(200);
  await parcel('parcel-2', {}).expect(201);
  const started = async () =>
    (await api.pool.query(`select id from case_file where source like 'item:%'`)).rows as { id: string }[];
  expect(await untilTrue(async () => (await started()).length > 0)).toBe(true);
  const rows = await started();
  expect(rows).toHaveLength(1);
  const { attributes } = await stage.becomes(rows[0]?.id ?? '', 'begun', ({ state }) => state === 'active');
  expect(attributes).toMatchObject({ order: 'O-20', item: { id: item.id, reference: item.reference } });
});

test('every workflow of the suite replays', async () => {
  expect(await stage.replayAll()).toBeGreaterThan(4);
});

async function manualOf(id: string): Promise<number> {
  let instance: number | undefined;
  await untilTrue(async () => {
    const { body } = await stage.api.call('ana', 'get', `/v1/cases/${id}/diagram`).expect(200);
    instance = body.tokens.find(({ element }: { element: string }) => element === 'prepare')?.instance;
    return instance !== undefined;
  });
  return instance ?? 0;
}

const untilTrue = (isTrue: () => Promise<boolean>) => waitUntil(isTrue, { withinMs: 20_000 });
