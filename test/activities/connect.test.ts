import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { connect } from '../../activities/connect';
import { outboundRules } from '../../domain/receiver/outbound-rules';

let server: Server;
let port: number;
/** What the receiver answers next, and what it was sent. */
let answer: { status: number; type: string; text: string };
let seen: { method: string | undefined; headers: IncomingMessage['headers']; body: string } | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen = { method: request.method, headers: request.headers, body: Buffer.concat(chunks).toString() };
      response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen = undefined;
});

const work = (connector: string, properties: object) => ({
  id: 'c/2.0',
  connector,
  case: { id: 'c', reference: 'CSE-1', type: 't', division: 'd' },
  element: 'task',
  properties: { ...properties },
  variables: { amount: 7 },
});
const deps = () => ({ pool: {} as Pool, rules: outboundRules('1') });
const url = () => `http://127.0.0.1:${port}/x`;

test('what is answered to the HTTP connector is a variable; the request carries one ID and the variables', async () => {
  answer = { status: 200, type: 'application/json; charset=utf-8', text: '{"rate":3}' };
  const result = await connect(deps(), work('http', { url: url(), result: 'quote' }));
  expect(result).toEqual({ quote: { status: 200, body: { rate: 3 } } });
  expect(seen).toMatchObject({ method: 'POST', headers: { 'idempotency-key': 'c/2.0' } });
  expect(JSON.parse(seen?.body ?? '')).toMatchObject({ variables: { amount: 7 }, element: 'task' });
});

test('what is no JSON is a text, and a GET has no body', async () => {
  answer = { status: 200, type: 'text/plain', text: 'fine' };
  const result = await connect(deps(), work('http', { url: url(), method: 'get' }));
  expect(result).toEqual({ response: { status: 200, body: 'fine' } });
  expect(seen).toMatchObject({ method: 'GET', body: '' });
});

test.each([
  [404, true],
  [422, true],
  [429, false],
  [500, false],
])('an answer %i is final: %s', async (status, nonRetryable) => {
  answer = { status, type: 'text/plain', text: '' };
  await expect(connect(deps(), work('http', { url: url() }))).rejects.toMatchObject({ nonRetryable });
});

test.each([
  ['http', {}, 'the property url is needed'],
  ['http', { url: 'http://127.0.0.1:1/' }, /allowed: /],
  ['http', { url: 'http://127.0.0.1/', method: 'BREW' }, /BREW is no method/],
  ['mail', { to: 'a@example.com', subject: 's' }, 'no mail server is configured'],
  ['fax', {}, 'there is no connector fax'],
])('%s with %j is refused, and not tried again', async (connector, properties, message) => {
  await expect(connect(deps(), work(connector, properties))).rejects.toMatchObject({
    nonRetryable: true,
    type: 'CONNECTOR_REFUSED',
    message: expect.stringMatching(message),
  });
});

test('mail is sent under the ID of the work', async () => {
  const sent: unknown[] = [];
  const sendMail = async (mail: unknown) => void sent.push(mail);
  await connect({ ...deps(), sendMail }, work('mail', { to: 'a@example.com', subject: 'Paid', text: 'Your claim' }));
  expect(sent).toEqual([{ id: 'c-2.0', to: 'a@example.com', subject: 'Paid', text: 'Your claim' }]);
});
