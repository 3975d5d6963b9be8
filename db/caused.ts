import type { ClientBase } from 'pg';
import type { Notification } from '../domain/notification/notification';
import type { WantedCase } from '../domain/notification/wanted-case';
import { insertCaseStarts } from './case-start';
import { insertNotifications } from './notification';
import type { Wake } from './wake';

/** What rules make of events beside their history. */
export interface Caused {
  notifications: readonly Notification[];
  cases: readonly WantedCase[];
}

export function hasCaused({ notifications, cases }: Caused): boolean {
  return notifications.length + cases.length > 0;
}

/** In the transaction of the events. */
export async function insertCaused(client: ClientBase, { notifications, cases }: Caused): Promise<void> {
  await insertNotifications(client, notifications);
  await insertCaseStarts(client, cases);
}

/** Tells those who carry it out. */
export function wakeCaused(wake: Wake, { notifications, cases }: Caused): void {
  if (notifications.length > 0) wake('notifications');
  if (cases.length > 0) wake('cases');
}
