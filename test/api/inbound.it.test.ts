import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import request, { type Test } from 'supertest';
import { waitUntil } from '../../cli/dev/wait-until';
import { applyExamples, startTestApi, type TestApi } from './test-api';

const SECRET = `whsec_${randomBytes(24).toString('base64')}`;

let api: TestApi;
let sent = 0;
beforeAll(async () => {
  process.env['CASEWRIGHT_SECRET_CLAIMS__SHOP'] = SECRET;
  api = await startTestApi();
  await applyExamples(api);
});
afterAll(async () => {
  delete process.env['CASEWRIGHT_SECRET_CLAIMS__SHOP'];
  await api.stop();
});
beforeEach(async () => applySource(SHOP));

const SHOP = {
  verb: 'if payload.type = "claim.opened" then "capture" else if payload.type = "claim.seen" then "ignore" else payload.verb',
  externalId: 'payload.claim.number',
  worktype: '"medical-claim"',
  division: 'payload.division',
  name: 'payload.claim.title',
  reason: 'payload.why',
  activateAt: 'payload.claim.from',
  dueAt: 'payload.claim.due',
  attributes: { Case_ID: 'string(payload.claim.number)', Claim_Value: 'payload.claim.amount' },
};

async function applySource(mapping: object): Promise<void> {
  const inbound = { secret: { env: 'CASEWRIGHT_SECRET_CLAIMS__SHOP' }, mapping };
  const documents = [{ kind: 'source', key: 'shop', division: 'claims', inbound }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
}

interface Sending {
  id?: string;
  secret?: string;
  at?: Date;
  signed?: string;
  source?: string;
  type?: string;
}

function send(payload: object | string, options: Sending = {}): Test {
  sent += 1;
  const { id = `msg-${sent}`, secret = SECRET, at = new Date(), source = 'shop', type = 'application/json' } = options;
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return request(api.origin)
    .post(`/v1/sources/${source}/inbound`)
    .set('content-type', type)
    .set('webhook-id', id)
    .set('webhook-timestamp', String(Math.floor(at.getTime() / 1000)))
    .set('webhook-signature', new Webhook(secret).sign(id, at, options.signed ?? text))
    .send(text);
}

const opened = (number: string | number, more: object = {}) => ({
  type: 'claim.opened',
  claim: { number, amount: 250, title: 'A claim', ...more },
});
const asks = (verb: string, number: string | number, more: object = {}) => ({ verb, claim: { number }, ...more });

const items = async (externalId: string) =>
  (await api.call('sue', 'get', `/v1/workitems?source=shop&externalId=${externalId}`).expect(200)).body.items;
const deadLetters = async (query = '') =>
  (await api.call('sue', 'get', `/v1/inbound-dead-letters${query}`).expect(200)).body.deadLetters;
const rows = async () => Number((await api.pool.query('select count(*) from inbound_delivery')).rows[0].count);

test('a signed webhook captures what its mapping makes of it, once however often it comes', async () => {
  const first = await send(opened('W-1'), { id: 'once' }).expect(200);
  expect(first.body).toEqual({ id: expect.any(String), state: 'done' });
  const again = await Promise.all([1, 2].map(() => send(opened('W-1'), { id: 'once' }).expect(200)));
  expect(again.map(({ body }) => body)).toEqual([first.body, first.body]);
  expect(await items('W-1')).toMatchObject([
    { name: 'A claim', worktype: 'medical-claim', attributes: { Case_ID: 'W-1', Claim_Value: 250 }, version: 1 },
  ]);
  const { rows: kept } = await api.pool.query(`select payload, state from inbound_delivery where webhook_id = 'once'`);
  expect(kept).toEqual([{ payload: null, state: 'done' }]);
});

test('the ID of a webhook with another payload is refused, also when the first is long done, and its sender is told', async () => {
  await send(opened('W-2'), { id: 'used' }).expect(200);
  const before = await rows();
  const { body } = await send(opened('W-3'), { id: 'used' }).expect(422);
  expect(body).toMatchObject({ code: 'WEBHOOK_ID_REUSED' });
  expect([await rows(), await items('W-3')]).toEqual([before, []]);
  // What came before its payload was told by a hash counts as the same.
  await api.pool.query(`update inbound_delivery set payload_hash = null where webhook_id = 'used'`);
  await send(opened('W-3'), { id: 'used' }).expect(200);
  expect(await items('W-3')).toEqual([]);
});

test('every verb of a source does what its own call does, and the history names the source', async () => {
  const future = '2100-01-01T00:00:00Z';
  await send(opened(77)).expect(200);
  await send(asks('update', 77, { claim: { number: 77, amount: 900 } })).expect(200);
  await send(asks('pause', 77, { why: 'strike' })).expect(200);
  await send(asks('resume', 77)).expect(200);
  await send(asks('reschedule', 77, { claim: { number: 77, due: future } })).expect(200);
  await send(asks('reclassify', 77, { claim: { number: 77, title: 'Another' } })).expect(200);
  await send(asks('complete', 77)).expect(200);
  await send(asks('restart', 77)).expect(200);
  await send(asks('cancel', 77, { why: 'sold' })).expect(200);
  const [item] = await items('77');
  expect(item).toMatchObject({ state: 'cancelled', name: 'Another', life: 2, attributes: { Claim_Value: 900 } });
  const { body } = await api.call('sue', 'get', `/v1/workitems/${item.id}/history`).expect(200);
  const told = (body.events as { type: string; actor: object; data: object }[]).filter(({ type }) =>
    ['captured', 'completed', 'cancelled'].includes(type),
  );
  expect(told.map(({ actor }) => actor)).toEqual(Array(3).fill({ kind: 'source', id: 'shop' }));
  expect(await deadLetters('?source=shop')).toEqual([]);
});

test('what asks for nothing is taken and done', async () => {
  await send({ type: 'claim.seen' }).expect(200);
});

test.each<[string, () => Test]>([
  ['another secret', () => send(opened('X'), { secret: `whsec_${randomBytes(24).toString('base64')}` })],
  ['another body than the signed one', () => send(opened('X'), { signed: JSON.stringify(opened('Y')) })],
  ['a signature of six minutes ago', () => send(opened('X'), { at: new Date(Date.now() - 360_000) })],
  ['one of six minutes from now', () => send(opened('X'), { at: new Date(Date.now() + 360_000) })],
  ['a source without webhooks', () => send(opened('X'), { source: 'crm' })],
  ['a source that does not exist', () => send(opened('X'), { source: 'nobody' })],
  ['a name of a prototype', () => send(opened('X'), { source: '__proto__' })],
  ['an ID of nothing', () => send(opened('X'), { id: 'a b' })],
  ['another timestamp', () => send(opened('X')).set('webhook-timestamp', String(Math.floor(Date.now() / 1000) - 9))],
  ['no signature', () => send(opened('X')).unset('webhook-signature')],
])('%s is refused alike, and nothing is kept', async (_, call) => {
  const before = await rows();
  const { body } = await call().expect(401);
  expect(body).toMatchObject({ code: 'NOT_SIGNED' });
  expect(await rows()).toBe(before);
  expect(await items('X')).toEqual([]);
});

test('without its secret a source is told nothing else', async () => {
  delete process.env['CASEWRIGHT_SECRET_CLAIMS__SHOP'];
  const { body } = await send(opened('X')).expect(401);
  process.env['CASEWRIGHT_SECRET_CLAIMS__SHOP'] = SECRET;
  expect(body).toMatchObject({ code: 'NOT_SIGNED' });
});

test('what cannot be mapped waits as a dead letter until the mapping is mended, and is then done once', async () => {
  await applySource({ ...SHOP, externalId: 'payload.case.id' });
  const receipt = await send(opened('M-1'), { id: 'mended' }).expect(202);
  expect(receipt.body.state).toBe('dead');
  const path = `/v1/inbound-dead-letters/${receipt.body.id}`;
  const reason = {
    code: 'INVALID_INPUT',
    errors: [{ path: 'externalId', code: 'REQUIRED', value: null, allowed: 'a text' }],
  };
  expect(await deadLetters()).toMatchObject([{ id: receipt.body.id, webhookId: 'mended', source: 'shop', reason }]);
  const shown = await api.call('sue', 'get', path).expect(200);
  expect(shown.body.payload).toEqual(opened('M-1'));

  expect((await send(opened('M-1'), { id: 'mended' }).expect(202)).body).toEqual(receipt.body);
  expect((await api.call('sue', 'post', `${path}/replay`).expect(200)).body).toMatchObject({ state: 'dead', reason });
  await applySource(SHOP);
  const replays = await Promise.all(['sue', 'admin', 'sue'].map((user) => api.call(user, 'post', `${path}/replay`)));
  expect(replays.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await api.call('sue', 'get', path).expect(200)).body).toMatchObject({ state: 'done', payload: null });
  expect(await items('M-1')).toHaveLength(1);
  expect(await deadLetters()).toEqual([]);
  expect((await send(opened('M-1'), { id: 'mended' }).expect(200)).body.state).toBe('done');
  expect((await items('M-1'))[0].version).toBe(1);
});

test('what the item refuses is a dead letter, whose replay has one effect', async () => {
  const { body } = await send(asks('cancel', 'LATE', { why: 'early' })).expect(202);
  expect(await deadLetters()).toMatchObject([
    { id: body.id, verb: 'cancel', externalId: 'LATE', reason: { code: 'NOT_FOUND' } },
  ]);
  await send(opened('LATE')).expect(200);
  const path = `/v1/inbound-dead-letters/${body.id}/replay`;
  await api.call('sue', 'post', path).expect(200);
  await api.call('sue', 'post', path).expect(200);
  const [item] = await items('LATE');
  expect(item).toMatchObject({ state: 'cancelled' });
  const { body: history } = await api.call('sue', 'get', `/v1/workitems/${item.id}/history`).expect(200);
  expect(history.events.filter(({ type }: { type: string }) => type === 'cancelled')).toHaveLength(1);
});

test.each<[string, object | string, string, object]>([
  ['no JSON', '{"type":', 'INVALID_JSON', []],
  ['a prototype', '{"claim":{"__proto__":{}}}', 'INVALID_INPUT', [{ code: 'FORBIDDEN_KEY' }]],
  ['depth without end', `${'['.repeat(120_000)}${']'.repeat(120_000)}`, 'INVALID_INPUT', [{ code: 'TOO_DEEP' }]],
  ['depth', `{"claim":${'['.repeat(40)}${']'.repeat(40)}}`, 'INVALID_INPUT', [{ code: 'TOO_DEEP' }]],
  ['a NUL alone', '\0', 'INVALID_JSON', []],
  [
    'half of what it says',
    asks('cancel', `${'a'.repeat(199)}${'😀'.repeat(50)}`),
    'INVALID_INPUT',
    [{ code: 'TOO_BIG' }],
  ],
  ['a NUL', { claim: { number: 'a\0b' } }, 'INVALID_INPUT', [{ code: 'INVALID_CHARACTER' }]],
  [
    'an attribute that is none',
    opened('BAD', { amount: 'much' }),
    'INVALID_INPUT',
    [{ path: 'attributes.Claim_Value', value: 'much', allowed: expect.anything() }],
  ],
  ['an instant that is none', opened('BAD', { due: 'soon' }), 'INVALID_INPUT', [{ path: 'dueAt', value: 'soon' }]],
  [
    'a division of others',
    { ...opened('BAD'), division: 'sales' },
    'INVALID_INPUT',
    [{ path: 'division', value: 'sales' }],
  ],
  ['a verb that is none', asks('destroy', 'BAD'), 'INVALID_INPUT', [{ path: 'verb', code: 'UNKNOWN_VERB' }]],
])('%s is kept with its reason, and may be discarded', async (_, payload, code, errors) => {
  const { body } = await send(payload).expect(202);
  const path = `/v1/inbound-dead-letters/${body.id}`;
  expect((await api.call('sue', 'get', path).expect(200)).body.reason).toMatchObject({ code, errors });
  const discarded = await api.call('sue', 'post', `${path}/discard`).expect(200);
  expect(discarded.body).toMatchObject({ state: 'discarded', payload: null, settledBy: 'sue' });
  expect((await api.call('sue', 'post', `${path}/replay`).expect(200)).body.state).toBe('discarded');
  expect(await items('BAD')).toEqual([]);
});

test('a mapping that does too much with a payload is stopped, and says where', async () => {
  const filter = 'payload.list[count(concatenate(payload.list, payload.list)) > 0]';
  await applySource({ ...SHOP, name: `string(count(${filter}))` });
  const list = Array.from({ length: 30_000 }, () => 0);
  const { body } = await send({ ...opened('SLOW'), list }).expect(202);
  const { body: letter } = await api.call('sue', 'get', `/v1/inbound-dead-letters/${body.id}`).expect(200);
  expect(letter.reason).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'name', code: 'STEP_BUDGET' }] });
  await api.call('sue', 'post', `/v1/inbound-dead-letters/${body.id}/discard`).expect(200);
});

test('too much, or another media type, is refused as it is anywhere', async () => {
  await send({ claim: 'x'.repeat(300_000) }).expect(413);
  await send(opened('X'), { type: 'text/xml' }).expect(415);
});

test('dead letters belong to the division of their source, page by page', async () => {
  for (const number of ['P-1', 'P-2', 'P-3']) await send(asks('pause', number)).expect(202);
  const first = await api.call('sue', 'get', '/v1/inbound-dead-letters?limit=2').expect(200);
  const next = `/v1/inbound-dead-letters?limit=2&cursor=${first.body.nextCursor}`;
  const second = await api.call('sue', 'get', next).expect(200);
  const found = [...first.body.deadLetters, ...second.body.deadLetters];
  expect(found.map(({ externalId }) => externalId)).toEqual(['P-3', 'P-2', 'P-1']);
  expect(second.body.nextCursor).toBeNull();
  const path = `/v1/inbound-dead-letters/${found[0].id}`;
  const documents = [{ kind: 'agent', key: 'sally', division: 'sales', roles: ['supervisor'] }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const sally = await api.issuer.mint('sally');
  expect((await api.call(sally, 'get', '/v1/inbound-dead-letters').expect(200)).body.deadLetters).toEqual([]);
  await api.call(sally, 'get', path).expect(404);
  await api.call(sally, 'post', `${path}/replay`).expect(404);
  await api.call(sally, 'post', `${path}/discard`).expect(404);
  const untouched = await api.call('sue', 'get', path).expect(200);
  expect(untouched.body).toMatchObject({ state: 'dead', settledBy: null, deadAt: found[0].deadAt });
  await api.call('ana', 'get', path).expect(403);
  await api.call('source:crm', 'get', path).expect(403);
});

test('what took its process with it too often is left to people', async () => {
  await api.pool.query(
    `insert into inbound_delivery (id, source, division, webhook_id, payload, attempts, retry_at)
     values (gen_random_uuid(), 'shop', 'claims', 'poison', $1, 12, now())`,
    [Buffer.from(JSON.stringify(opened('POISON')))],
  );
  const isDead = async () =>
    (await deadLetters('?source=shop')).some(({ webhookId }: { webhookId: string }) => webhookId === 'poison');
  expect(await waitUntil(isDead, { withinMs: 60_000 })).toBe(true);
  expect(await items('POISON')).toEqual([]);
});

test('what a process left unfinished is taken up by another', async () => {
  await api.pool.query(
    `insert into inbound_delivery (id, source, division, webhook_id, payload, retry_at)
     values (gen_random_uuid(), 'shop', 'claims', 'left', $1, now())`,
    [Buffer.from(JSON.stringify(opened('LEFT')))],
  );
  expect((await send(opened('LEFT'), { id: 'left' }).expect(202)).body.state).toBe('pending');
  const second = await api.startSecond();
  const isDone = async () => {
    const { rows: left } = await api.pool.query(`select state from inbound_delivery where webhook_id = 'left'`);
    return left[0].state === 'done';
  };
  expect(await waitUntil(isDone, { withinMs: 60_000 })).toBe(true);
  await second.stop();
  expect(await items('LEFT')).toHaveLength(1);
});
