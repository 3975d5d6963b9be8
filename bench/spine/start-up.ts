import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { freePort } from '../../cli/dev/ports';
import { startStack } from '../../test/support/start-stack';
import { type Figure, median } from '../figures';

const ROUNDS = 5;
const POLL_MS = 10;

/** `npm start` to ready on a built tree with its data, beside the Temporal dev server alone, in turns. */
export async function startUp(temporalBinary = process.env.TEMPORAL_CLI_PATH ?? 'temporal'): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casewright-bench-'));
  try {
    const fresh = await timed(() => startStack({ noDemo: true, dataDir: join(folder, 'stack') }));
    const [alone, stack]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await temporalAlone(temporalBinary, join(folder, 'temporal.db')));
      stack.push(await timed(() => startStack({ noDemo: true, dataDir: join(folder, 'stack') })));
    }
    const ratio = median(stack) / median(alone);
    return [
      {
        name: `npm start to ready, built tree, existing data, median of ${ROUNDS}`,
        value: `${seconds(median(stack))}, ratio ${ratio.toFixed(2)} (first start with a new data folder ${seconds(fresh)})`,
        beside: `temporal server start-dev alone ${seconds(median(alone))}`,
        asked: 'at most 2.5 times',
        holds: ratio <= 2.5,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(start: () => Promise<{ stop(): Promise<unknown> }>): Promise<number> {
  const startMs = performance.now();
  const running = await start();
  const ms = performance.now() - startMs;
  await running.stop();
  return ms;
}

/** Until the server answers for its default namespace: the least that a worker needs. */
async function temporalAlone(binary: string, databaseFile: string): Promise<number> {
  const port = await freePort();
  const args = [
    'server',
    'start-dev',
    '--port',
    String(port),
    '--ui-port',
    String(await freePort()),
    '--db-filename',
    databaseFile,
    '--log-level',
    'never',
  ];
  const startMs = performance.now();
  const server = spawn(binary, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  while (!(await answers(`127.0.0.1:${port}`))) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  const ms = performance.now() - startMs;
  server.kill('SIGTERM');
  await ended;
  return ms;
}

async function answers(address: string): Promise<boolean> {
  // A client that finds the port closed backs off for a second, which would count as the server's time.
  if (!(await isOpen(address))) return false;
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    await connection.workflowService.describeNamespace({ namespace: 'default' });
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;

function isOpen(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect(Number(port), host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
