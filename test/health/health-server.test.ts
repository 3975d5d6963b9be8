import { Counter, Registry } from 'prom-client';
import { type HealthServer, openHealthServer } from '../../health/health-server';
import { readiness } from '../../health/readiness';

let server: HealthServer;
let isDatabaseUp = true;
beforeAll(async () => {
  const registry = new Registry();
  new Counter({ name: 'things_total', help: 'Things', registers: [registry] }).inc(3);
  const checks = { database: async () => isDatabaseUp || Promise.reject(new Error('down')), engine: async () => null };
  server = await openHealthServer({ host: '127.0.0.1', port: 0 }, { checks, registry });
});
afterAll(() => server.close());

const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

test('it tells that the process runs, what it stands on, and what it counts', async () => {
  expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
  const ready = await ask('/readyz');
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', database: true, engine: true }]);
  const metrics = await ask('/metrics');
  expect(metrics.headers.get('content-type')).toContain('text/plain');
  expect(await metrics.text()).toContain('things_total 3');
  isDatabaseUp = false;
  const lacking = await ask('/readyz');
  expect([lacking.status, await lacking.json()]).toEqual([503, { status: 'not ready', database: false, engine: true }]);
});

test('nothing else is answered, and nothing is taken', async () => {
  const asked = [
    ask('/'),
    ask('/metrics', { method: 'POST' }),
    ask('/__proto__'),
    ask('/constructor'),
    ask('/readyz/'),
  ];
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
});

test('a port that somebody has is refused', async () => {
  const again = openHealthServer({ host: '127.0.0.1', port: server.port }, { checks: {}, registry: new Registry() });
  await expect(again).rejects.toThrow('EADDRINUSE');
});

test('what does not answer within two seconds is not there', async () => {
  jest.useFakeTimers();
  const asked = readiness({ database: () => new Promise(() => {}) });
  await jest.advanceTimersByTimeAsync(2_000);
  expect((await asked).body).toEqual({ status: 'not ready', database: false });
  jest.useRealTimers();
});
