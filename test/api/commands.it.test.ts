import { CLAIM_LIFE } from '../support/claim-life';
import pino from 'pino';
import { type Matcher, startMatcher } from '../../matcher/start-matcher';
import { waitUntil } from '../../cli/dev/wait-until';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let matcher: Matcher;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  matcher = await startMatcher({ url: api.databaseUrl, log: pino({ level: 'fatal' }) });
});
afterAll(async () => {
  await matcher.close();
  await api.stop();
});

let count = 0;

/** A new claim that is offered to Ana, who has nothing else. */
async function offered(more: object = {}): Promise<{ id: string; offerId: string; externalId: string }> {
  count += 1;
  const externalId = `command-${count}`;
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'offline' }).expect(200);
  const { body } = await api
    .call('admin', 'post', '/v1/workitems', claim(externalId, { priority: count * 10_000, ...more }))
    .expect(201);
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'ready' }).expect(200);
  let offerId = '';
  await waitUntil(
    async () => {
      const work = await api.call('ana', 'get', '/v1/agents/ana/work');
      offerId = work.body.offers.find((offer: { item: { id: string } }) => offer.item.id === body.id)?.offerId ?? '';
      return offerId !== '';
    },
    { withinMs: 10_000 },
  );
  expect(offerId).not.toBe('');
  return { id: body.id, offerId, externalId };
}

/** Ana accepts, and holds nothing any more at the end of the test. */
async function accepted(more: object = {}) {
  const item = await offered(more);
  await action('ana', item.id, 'accept', { offerId: item.offerId }).expect(200);
  return item;
}

function action(user: string, id: string, name: string, body: object) {
  return api.call(user, 'post', `/v1/workitems/${id}/actions/${name}`, body);
}

async function finish({ id }: { id: string }) {
  await action('admin', id, 'cancel', {}).expect(200);
}

test('what is done to an item on offer leaves it there, and the answer says so', async () => {
  const { id } = await offered();
  const onOffer = { state: 'offered', routingState: 'offered' };
  expect((await action('sue', id, 'note', { text: 'a good customer' }).expect(200)).body).toMatchObject(onOffer);
  const { body } = await action('sue', id, 'reprioritize', { priority: 9_000 }).expect(200);
  expect(body).toMatchObject({ ...onOffer, priority: 9_000 });
  await finish({ id });
});

test('a claim goes from its source to an agent and back', async () => {
  const { id, offerId, externalId } = await offered();
  const shown = await api.call('sue', 'get', `/v1/workitems/${id}`).expect(200);
  expect(shown.body).toMatchObject({ state: 'offered', routingState: 'offered', assignee: null });
  const taken = await action('ana', id, 'accept', { offerId }).expect(200);
  expect(taken.body).toMatchObject({ state: 'connected', status: 'review', assignee: 'ana', version: 2 });
  const done = await action('ana', id, 'complete', {
    disposition: 'approved',
    attributes: { Urgency_Score: 3 },
  }).expect(200);
  expect(done.body).toMatchObject({
    state: 'awaiting-source',
    assignee: null,
    attributes: { Claim_Value: 100, Urgency_Score: 3 },
  });
  const closed = await api
    .call('source:crm', 'post', `/v1/sources/crm/workitems/${externalId}/complete`, {})
    .expect(200);
  expect(closed.body).toMatchObject({ state: 'completed', status: 'closed', disposition: 'approved', priority: null });
  const { body } = await api.call('sue', 'get', `/v1/workitems/${id}/history`).expect(200);
  expect(body.events.map(({ type }: { type: string }) => type)).toEqual(CLAIM_LIFE);
  expect(body.events.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('an accept again has had its effect; another agent is refused with a stable code', async () => {
  const item = await offered();
  const theirs = await action('ben', item.id, 'accept', { offerId: item.offerId }).expect(409);
  expect(theirs.body.code).toBe('NOT_YOURS');
  await action('ana', item.id, 'accept', { offerId: item.offerId }).expect(200);
  const again = await action('ana', item.id, 'accept', { offerId: item.offerId }).expect(200);
  expect(again.body.version).toBe(2);
  const unknown = await action('ben', item.id, 'accept', { offerId: '00000000-0000-4000-8000-000000000000' }).expect(
    409,
  );
  expect(unknown.body).toMatchObject({ code: 'NOT_OFFERED', type: 'urn:casewright:problem:not-offered', status: 409 });
  await finish(item);
});

test('of 20 accepts at once each that is let in answers the same, and one is written', async () => {
  const item = await offered();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => action('ana', item.id, 'accept', { offerId: item.offerId })),
  );
  // Four commands of one item are under way at once; whoever comes then is told to come again.
  for (const { status, body } of answers)
    if (status !== 200) expect([status, body.code]).toEqual([429, 'TOO_MANY_COMMANDS']);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);
  const { body } = await api.call('sue', 'get', `/v1/workitems/${item.id}/history`);
  expect(body.events.filter(({ type }: { type: string }) => type === 'accepted')).toHaveLength(1);
  await finish(item);
});

test('a declined item is not offered to the same agent at once, and declining twice is once', async () => {
  const item = await offered();
  const first = await action('ana', item.id, 'decline', { offerId: item.offerId, reason: 'no time' }).expect(200);
  expect(first.body.state).toBe('queued');
  await action('ana', item.id, 'decline', { offerId: item.offerId }).expect(200);
  const accept = await action('ana', item.id, 'accept', { offerId: item.offerId }).expect(409);
  expect(accept.body.code).toBe('NOT_OFFERED');
  const { body } = await api.call('sue', 'get', `/v1/workitems/${item.id}/explanation`).expect(200);
  expect(body.candidates).toContainEqual(expect.objectContaining({ agent: 'ana', failed: 'declined' }));
  await finish(item);
});

test('only the holder completes, and only with what the worktype knows', async () => {
  const item = await accepted();
  expect((await action('ben', item.id, 'complete', {}).expect(409)).body.code).toBe('NOT_YOURS');
  const unknown = await action('ana', item.id, 'complete', { disposition: 'lost' }).expect(400);
  expect(unknown.body).toMatchObject({
    code: 'UNKNOWN_DISPOSITION',
    errors: [{ path: 'disposition', value: 'lost', allowed: ['approved', 'rejected', 'referred'] }],
  });
  const faulty = await action('ana', item.id, 'complete', { attributes: { Claim_Value: 'much' } }).expect(400);
  expect(faulty.body.errors).toEqual([expect.objectContaining({ path: 'attributes.Claim_Value', value: 'much' })]);
  await action('ana', item.id, 'complete', { disposition: 'rejected' }).expect(200);
  await finish(item);
});

test('completing again is no mistake, completing otherwise is', async () => {
  const item = await accepted();
  await action('ana', item.id, 'complete', { disposition: 'approved' }).expect(200);
  await action('ana', item.id, 'complete', { disposition: 'approved' }).expect(200);
  const refusal = await action('ana', item.id, 'complete', { disposition: 'rejected' }).expect(409);
  expect(refusal.body).toMatchObject({
    code: 'WRONG_STATE',
    errors: [{ path: 'state', value: 'awaiting-source', allowed: ['connected'] }],
  });
  await finish(item);
  expect((await action('ana', item.id, 'complete', { disposition: 'approved' }).expect(409)).body.code).toBe(
    'ITEM_CLOSED',
  );
});

test('who may cancel: the holder, a supervisor, the source, and nobody else', async () => {
  const held = await accepted();
  expect((await action('ben', held.id, 'cancel', {}).expect(409)).body.code).toBe('NOT_YOURS');
  await action('ana', held.id, 'cancel', { reason: 'a duplicate' }).expect(200);
  const waiting = await api.call('admin', 'post', '/v1/workitems', claim('cancel-1')).expect(201);
  await action('sue', waiting.body.id, 'cancel', {}).expect(200);
  await api.call('admin', 'post', '/v1/workitems', claim('cancel/2 ä')).expect(201);
  const path = `/v1/sources/crm/workitems/${encodeURIComponent('cancel/2 ä')}/cancel`;
  expect((await api.call('source:crm', 'post', path, {}).expect(200)).body.state).toBe('cancelled');
  await api.call('source:crm', 'post', path, {}).expect(200);
  await api.call('source:crm', 'post', '/v1/sources/crm/workitems/unknown/cancel', {}).expect(404);
});

test('actions of later versions are unknown, with those that exist', async () => {
  const { body } = await action('ana', '00000000-0000-4000-8000-000000000000', 'fly', {}).expect(404);
  expect(body).toMatchObject({ code: 'UNKNOWN_ACTION', allowed: expect.arrayContaining(['accept', 'park']) });
});

test('an offer says through which ring it came, and how urgent the item was', async () => {
  const item = await offered({ priority: 4_321, attributes: { Case_ID: 'C-9', Claim_Value: 5_000 } });
  const { body } = await api.call('ana', 'get', '/v1/agents/ana/work').expect(200);
  expect(body.offers).toEqual([expect.objectContaining({ offerId: item.offerId, ring: 0, priority: 4_321 })]);
  await finish(item);
});

test('Not Ready takes an offer back at once, with a reason of the division', async () => {
  const item = await offered();
  const unknown = await api
    .call('ana', 'put', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'RONA' })
    .expect(400);
  expect(unknown.body.errors).toEqual([expect.objectContaining({ path: 'reason', code: 'UNKNOWN_REASON' })]);
  const { body } = await api
    .call('sue', 'put', '/v1/agents/ana/presence', { presence: 'not-ready', reason: 'Admin Work' })
    .expect(200);
  expect(body).toMatchObject({ presence: { state: 'not-ready', reason: 'admin-work' }, offers: [] });
  await finish(item);
});

test('load from outside takes room, and the whole of it is said each time', async () => {
  const { body } = await api.call('ben', 'put', '/v1/agents/ben/load', { voice: 1 }).expect(200);
  expect(body.capacity.voice).toEqual({ max: 1, used: 0, outside: 1 });
  const none = await api.call('ben', 'put', '/v1/agents/ben/load', {}).expect(200);
  expect(none.body.capacity.voice).toEqual({ max: 1, used: 0, outside: 0 });
  await api.call('ben', 'put', '/v1/agents/ben/load', { voice: -1 }).expect(400);
});

test('the explanation of a waiting item names rings, candidates and the test each failed', async () => {
  const large = claim('large', { attributes: { Case_ID: 'L', Claim_Value: 100_001 } });
  const { body: item } = await api.call('admin', 'post', '/v1/workitems', large).expect(201);
  const { body } = await api.call('sue', 'get', `/v1/workitems/${item.id}/explanation`).expect(200);
  expect(body.notes).toContain('claim-routing: rule 1');
  expect(body.rings).toMatchObject([
    { ring: 0, open: true, requirement: 'Adjuster >= 3 and Fraud Detection >= 1' },
    { ring: 1, open: false, requirement: 'Adjuster >= 2 and Fraud Detection >= 1' },
  ]);
  expect(body.nextRingAt).toBe(body.rings[1].opensAt);
  expect(body.candidates).toContainEqual(
    expect.objectContaining({
      agent: 'ben',
      failed: 'skills',
      detail: expect.stringContaining('Adjuster 2, asked >= 3'),
    }),
  );
  await finish(item);
});

test('figures of the queues count what is there', async () => {
  const item = await offered();
  const { body } = await api.call('sue', 'get', '/v1/queues').expect(200);
  const claims = body.queues.find(({ key }: { key: string }) => key === 'claims');
  expect(claims).toMatchObject({ offered: 1, readyAgents: 1, idleAgents: 0 });
  expect(body.totals).toMatchObject({ offered: 1, readyAgents: 1 });
  await finish(item);
});
