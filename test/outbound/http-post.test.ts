import { createServer, type RequestListener, type Server } from 'node:http';
import type { lookup, LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { outboundRules } from '../../domain/receiver/outbound-rules';
import { httpPost } from '../../outbound/http-post';
import { judgedLookup } from '../../outbound/judged-lookup';

const embedded = outboundRules('1');
const post = { headers: {}, body: '{}', withinMs: 5_000 };
let server: Server;
let listener: RequestListener;
let calls = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    calls += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  calls = 0;
  listener = (_, response) => void response.writeHead(204).end();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const port = () => (server.address() as AddressInfo).port;

/** A resolver that always says the same. */
const resolver = (...addresses: LookupAddress[]) =>
  ((_name: string, _options: object, callback: (error: null, all: LookupAddress[]) => void) =>
    callback(null, addresses)) as unknown as typeof lookup;

async function resolved(rules: typeof embedded, ...addresses: LookupAddress[]): Promise<unknown> {
  const judged = judgedLookup(new URL('https://crm.example/'), rules, resolver(...addresses));
  return new Promise((resolve, reject) =>
    judged('crm.example', { all: true }, (error, answer) => (error ? reject(error) : resolve(answer))),
  );
}

// First of all: a connection that is open would serve again.
test('nothing is sent to a port of the stack, whatever its name', async () => {
  const rules = outboundRules(String(port()));
  await expect(httpPost(`http://localhost:${port()}/`, post, rules)).rejects.toMatchObject({
    fault: { code: 'PORT_FORBIDDEN' },
  });
  await expect(httpPost(`http://127.0.0.1:${port()}/`, post, rules)).rejects.toMatchObject({
    fault: { code: 'PORT_FORBIDDEN' },
  });
  expect(calls).toBe(0);
});

test('a receiver on loopback is called in the embedded stack, by address and by name', async () => {
  expect(await httpPost(`http://127.0.0.1:${port()}/`, post, embedded)).toBe(204);
  expect(await httpPost(`http://localhost:${port()}/`, post, embedded)).toBe(204);
});

test.each([
  ['elsewhere than in the embedded stack', 'http://127.0.0.1', outboundRules(undefined), 'ADDRESS_FORBIDDEN'],
  ['by https', 'https://127.0.0.1', outboundRules(undefined), 'ADDRESS_FORBIDDEN'],
  ['by a name of it', 'https://localhost', outboundRules(undefined), 'ADDRESS_FORBIDDEN'],
])('nothing is sent to loopback %s', async (_, origin, rules, code) => {
  await expect(httpPost(`${origin}:${port()}/`, post, rules)).rejects.toMatchObject({ fault: { code } });
  expect(calls).toBe(0);
});

test('a name is connected to by the address that was judged; one bad address condemns all', async () => {
  const good = { address: '93.184.215.14', family: 4 };
  const bad = { address: '169.254.169.254', family: 4 };
  expect(await resolved(outboundRules(undefined), good)).toEqual([good]);
  await expect(resolved(outboundRules(undefined), good, bad)).rejects.toThrow('169.254.169.254');
});

test('a redirect is an answer like any other: nobody goes there', async () => {
  listener = (_, response) => void response.writeHead(307, { location: '/elsewhere' }).end();
  expect(await httpPost(`http://127.0.0.1:${port()}/`, post, embedded)).toBe(307);
  expect(calls).toBe(1);
});

test('an answer without end is cut off after 64 KiB', async () => {
  const ended = new Promise<void>((resolve) => {
    listener = (_, response) => {
      response.on('close', resolve);
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', more);
      more();
    };
  });
  expect(await httpPost(`http://127.0.0.1:${port()}/`, { ...post, withinMs: 60_000 }, embedded)).toBe(200);
  await ended;
});

test('a receiver that says nothing is given up in time', async () => {
  listener = () => {};
  await expect(httpPost(`http://127.0.0.1:${port()}/`, { ...post, withinMs: 50 }, embedded)).rejects.toThrow(
    'no answer within 50 ms',
  );
});
