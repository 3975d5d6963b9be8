import { proxyActivities, sleep } from '@temporalio/workflow';
import { askAll } from './endless-decisions';

const { askInActivity } = proxyActivities<{ askInActivity(): Promise<Record<string, unknown>> }>({
  startToCloseTimeout: '10 s',
  retry: { maximumAttempts: 1 },
});

/** Asks decisions without end in its own task, goes on, and has an activity ask them. */
export async function endless(): Promise<{ here: Record<string, unknown>; there: Record<string, unknown> }> {
  const here = askAll();
  await sleep('1 s');
  const there = await askInActivity();
  return { here, there };
}
