import fc from 'fast-check';
import { createCalendarClock } from '../../../domain/time/calendar';
import { elapsedMs, instantAfter } from '../../../domain/time/clock';
import { dayMs, durationMs, hourMs, minuteMs } from '../../../domain/time/duration';
import type { CalendarText } from '../../../domain/time/open-hours';
import { anyWeek } from './any-week';
import { openMinutes, walkOf } from './naive-calendar';
import { calendarOf, everyDay, onWeekdays } from './sample-calendars';

const office = onWeekdays('09:00-17:00');
const german = { holidays: { country: 'DE' } };

test.each([
  ['over a weekend', calendarOf(office), '2026-11-26T15:00+01:00', 'PT8H', '2026-11-27T15:00+01:00'],
  [
    '48 h over Easter',
    calendarOf(onWeekdays('00:00-24:00'), german),
    '2026-04-02T12:00+02:00',
    'PT48H',
    '2026-04-08T12:00+02:00',
  ],
  [
    '48 h over Christmas, with a day of its own',
    calendarOf(office, { holidays: { country: 'DE', region: 'BE', also: ['2026-12-24'] } }),
    '2026-12-23T12:00+01:00',
    'PT48H',
    '2027-01-05T12:00+01:00',
  ],
  [
    'a holiday of one region',
    calendarOf(office, { holidays: { country: 'DE', region: 'BY' } }),
    '2027-01-05T16:00+01:00',
    'PT2H',
    '2027-01-07T10:00+01:00',
  ],
  ['a target reached when it closes', calendarOf(office), '2026-11-27T16:00+01:00', 'PT1H', '2026-11-27T17:00+01:00'],
  [
    'and one that goes a second beyond',
    calendarOf(office),
    '2026-11-27T16:00+01:00',
    'PT1H1S',
    '2026-11-30T09:00:01+01:00',
  ],
  ['begun while it is closed', calendarOf(office), '2026-11-28T13:00+01:00', 'PT1H', '2026-11-30T10:00+01:00'],
  [
    'a pause at noon',
    calendarOf(onWeekdays('09:00-12:00', '13:00-17:00')),
    '2026-11-26T11:00+01:00',
    'PT2H',
    '2026-11-26T14:00+01:00',
  ],
  [
    'five days are 120 hours of business',
    calendarOf(office),
    '2026-11-02T09:00+01:00',
    'P5D',
    '2026-11-20T17:00+01:00',
  ],
  ['clocks forward', calendarOf(everyDay('00:00-24:00')), '2026-03-28T12:00+01:00', 'PT48H', '2026-03-30T13:00+02:00'],
  ['clocks back', calendarOf(everyDay('00:00-24:00')), '2026-10-24T12:00+02:00', 'PT48H', '2026-10-26T11:00+01:00'],
  [
    'a night shift, clocks forward',
    calendarOf(everyDay('22:00-24:00', '00:00-06:00')),
    '2026-03-28T22:00+01:00',
    'PT8H',
    '2026-03-29T23:00+02:00',
  ],
  [
    'a night shift, clocks back',
    calendarOf(everyDay('22:00-24:00', '00:00-06:00')),
    '2026-10-24T22:00+02:00',
    'PT8H',
    '2026-10-25T05:00+01:00',
  ],
  [
    'hours that are skipped',
    calendarOf(everyDay('02:15-02:45')),
    '2026-03-29T00:00+01:00',
    'PT1S',
    '2026-03-30T02:15:01+02:00',
  ],
  [
    'hours that are skipped in part',
    calendarOf(everyDay('02:30-04:00')),
    '2026-03-29T00:00+01:00',
    'PT1H',
    '2026-03-29T04:00+02:00',
  ],
  [
    'hours that are repeated',
    calendarOf(everyDay('02:15-02:45')),
    '2026-10-25T00:00+02:00',
    'PT30M1S',
    '2026-10-26T02:15:01+01:00',
  ],
  [
    'hours that end with the repeated ones',
    calendarOf(everyDay('02:00-03:00')),
    '2026-10-25T00:00+02:00',
    'PT2H',
    '2026-10-25T03:00+01:00',
  ],
  [
    'over the end of a year',
    calendarOf(everyDay('00:00-24:00')),
    '2026-12-31T12:00+01:00',
    'P1D',
    '2027-01-01T12:00+01:00',
  ],
])('%s', (_, calendar, from, target, due) => {
  const clock = createCalendarClock(calendar);
  const dueMs = instantAfter(clock, Date.parse(from), durationMs(target));
  expect(new Date(dueMs).toISOString()).toBe(new Date(due).toISOString());
  expect(elapsedMs(clock, Date.parse(from), dueMs)).toBe(durationMs(target));
});

test.each([
  ['Europe/Berlin', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', 23],
  ['Europe/Berlin', '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00', 25],
  ['America/New_York', '2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00', 23],
  ['America/New_York', '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00', 25],
  ['Australia/Lord_Howe', '2026-10-04T00:00+10:30', '2026-10-05T00:00+11:00', 23.5],
  ['Australia/Lord_Howe', '2026-04-05T00:00+11:00', '2026-04-06T00:00+10:30', 24.5],
  ['Asia/Kolkata', '2026-03-29T00:00+05:30', '2026-03-30T00:00+05:30', 24],
])('a whole day in %s from %s to %s is %d h of business', (timeZone, from, to, hours) => {
  const clock = createCalendarClock(calendarOf(everyDay('00:00-24:00'), { timeZone }));
  expect(elapsedMs(clock, Date.parse(from), Date.parse(to))).toBe(hours * hourMs);
});

test('a reading that a clock shows all through the holidays is first shown when it closed', () => {
  const clock = createCalendarClock(calendarOf(office, german));
  const morning = Date.parse('2025-01-02T09:00+01:00');
  expect(clock.instantOf(clock.readingAt(morning))).toBe(Date.parse('2024-12-31T17:00+01:00'));
});

test('the clock of a calendar without hours never moves and never loops', () => {
  const clock = createCalendarClock(calendarOf({}, german));
  const nowMs = Date.parse('2026-11-23T08:00Z');
  expect(elapsedMs(clock, nowMs, nowMs + 1000 * dayMs)).toBe(0);
  expect(instantAfter(clock, nowMs, 1)).toBe(Infinity);
  expect(instantAfter(clock, nowMs, 0)).toBe(nowMs);
  expect(clock.isRunningAt(nowMs)).toBe(false);
  expect(clock.nextChangeMs(nowMs)).toBe(Infinity);
});

test('a clock that is shut for years by days of its own opens after them', () => {
  const first = Date.parse('2026-01-05');
  const also = Array.from({ length: 500 }, (_, week) => new Date(first + week * 7 * dayMs).toISOString().slice(0, 10));
  const clock = createCalendarClock(calendarOf({ mon: ['09:00-10:00'] }, { timeZone: 'UTC', holidays: { also } }));
  expect(clock.nextChangeMs(first)).toBe(first + 500 * 7 * dayMs + 9 * hourMs);
});

test('beyond its last year a clock stands still, before its first one too', () => {
  const clock = createCalendarClock(calendarOf(everyDay('00:00-24:00'), { timeZone: 'UTC' }));
  const [firstMs, endMs] = [Date.UTC(1970, 0), Date.UTC(2076, 0)];
  expect(clock.nextChangeMs(Date.UTC(2026, 0))).toBe(endMs);
  expect(elapsedMs(clock, firstMs - dayMs, firstMs)).toBe(0);
  expect(elapsedMs(clock, firstMs, endMs + 1000 * dayMs)).toBe(endMs - firstMs);
  expect(instantAfter(clock, endMs - hourMs, hourMs)).toBe(endMs);
  expect(instantAfter(clock, endMs - hourMs, hourMs + 1)).toBe(Infinity);
  expect(instantAfter(clock, firstMs + hourMs, -hourMs)).toBe(-Infinity);
  expect([clock.isRunningAt(endMs), clock.nextChangeMs(endMs)]).toEqual([false, Infinity]);
});

/** Weeks in which clocks change, or a year ends. */
const walks = [
  walkOf('Europe/Berlin', '2026-03-26', 7),
  walkOf('Europe/Berlin', '2026-10-22', 7),
  walkOf('America/New_York', '2026-03-05', 7),
  walkOf('America/New_York', '2026-10-29', 7),
  walkOf('Australia/Lord_Howe', '2026-04-02', 7),
  walkOf('Australia/Lord_Howe', '2026-10-01', 7),
  walkOf('Asia/Kolkata', '2024-12-28', 7),
  walkOf('UTC', '2025-12-28', 7),
];

const scenes = fc.constantFrom(...walks).chain((walk) => {
  const dates = [...new Set(walk.minutes.map(({ date }) => date))];
  return fc.record({
    walk: fc.constant(walk),
    calendar: fc.record({
      timeZone: fc.constant(walk.timeZone),
      hours: anyWeek,
      holidays: fc.record({ also: fc.oneof(fc.constant([]), fc.subarray(dates)) }),
    }) as fc.Arbitrary<CalendarText>,
  });
});

test('a clock advances by the open minutes that a walk through them counts, and starts and stops where it does', () => {
  fc.assert(
    fc.property(scenes, ({ walk, calendar }) => {
      const clock = createCalendarClock(calendar);
      const open = openMinutes(calendar, walk);
      const startMs = walk.minutes[0]?.atMs ?? 0;
      let [count, changeMs] = [0, clock.nextChangeMs(startMs)];
      const wrong = walk.minutes.filter(({ atMs }, minute) => {
        const isOpen = open[minute] === true;
        const isRight = elapsedMs(clock, startMs, atMs) === count * minuteMs && clock.isRunningAt(atMs) === isOpen;
        const isChange = minute > 0 && isOpen !== open[minute - 1];
        const isForeseen = isChange === (atMs === changeMs);
        if (isChange) changeMs = clock.nextChangeMs(atMs);
        if (isOpen) count += 1;
        return !isRight || !isForeseen;
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

test('a clock comes to a reading at the first instant that the walk finds', () => {
  fc.assert(
    fc.property(scenes, fc.nat(7 * 24 * 60 * 60_000), ({ walk, calendar }, spanMs) => {
      const clock = createCalendarClock(calendar);
      const open = openMinutes(calendar, walk);
      let leftMs = spanMs + 1;
      const last = walk.minutes.find((_, minute) => {
        if (open[minute]) leftMs -= minuteMs;
        return leftMs <= 0;
      });
      fc.pre(last !== undefined);
      const startMs = walk.minutes[0]?.atMs ?? 0;
      expect(instantAfter(clock, startMs, spanMs + 1)).toBe((last?.atMs ?? 0) + minuteMs + leftMs);
    }),
    { numRuns: 120 },
  );
});

const anyInstant = fc.integer({ min: Date.UTC(2023, 0), max: Date.UTC(2029, 0) });

test('readings never fall, and gain at most the time that passes', () => {
  fc.assert(
    fc.property(scenes, anyInstant, fc.nat(400 * dayMs), ({ calendar }, fromMs, spanMs) => {
      const gained = elapsedMs(createCalendarClock(calendar), fromMs, fromMs + spanMs);
      expect(gained).toBeGreaterThanOrEqual(0);
      expect(gained).toBeLessThanOrEqual(spanMs);
    }),
  );
});

test('a clock has come to a reading from its instant on, and not before', () => {
  fc.assert(
    fc.property(scenes, anyInstant, anyInstant, fc.integer({ min: -1, max: 1 }), ({ calendar }, one, other, more) => {
      const clock = createCalendarClock(calendar);
      const readingMs = clock.readingAt(one) + more;
      const instantMs = clock.instantOf(readingMs);
      for (const atMs of [other, instantMs - 1, instantMs].filter(Number.isFinite)) {
        expect(instantMs <= atMs).toBe(readingMs <= clock.readingAt(atMs));
      }
    }),
  );
});

test('what a clock says does not depend on what it was asked before', () => {
  fc.assert(
    fc.property(scenes, fc.array(anyInstant, { maxLength: 4 }), anyInstant, ({ calendar }, asked, atMs) => {
      const [fresh, used] = [createCalendarClock(calendar), createCalendarClock(calendar)];
      for (const instantMs of asked) used.instantOf(used.readingAt(instantMs) + 1);
      expect(used.readingAt(atMs)).toBe(fresh.readingAt(atMs));
      expect(used.nextChangeMs(atMs)).toBe(fresh.nextChangeMs(atMs));
    }),
  );
});
