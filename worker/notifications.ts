import { pruneNotifications, tellOutside } from '../db/notification';
import { type Loop, type LoopDeps, startLoop } from './loop';

const BATCH = 64;
const IDLE_MS = 1_000;
const PRUNE_MS = 60_000;

interface NotificationDeps extends Pick<LoopDeps, 'pool' | 'log'> {
  isMailOn: boolean;
  /** There may be deliveries to make. */
  onTold: () => void;
}

/** Makes the deliveries that notifications owe to webhooks and mailboxes, and forgets old ones. */
export function startNotifications({ pool, log, isMailOn, onTold }: NotificationDeps): Loop {
  let prunedMs = performance.now();
  return startLoop('notifications', log, async () => {
    const count = await tellOutside(pool, BATCH, isMailOn);
    if (count > 0) onTold();
    if (performance.now() - prunedMs >= PRUNE_MS) {
      prunedMs = performance.now();
      await pruneNotifications(pool);
    }
    return count === BATCH ? 0 : IDLE_MS;
  });
}
