import type { Pool } from 'pg';
import { readPinnedConfig } from '../db/config-pinned';
import type { CaseFile } from '../domain/cases/file';
import { type SlaTimes, timesOf } from '../domain/cases/sla-clock';
import { caseTypeDocument } from '../domain/config/case-type';
import { calendarId } from '../domain/time/calendar-clocks';
import { createClockReader } from '../matcher/ledger/read-clocks';

/** The instants that a case waits for: of a stage that was entered, or of a threshold that comes again, on a calendar. */
export async function awaitedTimes(pool: Pool, file: CaseFile): Promise<SlaTimes[]> {
  const awaited = file.clocks.filter(({ isAwaited }) => isAwaited);
  if (awaited.length === 0 || file.closedMs !== null) return [];
  const { division, type, typeVersion } = file;
  const name = `case-type/${type}`;
  const body = (await readPinnedConfig(pool, division, { [name]: typeVersion })).get(name);
  const { sla } = caseTypeDocument.parse(body);
  const clocks = await createClockReader()(pool);
  return awaited.map((one) =>
    timesOf(one, sla, clocks(one.calendar === null ? null : calendarId(division, one.calendar))),
  );
}
