import { log } from '@temporalio/workflow';
import { deliver } from './item-activity-proxies';
import type { RedeliveryInput } from './messages';

/**
 * Tells one receiver of one item or alert, in order, what it missed and somebody asked for again, or what notifications
 * owe it. It needs no workflow of the item, which may have ended.
 */
export async function redelivery({ deliveries }: RedeliveryInput): Promise<void> {
  for (const id of deliveries) {
    // What cannot be made at all is still in the database, and is asked for again.
    await deliver(id).catch((error: unknown) => log.error('A redelivery failed', { id, error: String(error) }));
  }
}
