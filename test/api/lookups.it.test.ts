import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rawExample } from '../domain/examples';
import { claim, startTestApi, type TestApi } from './test-api';

type Reply = (response: ServerResponse, request: IncomingMessage, body: string) => void;

const SECRET = 'CASEWRIGHT_SECRET_CLAIMS__POLICIES';
let api: TestApi;
let origin: string;
let reply: Reply;
const asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    reply(response, request, body);
  });
});
const json =
  (value: unknown): Reply =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** The claims with one look-up, or others. */
async function apply(...lookups: object[]): Promise<void> {
  const base = { kind: 'lookup', key: 'policies', division: 'claims', url: `${origin}/policies/{Case_ID}` };
  const named = (lookups.length === 0 ? [{}] : lookups).map((lookup) => ({
    ...base,
    attributes: { Policy_Type: 'payload.type', Urgency_Score: 'payload.urgency' },
    timeoutMs: 2_000,
    ...lookup,
  }));
  const documents = rawExample('claims').map((document) => {
    const { kind } = document as { kind: string };
    return kind === 'worktype' ? { ...(document as object), lookups: named.map(({ key }) => key) } : document;
  });
  await api.call('admin', 'post', '/v1/config/apply', { documents: [...documents, ...named] }).expect(200);
}

async function capture(caseId: string, attributes: object = {}) {
  const request = claim(caseId, { attributes: { Case_ID: caseId, Claim_Value: 100, ...attributes } });
  const { body } = await api.call('source:crm', 'post', '/v1/workitems', request).expect(201);
  return body;
}

async function explained(id: string) {
  return (await api.call('admin', 'get', `/v1/workitems/${id}/explanation`).expect(200)).body;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env[SECRET] = 'of the policies';
  api = await startTestApi();
});
beforeEach(async () => {
  asked.length = 0;
  reply = json({ type: 'Family', urgency: 40 });
  await api.pool.query('delete from receiver_circuit');
});
afterAll(async () => {
  delete process.env[SECRET];
  server.closeAllConnections();
  server.close();
  await api.stop();
});

test('an item is enriched before it is classified, and what the source gave stands', async () => {
  await apply({ headers: { Authorization: { secret: { env: SECRET }, before: 'Bearer ' }, 'X-Reader': 'casewright' } });
  const item = await capture('C/1', { Policy_Type: 'Individual' });
  expect(item.attributes).toEqual({ Case_ID: 'C/1', Claim_Value: 100, Policy_Type: 'Individual', Urgency_Score: 40 });
  expect(asked).toMatchObject([
    {
      method: 'GET',
      url: '/policies/C%2F1',
      headers: { authorization: 'Bearer of the policies', 'x-reader': 'casewright', accept: 'application/json' },
    },
  ]);
  expect((await explained(item.id)).notes).toContain('look-up policies: Urgency_Score');
  const { rows } = await api.pool.query(
    `select data -> 'notes' as notes from item_event where item_id = $1 and type = 'classified'`,
    [item.id],
  );
  expect(rows[0].notes).toContain('look-up policies: Urgency_Score');
});

test('one that replaces stands over the source, a POST says what it is asked, and a condition may spare it', async () => {
  await apply({
    method: 'POST',
    url: `${origin}/ask`,
    body: { value: 'attributes.Claim_Value * 2', from: 'source' },
    when: 'attributes.Claim_Value > 50',
    replaces: true,
  });
  expect((await capture('post', { Policy_Type: 'Individual' })).attributes).toMatchObject({ Policy_Type: 'Family' });
  expect(asked).toMatchObject([{ method: 'POST', url: '/ask' }]);
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ value: 200, from: 'crm' });
  expect((await capture('spared', { Claim_Value: 50 })).attributes).toEqual({ Case_ID: 'spared', Claim_Value: 50 });
  expect(asked).toHaveLength(1);
});

test.each<[string, Reply, string]>([
  ['says nothing', () => {}, 'no answer within 300 ms (NO_ANSWER)'],
  [
    'stops in the middle',
    (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"type":');
      setImmediate(() => response.destroy());
    },
    'aborted (NOT_REACHED)',
  ],
  ['says half and waits', (response) => void response.writeHead(200).write('{"type":'), 'within 300 ms (NO_ANSWER)'],
  ['hangs up', (response) => void response.destroy(), 'socket hang up (NOT_REACHED)'],
  [
    'talks nonsense',
    (response) => void response.end('<html>'),
    'answered what is no JSON to be read (UNREADABLE_ANSWER)',
  ],
  ['is broken', (response) => void response.writeHead(503).end(), 'answered 503 (NOT_ACCEPTED)'],
  [
    'points elsewhere',
    (response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    'answered 302 (NOT_ACCEPTED)',
  ],
  [
    'answers 5 MB',
    (response) => void response.end(JSON.stringify({ type: 'x'.repeat(5_000_000) })),
    'the answer has more than 262144 bytes (TOO_LARGE)',
  ],
  [
    'answers what the worktype refuses',
    json({ type: 'Team', urgency: 40 }),
    'attributes.Policy_Type must be equal to one of the allowed values (REFUSED_ANSWER)',
  ],
])('an item whose look-up %s is classified without it, and says so', async (name, bad, reason) => {
  // Where an answer comes, a busy machine may take its time.
  await apply({ timeoutMs: reason.includes('300 ms') ? 300 : 2_000 });
  reply = bad;
  const item = await capture(name);
  expect(item).toMatchObject({ state: 'queued', queue: 'claims', attributes: { Case_ID: name, Claim_Value: 100 } });
  expect(item.attributes).not.toHaveProperty('Urgency_Score');
  const { notes } = await explained(item.id);
  expect(notes.find((note: string) => note.startsWith('look-up policies failed: '))).toContain(reason);
});

test('what is not known, and what cannot be asked, is no failure', async () => {
  await apply();
  reply = (response) => void response.writeHead(404).end();
  expect((await explained((await capture('unknown')).id)).notes).toContain('look-up policies: brought nothing');
  await apply({ url: `${origin}/urgency/{Product_Line}` });
  asked.length = 0;
  expect((await explained((await capture('cannot')).id)).notes.join()).not.toContain('look-up');
  expect(asked).toEqual([]);
});

test('a batch asks each question once, all of them at once, and again only when its answer is forgotten', async () => {
  await apply(
    { key: 'policies' },
    { key: 'more', url: `${origin}/more/{Claim_Value}`, attributes: { Urgency_Score: 7 } },
  );
  const lines = Array.from({ length: 60 }, (_, index) =>
    JSON.stringify(claim(`batch-${index}`, { attributes: { Case_ID: `B-${index % 20}`, Claim_Value: 5 } })),
  );
  const send = async (text: string) => {
    const token = await api.issuer.mint('source:crm');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
    const answer = await fetch(`${api.origin}/v1/workitems/batch`, { method: 'POST', headers, body: text });
    return (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { status: number });
  };
  const results = await send(lines.join('\n'));
  expect(results.map(({ status }) => status)).toEqual(lines.map(() => 201));
  expect(asked.map(({ url }) => url).toSorted()).toEqual(
    [...Array.from({ length: 20 }, (_, index) => `/policies/B-${index}`), '/more/5'].toSorted(),
  );
  const { rows } = await api.pool.query(
    `select count(*)::int as count from item where external_id like 'batch-%' and attributes ->> 'Policy_Type' = 'Family' and attributes -> 'Urgency_Score' = '40'`,
  );
  expect(rows).toEqual([{ count: 60 }]);
});

test('a look-up that is down is left alone by all: a batch learns it once, and it is tried again later', async () => {
  await apply({ timeoutMs: 200 });
  reply = () => {};
  const lines = Array.from({ length: 60 }, (_, index) =>
    claim(`down-${index}`, { attributes: { Case_ID: `D-${index}`, Claim_Value: 5 } }),
  );
  const token = await api.issuer.mint('source:crm');
  await fetch(`${api.origin}/v1/workitems/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  }).then(async (answer) => answer.text());
  expect(asked.length).toBeLessThanOrEqual(16);
  const first = asked.length;
  reply = json({ type: 'Family', urgency: 40 });
  expect((await explained((await capture('left-alone')).id)).notes.join()).toContain('(LEFT_ALONE)');
  expect(asked).toHaveLength(first);
  await apply({ timeoutMs: 2_000 });
  await api.pool.query(`update receiver_circuit set open_until = clock_timestamp() - interval '1 second'`);
  expect((await capture('back')).attributes).toMatchObject({ Policy_Type: 'Family' });
  expect((await api.pool.query('select from receiver_circuit')).rows).toEqual([]);
});

test('a change asks again only where the look-up reads what changes, and takes back what it brought', async () => {
  await apply({ cacheFor: 'PT0S' });
  const { id } = await capture('changes');
  const patch = async (body: object) =>
    (await api.call('admin', 'patch', `/v1/workitems/${id}`, body).expect(200)).body;
  expect((await patch({ attributes: { Claim_Value: 7 } })).attributes).toMatchObject({ Policy_Type: 'Family' });
  expect(asked).toHaveLength(1);
  reply = json({ urgency: 90 });
  expect((await patch({ attributes: { Case_ID: 'another' } })).attributes).toEqual({
    Case_ID: 'another',
    Claim_Value: 7,
    Urgency_Score: 90,
  });
  expect(asked.map(({ url }) => url)).toEqual(['/policies/changes', '/policies/another']);
  // Set by hand it is no longer the look-up's.
  await patch({ attributes: { Urgency_Score: 1 } });
  expect((await patch({ attributes: { Case_ID: 'third' } })).attributes).toMatchObject({ Urgency_Score: 1 });
  reply = (response) => void response.writeHead(500).end();
  expect((await patch({ attributes: { Case_ID: 'fourth' } })).attributes).toEqual({
    Case_ID: 'fourth',
    Claim_Value: 7,
    Urgency_Score: 1,
  });
  expect((await explained(id)).notes).toContain('look-up policies failed: answered 500 (NOT_ACCEPTED)');
  reply = json({ type: 'Group' });
  await patch({ reclassify: true });
  expect((await api.call('admin', 'get', `/v1/workitems/${id}`).expect(200)).body.attributes).toMatchObject({
    Policy_Type: 'Group',
  });
});

test('items of worktypes without look-ups ask nobody', async () => {
  const documents = [...rawExample('claims'), ...rawExample('leads')];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  await capture('plain');
  expect(asked).toEqual([]);
});

test('the explanation says what each look-up came to, and whoever reads an item may ask what they say now', async () => {
  await apply({ name: 'Policies', cacheFor: 'PT0S' }, { key: 'gone', url: `${origin}/gone/{Product_Line}` });
  const { id } = await capture('shown');
  expect((await explained(id)).lookups).toEqual([
    { lookup: 'policies', brought: ['Policy_Type', 'Urgency_Score'], failure: null },
  ]);
  reply = json({ type: 'Group' });
  const shown = await api.call('admin', 'get', `/v1/workitems/${id}/lookups`).expect(200);
  expect(shown.body.lookups).toEqual([
    { lookup: 'policies', name: 'Policies', attributes: { Policy_Type: 'Group' }, failure: null },
    { lookup: 'gone', name: 'gone', attributes: null, failure: null },
  ]);
  expect((await api.call('admin', 'get', `/v1/workitems/${id}`).expect(200)).body.attributes).toMatchObject({
    Policy_Type: 'Family',
  });
  await api.call('source:web', 'get', `/v1/workitems/${id}/lookups`).expect(404);
});
