import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { BulkActivities, BulkTurn } from '../../activities/bulk-activities';
import { BULK_QUEUE, ITEMS_QUEUE } from '../../workflows/ids';
import { BULK_JOB_TYPE, bulkJobStart } from '../../workflows/start';
import { timeSkippingServer, workflowBundle, workflowRunner } from '../support/temporal';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await timeSkippingServer();
});
afterAll(async () => {
  await env.teardown();
});

/** Runs a job whose turns a fake answers; the number of the turn begins with 1. */
async function run(jobId: string, turn: (count: number) => BulkTurn, runner = workflowRunner()) {
  const seen: object[] = [];
  const activities: BulkActivities = {
    takeBulkTurn: async (input) => {
      seen.push(input);
      return turn(seen.length);
    },
  };
  const shared = { connection: env.nativeConnection };
  const [items, bulk] = await Promise.all([
    Worker.create({ ...shared, taskQueue: ITEMS_QUEUE, ...runner }),
    Worker.create({ ...shared, taskQueue: BULK_QUEUE, activities: { ...activities } }),
  ]);
  const { workflow } = env.client;
  return bulk.runUntil(
    items.runUntil(async () => {
      const handle = await workflow.start(BULK_JOB_TYPE, bulkJobStart({ jobId, run: 1 }));
      // Whoever starts it again finds it running.
      await workflow.start(BULK_JOB_TYPE, bulkJobStart({ jobId, run: 1 }));
      await handle.result();
      const first = workflow.getHandle(handle.workflowId, handle.firstExecutionRunId);
      return { seen, firstRun: (await first.describe()).status.name, history: await first.fetchHistory() };
    }),
  );
}

test('turns are taken until one says that the run is over, also after one that failed', async () => {
  const { seen } = await run('job-1', (count) => {
    if (count === 2) throw new Error('the database is away');
    return { isEnded: count === 4, restMs: 0 };
  });
  expect(seen).toEqual(Array(4).fill({ jobId: 'job-1', run: 1 }));
});

test('a turn that settled nothing is followed by a rest', async () => {
  const startedMs = await env.currentTimeMs();
  await run('job-2', (count) => ({ isEnded: count === 3, restMs: 3_600_000 }));
  expect((await env.currentTimeMs()) - startedMs).toBeGreaterThanOrEqual(2 * 3_600_000);
});

// Without a cache each turn would replay all before it, a square of them: the whole run is replayed once, at its end.
test('a job of many turns goes on in another run of its workflow', async () => {
  const cached = { workflowBundle: workflowBundle(), maxCachedWorkflows: 1 };
  const turn = (count: number) => ({ isEnded: count === 203, restMs: 0 });
  const { seen, firstRun, history } = await run('job-3', turn, cached);
  expect(seen).toHaveLength(203);
  expect(firstRun).toBe('CONTINUED_AS_NEW');
  await Worker.runReplayHistory({ workflowBundle: workflowBundle() }, history);
}, 300_000);
