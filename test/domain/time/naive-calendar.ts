import { minuteMs } from '../../../domain/time/duration';
import type { CalendarText } from '../../../domain/time/open-hours';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** A stretch of time, minute by minute, with what the clock on the wall showed at its latest yet. */
export interface Walk {
  timeZone: string;
  minutes: readonly { atMs: number; date: string; day: (typeof weekdays)[number]; time: string }[];
}

/** `days` days from a date on (UTC). The walk begins two days earlier, so that no repeated hour is met half-way. */
export function walkOf(timeZone: string, firstDate: string, days: number): Walk {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const warmUp = 2 * 24 * 60;
  const startMs = Date.parse(firstDate) - warmUp * minuteMs;
  let latest = '';
  const minutes = Array.from({ length: warmUp + days * 24 * 60 }, (_, minute) => {
    const atMs = startMs + minute * minuteMs;
    const shown = format.format(atMs);
    if (shown > latest) latest = shown;
    const [date = '', time = ''] = latest.split(' ');
    return { atMs, date, day: weekdays[new Date(date).getUTCDay()] ?? 'sun', time };
  });
  return { timeZone, minutes: minutes.slice(warmUp) };
}

/** Whether a calendar is open in each minute: in some span of its day by the latest wall time yet, and no day of its own. */
export function openMinutes({ hours, holidays }: CalendarText, { minutes }: Walk): boolean[] {
  return minutes.map(
    ({ date, day, time }) =>
      hours[day].some((span) => span.slice(0, 5) <= time && time < span.slice(6)) && !holidays.also.includes(date),
  );
}
