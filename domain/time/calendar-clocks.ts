import { canonicalJson } from '../config/canonical-json';
import { createCalendarClock } from './calendar';
import { wallClock } from './clock';
import type { Clock, Clocks } from './clock';
import type { CalendarText } from './open-hours';

/** A calendar's document, as far as its clock needs it. */
export interface NamedCalendar extends CalendarText {
  key: string;
  division: string;
}

/** What curves and items name a calendar by. */
export function calendarId(division: string, key: string): string {
  return `${division}/${key}`;
}

/** Makes clocks of all calendars that there are, again at each change of configuration. */
export type ClockCache = (calendars: readonly NamedCalendar[]) => Clocks;

/** What a calendar's clock follows from: two of the same text run alike. */
export function clockText({ timeZone, hours, holidays }: CalendarText): string {
  return canonicalJson([timeZone, hours, holidays]);
}

/**
 * The clock of a calendar that says the same as the last time is kept, with what it has computed. What runs on a
 * calendar that is gone runs on wall time.
 */
export function createClockCache(): ClockCache {
  let known = new Map<string, Clock>();
  return (calendars) => {
    const kept = new Map<string, Clock>();
    const clocks = new Map(
      calendars.map((calendar) => {
        const { division, key } = calendar;
        const text = clockText(calendar);
        const clock = kept.get(text) ?? known.get(text) ?? createCalendarClock(calendar);
        kept.set(text, clock);
        return [calendarId(division, key), clock];
      }),
    );
    known = kept;
    return (calendar) => (calendar === null ? wallClock : (clocks.get(calendar) ?? wallClock));
  };
}
