import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { hasCaseType } from '../db/case-file';
import { startLoop } from './loop';

const LOOK_MS = 1_000;

export interface CaseWorker {
  /** Its tasks end first. */
  stop(): Promise<void>;
}

/**
 * Serves cases from the day on which there is a case type: their workflows bring an evaluator of expressions, which an
 * installation that has no cases need not load.
 */
export function startCaseWorker(pool: Pool, log: Logger, create: () => Promise<Worker>): CaseWorker {
  let worker: Worker | undefined;
  let running: Promise<void> | undefined;
  const loop = startLoop('case worker', log, async () => {
    if (running || !(await hasCaseType(pool))) return LOOK_MS;
    worker = await create();
    running = worker.run().catch((error: unknown) => {
      log.error({ err: error }, 'cases are no longer served; tried again');
      running = undefined;
    });
    return LOOK_MS;
  });
  return {
    stop: async () => {
      await loop.stop();
      if (worker?.getState() === 'RUNNING') worker.shutdown();
      await running;
    },
  };
}
