import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { temporalPorts, temporalSpec } from '../../cli/dev/temporal';
import { projectRoot } from '../../db/project-root';
import { untilLine } from './until-line';
import { waitForPort } from './wait-for-port';

export interface Place {
  binary: string;
  /** Of the server's database file, which stays from start to start. */
  folder: string;
  /** The bare workflow, bundled. */
  bundlePath: string;
}

/** Milliseconds from the spawn of the dev server, with the flags that the stack gives it, to the line with its address. */
export function untilOwnLine({ binary, folder }: Place): Promise<number> {
  return again(async () => {
    const ports = await temporalPorts();
    return untilLine(temporalSpec(binary, folder, ports), new RegExp(`Server:.*:${ports.grpc}$`));
  });
}

/** The same to its first answer to a client that waits for it. */
export function untilFirstAnswer(place: Place): Promise<number> {
  return again(() => serverUntil(place, answers));
}

/** The same to the first task done by the smallest worker program, which is started beside it. */
export function untilFirstTask(place: Place): Promise<number> {
  return again(() => serverUntil(place, (address) => workerProgram(address, place)));
}

const MOST_TRIES = 3;

/** It is started again when it ends at once: it chooses more ports for itself, and now and then finds one taken. */
async function again(measure: () => Promise<number>): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await measure();
    } catch (error) {
      if (attempt === MOST_TRIES) throw error;
    }
  }
}

async function serverUntil({ binary, folder }: Place, until: (address: string) => Promise<void>): Promise<number> {
  const ports = await temporalPorts();
  const { command, args } = temporalSpec(binary, folder, ports);
  const startMs = performance.now();
  const server = spawn(command, args, { stdio: 'ignore' });
  const ended = once(server, 'exit').then(() => null);
  const done = until(`127.0.0.1:${ports.grpc}`).then(() => performance.now() - startMs);
  // What waits for a server that is gone gives up by itself, later.
  done.catch(() => {});
  const ms = await Promise.race([done, ended]);
  server.kill('SIGINT');
  await ended;
  if (ms === null) throw new Error('the Temporal dev server ended before it was ready');
  return ms;
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
