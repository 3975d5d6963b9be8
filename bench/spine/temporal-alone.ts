import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { temporalPorts, temporalSpec } from '../../cli/dev/temporal';
import { projectRoot } from '../../db/project-root';
import { firstTask } from './first-task';
import { waitForPort } from './wait-for-port';

interface Place {
  binary: string;
  /** Of the server's database file, which stays from start to start. */
  folder: string;
  /** The bare workflow, bundled. */
  bundlePath: string;
}

/** What may be meant by "Temporal has started": text -> what it takes, given the server's address. */
export const yardsticks: Record<string, (address: string, place: Place) => Promise<unknown>> = {
  'the server alone, to the first answer to a client that waits for it': answers,
  'the server, and a worker in a process that runs already, to the first task done': (address, { bundlePath }) =>
    firstTask(address, bundlePath),
  'the server and the smallest worker program side by side, to the first task done': workerProgram,
};

/**
 * Milliseconds from the spawn of the dev server, with the flags that the stack gives it, to the end of `until`. It is
 * started again when it dies at once: it chooses inner ports for itself, and now and then finds one taken.
 */
export async function temporalAlone(place: Place, until: (address: string, place: Place) => Promise<unknown>) {
  for (;;) {
    const ports = await temporalPorts();
    const { command, args } = temporalSpec(place.binary, place.folder, ports);
    const startMs = performance.now();
    const server = spawn(command, args, { stdio: 'ignore' });
    const ended = once(server, 'exit').then(() => null);
    const done = until(`127.0.0.1:${ports.grpc}`, place).then(() => performance.now() - startMs);
    // What waits for a server that is gone gives up by itself, later.
    done.catch(() => {});
    const ms = await Promise.race([done, ended]);
    server.kill('SIGINT');
    await ended;
    if (ms !== null) return ms;
  }
}

async function answers(address: string): Promise<void> {
  await waitForPort(address);
  const connection = await Connection.connect({ address });
  await connection.workflowService.describeNamespace({ namespace: 'default' });
  await connection.close();
}

async function workerProgram(address: string, { bundlePath }: Place): Promise<void> {
  const program = join(projectRoot, 'dist', 'first-task.mjs');
  const worker = spawn(process.execPath, [program, address, bundlePath], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [status] = (await once(worker, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`the smallest worker ended with status ${status}`);
}
