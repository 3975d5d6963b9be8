import { takeInbound } from '../../db/inbound-delivery';
import type { Deps } from '../deps';
import { tryDelivery } from './try-delivery';

const LOOK_MS = 5_000;
const AT_ONCE = 10;

/** Takes up what a process left when it died, and what could not be done the last time. Stopping waits for what is under way. */
export function retryPending(deps: Deps): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  let isStopping = false;
  const run = async () => {
    while (!isStopping) {
      const rows = await takeInbound(deps.pool, AT_ONCE);
      if (rows.length === 0) return;
      await Promise.all(rows.map((row) => tryDelivery(deps, row)));
    }
  };
  const timer = setInterval(() => {
    running ??= run()
      .catch((error: unknown) => deps.log.warn({ err: error }, 'inbound deliveries cannot be tried again yet'))
      .finally(() => (running = undefined));
  }, LOOK_MS).unref();
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
