import { join } from 'node:path';
import { DefaultLogger, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { timeSkippingServer } from '../support/temporal';
import { askAll, expected } from './endless-decisions';
import type { endless } from './endless-workflow';

test('a workflow whose decisions would run on stops them as an activity does, and goes on', async () => {
  const env = await timeSkippingServer();
  try {
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: join(__dirname, 'endless-workflow.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: 'endless',
      workflowBundle,
      // Each task begins with a replay: the same steps must be counted again.
      maxCachedWorkflows: 0,
      activities: { askInActivity: () => Promise.resolve(askAll()) },
    });
    const answer = await worker.runUntil(
      env.client.workflow.execute<typeof endless>('endless', { taskQueue: 'endless', workflowId: 'endless' }),
    );
    expect(answer).toEqual({ here: expected, there: expected });
  } finally {
    await env.teardown();
  }
});
