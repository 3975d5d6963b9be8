import { heartbeat } from '@temporalio/activity';

const INTERVAL_MS = 1_000;

/**
 * Lets the server know that this activity lives while it waits for a slow receiver. Without it, work whose worker was
 * killed would be tried again only when the time-out of the slowest receiver has passed.
 */
export async function whileHeartbeating<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => heartbeat(), INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
