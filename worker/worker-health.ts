import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import type { Registry } from 'prom-client';
import { metricsOf } from '../health/metrics-of';
import type { Checks } from '../health/readiness';

/** What a worker process stands on: the database, the engine, and that its workers take tasks. */
export function workerChecks(pool: Pool, client: Client, workers: readonly Worker[]): Checks {
  return {
    database: () => pool.query('select 1'),
    temporal: () => client.workflowService.getSystemInfo({}),
    workers: async () => {
      const idle = workers.find((worker) => worker.getState() !== 'RUNNING');
      if (idle) throw new Error(`the worker of ${idle.options.taskQueue} is ${idle.getState()}`);
    },
  };
}

/** Of the workers of this process, by task queue; what the engine itself counts is told by `CASEWRIGHT_TEMPORAL_METRICS`. */
export function workerMetrics(workers: readonly Worker[]): Registry {
  const status = () => workers.map((worker) => [worker.options.taskQueue, worker.getStatus()] as const);
  return metricsOf('queue', status, [
    {
      name: 'casewright_worker_running',
      help: '1 while it takes tasks',
      of: ({ runState }) => Number(runState === 'RUNNING'),
    },
    {
      name: 'casewright_worker_activities',
      help: 'Activities under way',
      of: ({ numInFlightActivities }) => numInFlightActivities,
    },
    {
      name: 'casewright_worker_workflows',
      help: 'Workflows that it keeps at hand',
      of: ({ numCachedWorkflows }) => numCachedWorkflows,
    },
  ]);
}
