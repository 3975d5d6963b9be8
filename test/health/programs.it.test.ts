import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../cli/dev/ports';
import { waitUntil } from '../../cli/dev/wait-until';
import { projectRoot } from '../../db/project-root';
import { applyExamples, claim, startTestApi, type TestApi } from '../api/test-api';
import { startTcpProxy, type TcpProxy } from '../matcher/tcp-proxy';
import { devServerAddress } from '../support/temporal';

let api: TestApi;
let proxy: TcpProxy;
let database: URL;
const running: ChildProcess[] = [];

beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  await api.call('admin', 'post', '/v1/workitems', claim('waits')).expect(201);
  const { hostname, port } = new URL(api.databaseUrl);
  proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  database = new URL(api.databaseUrl);
  database.port = String(proxy.port);
});
afterAll(async () => {
  const ends = running.map((child) => once(child, 'exit'));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ends);
  await proxy.close();
  await api.stop();
});

/** The program as a container runs it; answers how to ask it. */
async function run(name: 'worker' | 'matcher') {
  const port = await freePort();
  const env = {
    ...process.env,
    CASEWRIGHT_ROOT: projectRoot,
    DATABASE_URL: database.href,
    TEMPORAL_ADDRESS: devServerAddress(),
    TEMPORAL_NAMESPACE: 'health',
    LOG_LEVEL: 'fatal',
    CASEWRIGHT_HEALTH_PORT: String(port),
  };
  running.push(spawn(process.execPath, [join(projectRoot, 'dist', `${name}.mjs`)], { env, stdio: 'inherit' }));
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
  return {
    ready: async () => ((await ask('/readyz').then((answer) => answer?.json(), none)) ?? {}) as Record<string, unknown>,
    metrics: async () => (await ask('/metrics').then((answer) => answer?.text(), none)) ?? '',
  };
}

const none = () => undefined;
const within = { withinMs: 30_000 };

test('a matcher tells of the shards that it serves, and when the database is away', async () => {
  const matcher = await run('matcher');
  await waitUntil(async () => (await matcher.ready())['status'] === 'ready', within);
  await waitUntil(async () => (await matcher.metrics()).includes('casewright_matcher_items{shard="claims"} 1'), within);
  expect(await matcher.metrics()).toContain('casewright_matcher_offers_total{shard="claims"} 0');
  await api.call('ana', 'put', '/v1/agents/ana/presence', { presence: 'ready' }).expect(200);
  await waitUntil(
    async () => (await matcher.metrics()).includes('casewright_matcher_offers_total{shard="claims"} 1'),
    within,
  );
  proxy.cut();
  await waitUntil(async () => (await matcher.ready())['database'] === false, within);
  proxy.heal();
  await waitUntil(async () => (await matcher.ready())['status'] === 'ready', within);
  // A new term: what it counts begins anew, and the item stands as it was.
  await waitUntil(async () => (await matcher.metrics()).includes('casewright_matcher_items{shard="claims"} 1'), within);
});

test('a worker tells that it takes tasks, and when the database is away', async () => {
  const worker = await run('worker');
  await waitUntil(async () => (await worker.ready())['status'] === 'ready', within);
  expect(await worker.ready()).toEqual({ status: 'ready', database: true, temporal: true, workers: true });
  expect(await worker.metrics()).toContain('casewright_worker_running{queue="items"} 1');
  proxy.cut();
  await waitUntil(async () => (await worker.ready())['database'] === false, within);
  expect(await worker.ready()).toMatchObject({ status: 'not ready', temporal: true, workers: true });
  proxy.heal();
  await waitUntil(async () => (await worker.ready())['status'] === 'ready', within);
});
