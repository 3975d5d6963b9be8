import { Temporal as Tempo } from 'temporal-polyfill';
import { createCalendarClock } from './calendar';
import type { Clock } from './clock';
import { dayMs } from './duration';
import { type CalendarText, closures, overlap, weekdays } from './open-hours';
import type { Span } from './span';
import { clockChanges, type ClockChange, wallTimes } from './wall-time';

/** What takes hours from a day: its place in the week, a holiday, a day that the calendar names. */
export type Closing = { by: 'week' } | { by: 'holiday'; name: string } | { by: 'own-day' };

/** A day of a calendar's zone, for people to look at. */
export interface PreviewDay {
  /** `2026-12-24` */
  date: string;
  weekday: (typeof weekdays)[number];
  /** When it is open: instants, and what clocks on the wall show then; the end of a day is 24:00. */
  open: readonly (Span & { from: string; to: string })[];
  openMs: number;
  closings: readonly Closing[];
  clockChanges: readonly ClockChange[];
}

/** A calendar from a date of its zone on, day by day, by the clock that SLAs run on. */
export function previewCalendar(calendar: CalendarText, from: string, days: number): PreviewDay[] {
  const { timeZone, hours } = calendar;
  const clock = createCalendarClock(calendar);
  const wallMs = Date.parse(from);
  const startOf = wallTimes(timeZone, { fromMs: wallMs, toMs: wallMs + (days + 1) * dayMs });
  const closuresOf = closures(calendar);
  return Array.from({ length: days }, (_, index) => {
    const wall = { fromMs: wallMs + index * dayMs, toMs: wallMs + (index + 1) * dayMs };
    const day = { fromMs: startOf(wall.fromMs), toMs: startOf(wall.toMs) };
    const weekday = weekdays[new Date(wall.fromMs).getUTCDay()] ?? 'sun';
    const open = runningSpans(clock, day).map((span) => ({
      ...span,
      from: timeOfDay(timeZone, span.fromMs),
      to: span.toMs === day.toMs ? '24:00' : timeOfDay(timeZone, span.toMs),
    }));
    const closed = closuresOf(new Date(wall.fromMs).getUTCFullYear()).filter((closure) => overlap(closure, wall));
    return {
      date: new Date(wall.fromMs).toISOString().slice(0, 10),
      weekday,
      open,
      openMs: open.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
      closings: [
        ...(hours[weekday].length === 0 ? [{ by: 'week' as const }] : []),
        ...closed.map(({ name }) => (name === null ? { by: 'own-day' as const } : { by: 'holiday' as const, name })),
      ],
      clockChanges: clockChanges(timeZone, day),
    };
  });
}

function runningSpans(clock: Clock, { fromMs, toMs }: Span): Span[] {
  const spans: Span[] = [];
  for (let atMs = fromMs; atMs < toMs;) {
    const changeMs = Math.min(clock.nextChangeMs(atMs), toMs);
    if (clock.isRunningAt(atMs)) spans.push({ fromMs: atMs, toMs: changeMs });
    atMs = changeMs;
  }
  return spans;
}

function timeOfDay(timeZone: string, atMs: number): string {
  const at = Tempo.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The date that a zone has at an instant (epoch ms). */
export function dateAt(timeZone: string, atMs: number): string {
  return Tempo.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
