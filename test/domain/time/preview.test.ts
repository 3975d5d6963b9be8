import fc from 'fast-check';
import { createCalendarClock } from '../../../domain/time/calendar';
import { elapsedMs } from '../../../domain/time/clock';
import { dayMs, hourMs, minuteMs } from '../../../domain/time/duration';
import { publicHolidays } from '../../../domain/time/holidays';
import type { CalendarText } from '../../../domain/time/open-hours';
import { dateAt, previewCalendar } from '../../../domain/time/preview';
import { anyWeek } from './any-week';
import { openMinutes, type Walk, walkOf } from './naive-calendar';
import { calendarOf, everyDay, onWeekdays } from './sample-calendars';

const germanOffice = calendarOf(onWeekdays('09:00-12:00', '13:00-17:00'), {
  holidays: { country: 'DE', also: ['2026-12-24'] },
});

test('60 days are told day by day, with what closes those that would be open', () => {
  const days = previewCalendar(germanOffice, '2026-12-23', 60);
  expect(days).toHaveLength(60);
  const hours = [
    { from: '09:00', to: '12:00', fromMs: Date.parse('2026-12-23T08:00Z'), toMs: Date.parse('2026-12-23T11:00Z') },
    { from: '13:00', to: '17:00', fromMs: Date.parse('2026-12-23T12:00Z'), toMs: Date.parse('2026-12-23T16:00Z') },
  ];
  expect(days[0]).toEqual({
    date: '2026-12-23',
    weekday: 'wed',
    open: hours,
    openMs: 7 * hourMs,
    closings: [],
    clockChanges: [],
  });
  const told = days.slice(1, 5).map(({ date, openMs, closings }) => [date, openMs, closings]);
  expect(told).toEqual([
    ['2026-12-24', 0, [{ by: 'own-day' }]],
    ['2026-12-25', 0, [{ by: 'holiday', name: '1. Weihnachtstag' }]],
    ['2026-12-26', 0, [{ by: 'week' }, { by: 'holiday', name: '2. Weihnachtstag' }]],
    ['2026-12-27', 0, [{ by: 'week' }]],
  ]);
});

test('all days together are what its clock advances', () => {
  const days = previewCalendar(germanOffice, '2026-12-23', 60);
  const clock = createCalendarClock(germanOffice);
  const fromMs = Date.parse('2026-12-23T00:00+01:00');
  const totalMs = days.reduce((sum, { openMs }) => sum + openMs, 0);
  expect(totalMs).toBe(elapsedMs(clock, fromMs, fromMs + 60 * dayMs));
});

test.each([
  ['2026-03-29', hourMs, 23, '2026-03-29T01:00Z'],
  ['2026-10-25', -hourMs, 25, '2026-10-25T01:00Z'],
])('on %s clocks are put by %d ms, and the whole day has %d h', (date, byMs, hours, at) => {
  const [day, next] = previewCalendar(calendarOf(everyDay('00:00-24:00')), date, 2);
  expect(day).toMatchObject({
    open: [{ from: '00:00', to: '24:00' }],
    openMs: hours * hourMs,
    clockChanges: [{ atMs: Date.parse(at), byMs }],
  });
  expect(next).toMatchObject({ openMs: 24 * hourMs, clockChanges: [] });
});

test('a day begins by the clocks of the zone', () => {
  expect(dateAt('Pacific/Auckland', Date.parse('2026-11-27T12:00Z'))).toBe('2026-11-28');
});

/** What a walk minute by minute finds of one date. */
function walkedDay(calendar: CalendarText, walk: Walk, date: string) {
  const { country } = calendar.holidays;
  const year = Number(date.slice(0, 4));
  const holidays = country === undefined ? [] : [year - 1, year].flatMap(publicHolidays(country, undefined));
  const isHoliday = (minute: Walk['minutes'][number]) => {
    const wallMs = Date.parse(`${minute.date}T${minute.time}Z`);
    return holidays.some(({ fromMs, toMs }) => fromMs <= wallMs && wallMs < toMs);
  };
  const byWeek = openMinutes(calendar, walk);
  const open = walk.minutes.filter((minute, index) => minute.date === date && byWeek[index] && !isHoliday(minute));
  const isOpenAt = new Set(open.map(({ atMs }) => atMs));
  const firstMs = walk.minutes[0]?.atMs ?? 0;
  const after = (atMs: number) => walk.minutes[(atMs - firstMs) / minuteMs];
  const starts = open.filter(({ atMs }) => !isOpenAt.has(atMs - minuteMs));
  const ends = open.filter(({ atMs }) => !isOpenAt.has(atMs + minuteMs));
  return {
    openMs: open.length * minuteMs,
    open: starts.map(({ atMs, time }, index) => {
      const toMs = (ends[index]?.atMs ?? 0) + minuteMs;
      const next = after(toMs);
      return { fromMs: atMs, toMs, from: time, to: next?.date === date ? next.time : '24:00' };
    }),
  };
}

const walks = [
  walkOf('Europe/Berlin', '2026-03-26', 8),
  walkOf('Europe/Berlin', '2026-10-22', 8),
  walkOf('America/New_York', '2026-03-05', 8),
  walkOf('America/New_York', '2026-10-29', 8),
  walkOf('Australia/Lord_Howe', '2026-04-02', 8),
  walkOf('Australia/Lord_Howe', '2026-10-01', 8),
  // Clocks are put forward at midnight: the day begins at 01:00.
  walkOf('Africa/Cairo', '2026-04-21', 8),
  walkOf('Asia/Beirut', '2026-10-22', 8),
  walkOf('UTC', '2026-12-22', 14),
];
const scenes = fc.constantFrom(...walks).chain((walk) => {
  const dates = [...new Set(walk.minutes.map(({ date }) => date))].slice(1, -1);
  return fc.record({
    walk: fc.constant(walk),
    dates: fc.constant(dates),
    calendar: fc.record({
      timeZone: fc.constant(walk.timeZone),
      hours: anyWeek,
      holidays: fc.record({
        country: fc.constantFrom(undefined, 'DE', 'IS', 'EG'),
        also: fc.oneof(fc.constant([]), fc.subarray(dates)),
      }),
    }),
  });
});

test('a preview is what a walk minute by minute finds, wherever clocks change', () => {
  fc.assert(
    fc.property(scenes, ({ walk, dates, calendar }) => {
      const days = previewCalendar(calendar, dates[0] ?? '', dates.length);
      expect(days.map(({ date }) => date)).toEqual(dates);
      for (const { date, open, openMs } of days) expect({ open, openMs }).toEqual(walkedDay(calendar, walk, date));
    }),
    { numRuns: 60 },
  );
});
