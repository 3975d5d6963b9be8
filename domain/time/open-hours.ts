import { dayMs, hourMs, minuteMs } from './duration';
import { publicHolidays } from './holidays';
import { unionOf, without } from './span';
import type { Span } from './span';
import { wallTimes } from './wall-time';

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** A business calendar as its document writes it. */
export interface CalendarText {
  timeZone: string;
  /** Spans of wall time such as `09:00-17:00`, in any order; they may end at 24:00 and overlap. */
  hours: Readonly<Record<(typeof weekdays)[number], readonly string[]>>;
  /** Public holidays of a country or a region of it, and days of its own (`2026-12-24`). */
  holidays: { country?: string | undefined; region?: string | undefined; also: readonly string[] };
}

export function hasHours({ hours }: Pick<CalendarText, 'hours'>): boolean {
  return weekdays.some((day) => hours[day].length > 0);
}

/**
 * A year of a calendar's zone as instants, and when it is open in it. Hours are wall time: they begin and end when
 * clocks on the wall first come to them. So a day of 00:00-24:00 has 23 h or 25 h when the clocks change, hours that
 * are skipped are none, and hours within those that are repeated are open the first time only.
 */
export function openHours(calendar: CalendarText): (year: number) => Span & { open: readonly Span[] } {
  const week = weekdays.map((day) => calendar.hours[day].map(parseSpan));
  const closuresOf = closures(calendar);
  return (year) => {
    const wall = { fromMs: Date.UTC(year, 0), toMs: Date.UTC(year + 1, 0) };
    const instantOf = wallTimes(calendar.timeZone, wall);
    const asInstants = ({ fromMs, toMs }: Span): Span => ({ fromMs: instantOf(fromMs), toMs: instantOf(toMs) });
    const closed = closuresOf(year);
    const open = weeklyHours(week, wall).flatMap((span) => without(span, closed));
    return { ...asInstants(wall), open: unionOf(open.map(asInstants)) };
  };
}

/** What closes a calendar that would be open by its week: a holiday by its name, or null: a day of its own. In wall time. */
export interface Closure extends Span {
  name: string | null;
}

/** The closures that lie in a year, or reach into it. */
export function closures({ holidays }: Pick<CalendarText, 'holidays'>): (year: number) => Closure[] {
  const { country, region, also } = holidays;
  const ownDays = also.map((date) => ({ name: null, fromMs: Date.parse(date), toMs: Date.parse(date) + dayMs }));
  const holidaysOf = country === undefined ? () => [] : publicHolidays(country, region);
  return (year) => {
    const wall = { fromMs: Date.UTC(year, 0), toMs: Date.UTC(year + 1, 0) };
    // Holidays at the end of a year may reach into the next.
    return [...ownDays, ...holidaysOf(year - 1), ...holidaysOf(year)].filter((day) => overlap(day, wall));
  };
}

/** The hours of each day, from Sunday on, as they lie in a year. */
function weeklyHours(week: readonly (readonly Span[])[], { fromMs, toMs }: Span): Span[] {
  const spans: Span[] = [];
  for (let dayStartMs = fromMs; dayStartMs < toMs; dayStartMs += dayMs) {
    for (const hours of week[new Date(dayStartMs).getUTCDay()] ?? []) {
      spans.push({ fromMs: dayStartMs + hours.fromMs, toMs: dayStartMs + hours.toMs });
    }
  }
  return spans;
}

export function overlap(a: Span, b: Span): boolean {
  return a.fromMs < b.toMs && b.fromMs < a.toMs;
}

/** `09:00-17:30` as ms since midnight. */
function parseSpan(text: string): Span {
  const [fromMs = 0, toMs = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * hourMs + minutes * minuteMs;
  });
  return { fromMs, toMs };
}
