import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { CASES_QUEUE, ORDERS_QUEUE } from '../../workflows/ids';
import { caseBundle, timeSkippingServer } from '../support/temporal';
import { CaseStores } from './case-stores';

export interface CaseWorkers {
  stores: CaseStores;
  env: TestWorkflowEnvironment;
  close(): Promise<void>;
}

/** Cases on the server whose clock jumps, with stores in memory in place of the database and of the API. */
export async function startCaseWorkers(options: { maxCachedWorkflows?: number } = {}): Promise<CaseWorkers> {
  const stores = new CaseStores();
  const env = await timeSkippingServer();
  const connection = env.nativeConnection;
  const workers = await Promise.all([
    Worker.create({
      connection,
      taskQueue: CASES_QUEUE,
      workflowBundle: caseBundle(),
      activities: stores.activities,
      ...options,
    }),
    Worker.create({ connection, taskQueue: ORDERS_QUEUE, activities: { ...stores.desk } }),
  ]);
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    stores,
    env,
    close: async () => {
      for (const worker of workers) worker.shutdown();
      await running;
      await env.teardown();
    },
  };
}
