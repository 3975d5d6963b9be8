import { continueAsNew, proxyActivities, sleep } from '@temporalio/workflow';
import type { BulkActivities } from '../activities/bulk-activities';
import { BULK_QUEUE } from './ids';
import type { BulkJobInput } from './messages';

/** Some six events each: far from any limit. */
const TURNS_PER_RUN = 200;

const { takeBulkTurn } = proxyActivities<BulkActivities>({
  taskQueue: BULK_QUEUE,
  startToCloseTimeout: '2 minutes',
  // A killed API is noticed by its silence, and another one goes on.
  heartbeatTimeout: '5 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** Has turns taken until the run is over. Who cancels writes it into the job's row, where the next turn finds it. */
export async function bulkJob(input: BulkJobInput): Promise<void> {
  for (let turns = 0; turns < TURNS_PER_RUN; turns += 1) {
    const { isEnded, restMs } = await takeBulkTurn(input);
    if (isEnded) return;
    if (restMs > 0) await sleep(restMs);
  }
  await continueAsNew<typeof bulkJob>(input);
}
