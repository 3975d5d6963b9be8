import type { ClientBase } from 'pg';
import { replaceSchedules } from '../../db/case-schedule';
import type { ConfigRow } from '../../db/config';
import { firstInstant } from '../../domain/bpmn/start-timer';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import { databaseNow } from '../../matcher/ledger/database-now';
import { startTimersOf } from '../cases/create-case';
import type { Planned } from './plan-changes';

/** What starts by time is that of the version that is published, counted from now; with a case type its schedules end. */
export async function scheduleStarts(
  client: ClientBase,
  changed: readonly Planned[],
  removed: readonly ConfigRow[],
): Promise<void> {
  for (const { document, version } of changed) {
    if (document.kind === 'case-type')
      await replaceSchedules(client, document, await schedulesOf(client, document, version));
  }
  for (const row of removed) if (row.kind === 'case-type') await replaceSchedules(client, row, []);
}

async function schedulesOf(client: ClientBase, type: CaseTypeDocument, version: number) {
  const fromMs = Math.floor(await databaseNow(client));
  return startTimersOf(type, fromMs).map((start) => ({
    ...start,
    version,
    fromMs,
    nextMs: firstInstant(start.timer, fromMs),
  }));
}
