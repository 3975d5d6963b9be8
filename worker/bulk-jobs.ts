import { takeBulkRuns } from '../db/bulk-job';
import { BULK_JOB_TYPE, bulkJobStart } from '../workflows/start';
import { type Loop, type LoopDeps, startLoop } from './loop';

const BATCH = 16;
const IDLE_MS = 1_000;

/** Starts the workflows of bulk jobs. One that runs already is left alone: it is looked at again in a minute. */
export function startBulkJobs({ pool, client, log }: LoopDeps): Loop {
  return startLoop('bulk jobs', log, async () => {
    const runs = await takeBulkRuns(pool, BATCH);
    await Promise.all(runs.map((each) => client.workflow.start(BULK_JOB_TYPE, bulkJobStart(each))));
    return runs.length === BATCH ? 0 : IDLE_MS;
  });
}
