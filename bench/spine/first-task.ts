import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { waitForPort } from './wait-for-port';

const QUEUE = 'first-task';

/** Waits for a server, runs a worker of the bare workflow and starts one; resolves when that has taken its Update. */
export async function firstTask(address: string, bundlePath: string): Promise<void> {
  await waitForPort(address);
  const [connection, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  const workflowBundle = { codePath: bundlePath };
  const worker = await Worker.create({ connection: native, taskQueue: QUEUE, workflowBundle });
  await worker.runUntil(async () => {
    const { workflow } = new Client({ connection });
    const handle = await workflow.start('bareWorkflow', { taskQueue: QUEUE, workflowId: randomUUID() });
    await handle.executeUpdate('finish');
  });
  await Promise.all([connection.close(), native.close()]);
}
