import type { Pool } from 'pg';
import type { CaseFile } from '../domain/cases/file';
import { type SlaTimes, timesOf } from '../domain/cases/sla-clock';
import { calendarId } from '../domain/time/calendar-clocks';
import { createClockReader } from '../matcher/ledger/read-clocks';
import { loadType } from './load-case-type';

const readClocks = createClockReader();

/** The instants that a case waits for: of a stage that was entered, or of a threshold that comes again, on a calendar. */
export async function awaitedTimes(pool: Pool, file: CaseFile): Promise<SlaTimes[]> {
  const awaited = file.clocks.filter(({ isAwaited }) => isAwaited);
  if (awaited.length === 0 || file.closedMs !== null) return [];
  const { division, type, typeVersion: version } = file;
  const { sla } = (await loadType(pool, { division, type, version })).type;
  const clocks = await readClocks(pool);
  return awaited.map((one) =>
    timesOf(one, sla, clocks(one.calendar === null ? null : calendarId(division, one.calendar))),
  );
}
