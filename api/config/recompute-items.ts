import type { ClientBase } from 'pg';
import { insertSystemJob } from '../../db/bulk-job';
import { calendarDocument } from '../../domain/config/calendar';
import { clockText } from '../../domain/time/calendar-clocks';
import { databaseNow } from '../../matcher/ledger/database-now';
import { createId } from '../../db/new-id';
import type { Planned } from './plan-changes';

/**
 * Calendars are live: for each that runs otherwise from now on, a job brings the open items on it up to date. One that was
 * taken away comes back as whatever it says now: an item that came in while it went may still be on it.
 */
export async function recomputeItems(client: ClientBase, changed: readonly Planned[], by: string): Promise<void> {
  for (const { document, version, before } of changed) {
    if (document.kind !== 'calendar' || version === 1) continue;
    const earlier = before && calendarDocument.safeParse(before.body).data;
    if (earlier && clockText(earlier) === clockText(document)) continue;
    const { division, key } = document;
    const id = createId(Math.floor(await databaseNow(client)));
    await insertSystemJob(client, { id, subject: by, action: 'recompute', division, body: { calendar: key, version } });
  }
}
