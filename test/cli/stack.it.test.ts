import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { waitUntil } from '../../cli/dev/wait-until';
import { processIdentity } from '../../cli/dev/process-identity';
import { livingProcesses } from '../../cli/dev/run-file';
import { StackFailed, launch, startStack, waitForRestart, type RunningStack } from '../support/start-stack';

const parts = ['api', 'matcher', 'postgres', 'temporal', 'worker'];
let dataDir: string;
let stack: RunningStack | null = null;

beforeAll(() => (dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-it-'))));
afterEach(async () => {
  await stack?.stop();
  stack = null;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const start = async (options = {}) => (stack = await startStack({ dataDir, ...options }));
const pids = (running: RunningStack) => parts.map((name) => running.pidOf(name) ?? 0);
const areGone = (all: readonly number[]) => () => all.every((pid) => processIdentity(pid) === null);

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function failure(options: Parameters<typeof startStack>[0]): Promise<StackFailed> {
  const outcome: unknown = await startStack(options).then(
    async (running) => `started, stopped with ${await running.stop()}`,
    (error: unknown) => error,
  );
  if (outcome instanceof StackFailed) return outcome;
  throw new Error(`a refused start was expected, but: ${String(outcome)}`);
}

test('starts everything, stops everything with status 0, and finds its data again', async () => {
  const first = await start();
  const { ready } = first;
  expect(Object.keys(ready)).toEqual(['ready', 'web', 'api', 'temporal', 'temporalUi', 'postgres', 'tokens']);
  expect(Object.keys(ready.tokens)).toEqual(['admin']);
  expect((await fetch(`${ready.api}/readyz`)).status).toBe(200);
  await query(ready.postgres, 'create table kept as select 42 as answer');
  const running = pids(first);
  expect(await first.stop('SIGINT')).toBe(0);
  expect(areGone(running)()).toBe(true);
  const second = await start();
  expect(await query(second.ready.postgres, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('with the demo there is a token for everybody whom the demo offers', async () => {
  const { ready } = await start({ dataDir: undefined, noDemo: false });
  expect(ready.tokens).toEqual({
    admin: expect.any(String),
    supervisor: expect.any(String),
    agent: expect.any(String),
    source: expect.any(String),
  });
});

test('refuses a second start on the same data and a port that is taken, says what to do, and takes the next free one', async () => {
  const { ready } = await start();
  const port = Number(new URL(ready.web).port);
  const [again, taken, next] = await Promise.all([failure({ dataDir }), failure({ port }), startStack()]);
  const sharedData = expect.stringMatching(/already runs on the data folder[^]*Remedy: /);
  expect(again).toMatchObject({ status: 1, stderr: sharedData });
  expect(taken).toMatchObject({ status: 1, stderr: expect.stringMatching(/Port \d+ is taken[^]*Remedy: /) });
  expect(next.ready.web).not.toBe(ready.web);
  expect(await next.stop()).toBe(0);
});

test('stacks that start at the same moment all come up, each on a port of its own', async () => {
  const stacks = await Promise.all([startStack(), startStack(), startStack()]);
  try {
    expect(new Set(stacks.map(({ ready }) => ready.web)).size).toBe(stacks.length);
    for (const { ready } of stacks) expect((await fetch(`${ready.api}/readyz`)).status).toBe(200);
  } finally {
    expect(await Promise.all(stacks.map((each) => each.stop()))).toEqual([0, 0, 0]);
  }
});

test('every part comes back after kill -9, and then the API can work again', async () => {
  const running = await start();
  const isReady = () =>
    fetch(`${running.ready.api}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  for (const name of parts) {
    const old = running.pidOf(name) ?? 0;
    process.kill(old, 'SIGKILL');
    await waitForRestart(running, name, old);
    expect({ name, isBack: await waitUntil(isReady, { withinMs: 30_000 }) }).toEqual({ name, isBack: true });
  }
});

test('a killed supervisor takes all parts with it, and the next start finds the data', async () => {
  const killed = await start();
  const running = pids(killed);
  process.kill(killed.pid, 'SIGKILL');
  expect(await waitUntil(areGone(running), { withinMs: 20_000 })).toBe(true);
  const next = await start();
  expect(await query(next.ready.postgres, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('after everything was killed at once the next start cleans up by itself', async () => {
  const killed = await start();
  for (const pid of [killed.pid, ...pids(killed)]) process.kill(pid, 'SIGKILL');
  expect((await start()).ready.ready).toBe(true);
});

test('a second signal right after the first changes nothing', async () => {
  const running = await start();
  process.kill(running.pid, 'SIGINT');
  expect(await running.stop('SIGTERM')).toBe(0);
  stack = null;
  expect(readdirSync(dataDir)).not.toContain('supervisor.lock');
});

test('a signal in the middle of the start ends it with status 0, and nothing stays', async () => {
  const running = launch(dataDir);
  // The database is one of the first parts; the programs are not ready for long after.
  const isUnderWay = () => livingProcesses(dataDir).some(({ name }) => name === 'postgres');
  expect(await waitUntil(isUnderWay, { withinMs: 30_000 })).toBe(true);
  const started = livingProcesses(dataDir).map(({ pid }) => pid);
  running.child.kill('SIGTERM');
  expect(await running.exited).toBe(0);
  expect(await waitUntil(areGone(started), { withinMs: 5000 })).toBe(true);
});

test('without a Temporal server and a way to get one it says where one can come from', async () => {
  const nowhere = 'http://127.0.0.1:9';
  const env = {
    PATH: '/usr/bin:/bin',
    TEMPORAL_CLI_PATH: '',
    XDG_CACHE_HOME: join(dataDir, 'no-cache'),
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: '',
    HTTPS_PROXY: nowhere,
    https_proxy: nowhere,
  };
  const { status, stderr } = await failure({ env });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(/no Temporal server on this machine[^]*Remedy: [^]*TEMPORAL_CLI_PATH/),
  });
});
