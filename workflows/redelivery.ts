import { log } from '@temporalio/workflow';
import { deliver } from './item-activity-proxies';
import type { RedeliveryInput } from './messages';

/** Tells one receiver again what it missed of one item, in order. It needs no workflow of the item, which may have ended. */
export async function redelivery({ deliveries }: RedeliveryInput): Promise<void> {
  for (const id of deliveries) {
    // What cannot be made at all is still in the database, and is asked for again.
    await deliver(id).catch((error: unknown) => log.error('A redelivery failed', { id, error: String(error) }));
  }
}
