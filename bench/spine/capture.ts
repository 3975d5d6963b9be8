import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { bareWorkflow } from '../bare-workflow';
import { type Figure, percentile } from '../figures';
import type { Rig } from '../rig';

const ROUNDS = 400;
const WARM_UP = 40;
const MOST = 1.5;

/**
 * One capture (item, ledger and outbox are on the disk when it is answered) beside one start of a bare workflow, in turns.
 * What the captured items cost afterwards meets both.
 */
export async function captureTime(rig: Rig, client: Client, taskQueue: string): Promise<Figure[]> {
  const start = () => client.workflow.start(bareWorkflow, { taskQueue, workflowId: `bare/${randomUUID()}` });
  for (let round = 0; round < WARM_UP; round += 1) await Promise.all([rig.capture(), start()]);
  const [captures, starts]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    captures.push(await time(() => rig.capture()));
    starts.push(await time(start));
  }
  const [capture, bare] = [percentile(captures, 0.99), percentile(starts, 0.99)];
  const medians = [captures, starts].map((sample) => percentile(sample, 0.5).toFixed(1));
  return [
    {
      name: `a capture, ${ROUNDS} in turns`,
      value: `99th percentile ${capture.toFixed(1)} ms, median ${medians[0]} ms, ratio ${(capture / bare).toFixed(2)}`,
      beside: `start of a bare workflow: 99th percentile ${bare.toFixed(1)} ms, median ${medians[1]} ms`,
      asked: `99th percentile at most ${MOST} times`,
      holds: capture <= MOST * bare,
    },
  ];
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
