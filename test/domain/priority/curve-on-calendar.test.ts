import fc from 'fast-check';
import { levelAt, priorityAt } from '../../../domain/priority/curve';
import { resolveCurve } from '../../../domain/priority/resolve';
import type { SchemeText } from '../../../domain/priority/resolve';
import { createCalendarClock } from '../../../domain/time/calendar';
import { instantAfter } from '../../../domain/time/clock';
import { dayMs, hourMs } from '../../../domain/time/duration';
import { calendarOf, onWeekdays } from '../time/sample-calendars';

const clock = createCalendarClock(calendarOf(onWeekdays('09:00-17:00'), { holidays: { also: ['2026-11-30'] } }));
const calendar = 'sales/office';
const at = (text: string) => Date.parse(`${text}+01:00`);
const activationMs = at('2026-11-26T13:00');
const gold: SchemeText = {
  interpolation: 'linear',
  points: [
    { at: '0%', level: '0%' },
    { at: '100%', level: '100%' },
  ],
  overdue: { level: '100%', perHour: '10%' },
};
/** 16 h of business: due on Tuesday at 13:00, since Monday is a holiday. */
const dueMs = at('2026-12-01T13:00');
const curve = resolveCurve(gold, { min: 500, max: 2000, activationMs, dueMs, calendar }, clock);

test.each([
  ['before activation', '2026-11-26T12:00', 500],
  ['at activation', '2026-11-26T13:00', 500],
  ['at half of its SLA', '2026-11-27T13:00', 1250],
  ['when it closes for the weekend', '2026-11-27T17:00', 1625],
  ['on the holiday', '2026-11-30T12:00', 1625],
  ['when it opens again', '2026-12-01T09:00', 1625],
  ['an hour before due', '2026-12-01T12:00', 500 + (1500 * 15) / 16],
  ['when due', '2026-12-01T13:00', 2000],
  ['an hour later', '2026-12-01T14:00', 2150],
  ['that night', '2026-12-01T23:00', 2600],
  ['the next morning', '2026-12-02T09:30', 2675],
])('sales gold in business hours: %s', (_, now, priority) => {
  expect(priorityAt(curve, at(now), clock)).toBeCloseTo(priority, 9);
});

test('a due date given in closed hours ends an SLA of the hours before it, and the overdue level counts from it on', () => {
  const saturdayMs = at('2026-11-28T12:00');
  const given = resolveCurve(gold, { min: 0, max: 100, activationMs, dueMs: saturdayMs, calendar }, clock);
  expect(given.points.map(({ offsetMs }) => offsetMs)).toEqual([0, 12 * hourMs]);
  const late = { ...given, overdue: { level: 3, perHour: 1 } };
  expect(
    ['2026-11-28T11:59', '2026-11-28T12:00', '2026-12-01T10:00'].map((now) => priorityAt(late, at(now), clock)),
  ).toEqual([100, 300, 400]);
});

const spans = fc.integer({ min: 0, max: 40 * 60 }).map((minutes) => minutes * 60_000);
const schemes: fc.Arbitrary<SchemeText> = fc.record({
  interpolation: fc.constantFrom('linear' as const, 'step' as const),
  points: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`),
      level: fc.integer({ min: 0, max: 150 }).map((share) => `${share}%`),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  overdue: fc.constant({ level: '120%', perHour: '7%' }),
});

test('a curve on a calendar is the same curve on wall time, read when as much has passed', () => {
  fc.assert(
    fc.property(schemes, fc.nat(90 * dayMs), spans, spans, (scheme, startMs, slaMs, passedMs) => {
      fc.pre(slaMs > 0 && passedMs > 0);
      const fromMs = activationMs + startMs;
      const due = instantAfter(clock, fromMs, slaMs);
      const onWall = resolveCurve(scheme, { min: 0, max: 1, activationMs: 0, dueMs: slaMs });
      const onHours = resolveCurve(scheme, { min: 0, max: 1, activationMs: fromMs, dueMs: due, calendar }, clock);
      const nowMs = instantAfter(clock, fromMs, passedMs);
      expect(levelAt(onHours, nowMs, clock)).toBeCloseTo(levelAt(onWall, passedMs), 9);
      // Until it closes or opens again nothing but the clock moves it.
      const restMs = clock.isRunningAt(nowMs) ? 0 : clock.nextChangeMs(nowMs) - 1;
      if (restMs > 0) expect(levelAt(onHours, restMs, clock)).toBe(levelAt(onHours, nowMs, clock));
    }),
    { numRuns: 500 },
  );
});
