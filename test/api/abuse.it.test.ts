import { connect } from 'node:net';
import { countRepair } from '../../db/repair';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ CASEWRIGHT_SIGN_INS_PER_MINUTE: '5' });
  await applyExamples(api);
});
afterAll(async () => api.stop());

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const attributes = (json: string) =>
  `{"source":"crm","externalId":"abuse","worktype":"medical-claim","attributes":${json}}`;

test.each<[string, string | Buffer, number, string]>([
  ['no JSON', '{', 400, 'INVALID_JSON'],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'INVALID_JSON'],
  ['no object', '"text"', 400, 'INVALID_INPUT'],
  ['a prototype', attributes('{"__proto__":{"admin":true}}'), 400, 'INVALID_INPUT'],
  ['a constructor', attributes('{"a":{"constructor":1}}'), 400, 'INVALID_INPUT'],
  ['a prototype by name', '{"prototype":1}', 400, 'INVALID_INPUT'],
  ['deep nesting', attributes(nested(40)), 400, 'INVALID_INPUT'],
  ['very deep nesting', attributes(nested(20_000)), 400, 'INVALID_INPUT'],
  [
    'too many keys',
    attributes(JSON.stringify(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 1])))),
    400,
    'INVALID_INPUT',
  ],
  ['a NUL', attributes(String.raw`{"Case_ID":"a\u0000b","Claim_Value":1}`), 400, 'INVALID_INPUT'],
  ['half a character', attributes(String.raw`{"Case_ID":"\ud800","Claim_Value":1}`), 400, 'INVALID_INPUT'],
  ['a number beyond numbers', attributes('{"Case_ID":"a","Claim_Value":1e999}'), 400, 'INVALID_INPUT'],
  ['more than 256 KB', attributes(`{"Case_ID":"${'x'.repeat(300_000)}"}`), 413, 'PAYLOAD_TOO_LARGE'],
])('refuses %s', async (_, text, status, code) => {
  const answer = await fetch(`${api.origin}/v1/workitems`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await api.issuer.mint('source:crm')}`, 'content-type': 'application/json' },
    body: text,
  });
  const problem = (await answer.json()) as { code: string };
  expect([answer.status, problem.code]).toEqual([status, code]);
});

test('a body of another media type is refused', async () => {
  const { body } = await api.call('admin', 'post', '/v1/workitems').type('form').send('a=b').expect(415);
  expect(body.allowed).toEqual(['application/json']);
});

test.each(['x', '%00', '%E0%A4%A', '..%2F..', '00000000-0000-4000-8000-00000000000', "'; drop table item --"])(
  'the malformed ID %s names nothing',
  async (id) => {
    for (const path of [
      `/v1/workitems/${id}`,
      `/v1/workitems/${id}/history`,
      `/v1/agents/${id}/work`,
      `/v1/config/queues/${id}`,
    ]) {
      const answer = await fetch(`${api.origin}${path}`, {
        headers: { authorization: `Bearer ${await api.issuer.mint('admin')}` },
      });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.json()).toMatchObject({ status: 404 });
    }
  },
);

test('an unknown path is a problem, an unknown method names those that are known', async () => {
  expect((await api.call('admin', 'get', '/v1/nothing').expect(404)).body.type).toBe(
    'urn:casewright:problem:not-found',
  );
  const { body, headers } = await api.call('admin', 'delete', '/v1/workitems').expect(405);
  expect(body.code).toBe('METHOD_NOT_ALLOWED');
  expect(headers['allow']).toBe('POST, GET');
});

test('a name of SQL, or of JavaScript, is a name', async () => {
  const body = claim(`'; drop table item; --`, { name: '${process.exit()}', externalTag: '<script>' });
  const made = await api.call('admin', 'post', '/v1/workitems', body).expect(201);
  const found = await api
    .call('admin', 'get', `/v1/workitems?externalId=${encodeURIComponent(`'; drop table item; --`)}`)
    .expect(200);
  expect(found.body.items).toEqual([expect.objectContaining({ id: made.body.id, name: '${process.exit()}' })]);
});

test('answers carry what keeps browsers from harm', async () => {
  const { headers } = await api.call('admin', 'get', '/v1/me').expect(200);
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  expect(headers['x-powered-by']).toBeUndefined();
  const docs = await api.call(null, 'get', '/docs').expect(200);
  expect(docs.text).not.toMatch(/<script/i);
});

test('whoever guesses passwords is slowed down', async () => {
  const guess = () => api.call(null, 'post', '/v1/dev/sign-in', { user: 'admin', password: 'guess' });
  const statuses = [];
  for (let tries = 0; tries < 7; tries += 1) statuses.push((await guess()).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

test('a file of the web app that is not there is not found', async () => {
  const { body } = await api.call(null, 'get', '/assets/nothing.js').expect(404);
  expect(body.code).toBe('NOT_FOUND');
});

test('an address that names a whole URL, and none that there is, is read by its path', async () => {
  const token = await api.issuer.mint('admin');
  const socket = connect(Number(new URL(api.origin).port), '127.0.0.1');
  const head = await new Promise<string>((resolve, reject) => {
    socket.once('data', (chunk) => (resolve(String(chunk)), socket.destroy())).on('error', reject);
    socket.write(
      `GET http://nowhere:99999/v1/workitems?limit=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
  });
  expect(head).toMatch(/^HTTP\/1.1 200/);
});

test('a request that is no HTTP ends its connection only', async () => {
  const socket = connect(Number(new URL(api.origin).port), '127.0.0.1');
  const text = await new Promise<string>((resolve, reject) => {
    let received = '';
    socket
      .on('data', (chunk) => (received += String(chunk)))
      .on('close', () => resolve(received))
      .on('error', reject);
    socket.end('GARBAGE\r\n\r\n');
  });
  expect(text).toMatch(/^HTTP\/1.1 400/);
  await api.call(null, 'get', '/healthz').expect(200);
});

test('health, readiness, metrics', async () => {
  expect((await api.call(null, 'get', '/readyz').expect(200)).body).toEqual({
    status: 'ready',
    database: true,
    temporal: true,
  });
  await countRepair(api.pool, 'item-stuck');
  await countRepair(api.pool, 'item-stuck');
  const metrics = await api.call(null, 'get', '/metrics').expect(200);
  for (const line of ['{kind="item-stuck"} 2', '{kind="workflow-behind"} 0', '{kind="workflow-ended"} 0'])
    expect(metrics.text).toContain(`casewright_repairs_total${line}`);
  expect(metrics.text).toContain('casewright_http_request_seconds_count{method="GET",route="/v1/me",status="200"}');
});
