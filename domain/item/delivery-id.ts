/**
 * Whom a delivery is for (`sync-crm`, `webhook-overdue-alert`): the end of its ID `<item>-<life>-<version>-<receiver>`,
 * as `db/delivery.ts` builds it. What one receiver is told is told in order; one that is down holds up no other.
 */
export function receiverOf(deliveryId: string): string {
  return /^[\da-f-]{36}-\d+-\d+-(.+)$/.exec(deliveryId)?.[1] ?? deliveryId;
}
