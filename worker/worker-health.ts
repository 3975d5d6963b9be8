import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
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
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, of: (status: ReturnType<Worker['getStatus']>) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers: [registry],
      collect() {
        for (const worker of workers) this.set({ queue: worker.options.taskQueue }, of(worker.getStatus()));
      },
    });
  gauge('casewright_worker_running', '1 while it takes tasks', ({ runState }) => Number(runState === 'RUNNING'));
  gauge('casewright_worker_activities', 'Activities under way', (status) => status.numInFlightActivities);
  gauge('casewright_worker_workflows', 'Workflows that it keeps at hand', (status) => status.numCachedWorkflows);
  return registry;
}
