import type { Pool } from 'pg';
import { readCurrentConfig } from '../../db/config';
import { calendarDocument } from '../../domain/config/calendar';
import { createClockCache } from '../../domain/time/calendar-clocks';
import type { Clocks } from '../../domain/time/clock';

export type ClockReader = (pool: Pool) => Promise<Clocks>;

/**
 * Reads the clocks of all calendars as they are published now. A calendar that did not change keeps its clock, so one
 * reader should serve a process, and read again when a shard's queues are dirty: a change of a calendar marks them.
 */
export function createClockReader(): ClockReader {
  const clocksOf = createClockCache();
  return async (pool) => {
    const rows = await readCurrentConfig(pool, 'calendar');
    // What an older version of the schema let pass and this one does not is left out, as in the API.
    return clocksOf(rows.flatMap(({ body }) => calendarDocument.safeParse(body).data ?? []));
  };
}
