import { resolveDeadlines } from '../../../domain/sla/deadlines';
import { createCalendarClock } from '../../../domain/time/calendar';
import { wallClock } from '../../../domain/time/clock';
import { hourMs } from '../../../domain/time/duration';
import { calendarOf, onWeekdays } from '../time/sample-calendars';

const christmas = { country: 'DE', also: ['2026-12-24'] };
const office = createCalendarClock(calendarOf(onWeekdays('09:00-17:00'), { holidays: christmas }));
const closed = createCalendarClock(calendarOf({}));
const at = (text: string) => Date.parse(`${text}+01:00`);
const capturedAtMs = at('2026-12-23T12:00');
const target48 = { capturedAtMs, targetMs: 48 * hourMs, expiryMs: 72 * hourMs };

test.each([
  ['wall time', wallClock, {}, '2026-12-25T12:00', '2026-12-26T12:00'],
  ['business hours, over Christmas and the New Year', office, {}, '2027-01-05T12:00', '2027-01-08T12:00'],
  ['activation on a holiday', office, { activateAtMs: at('2026-12-25T08:00') }, '2027-01-05T17:00', '2027-01-08T17:00'],
  [
    'a due date given: expiry keeps its distance in business hours',
    office,
    { dueAtMs: at('2026-12-24T10:00') },
    '2026-12-24T10:00',
    '2026-12-30T17:00',
  ],
  [
    'a due date given without a target',
    office,
    { targetMs: null, dueAtMs: at('2026-12-24T10:00'), expiryMs: 3 * hourMs },
    '2026-12-24T10:00',
    '2026-12-24T10:00',
  ],
  ['an expiry as long as the target', office, { expiryMs: 48 * hourMs }, '2027-01-05T12:00', '2027-01-05T12:00'],
])('48 h and 72 h on %s', (_, clock, more, due, expires) => {
  const resolved = resolveDeadlines({ ...target48, ...more }, clock);
  expect(resolved).toMatchObject({ ok: true, deadlines: { dueMs: at(due), expiresMs: at(expires) } });
});

test('the SLA is what passes on the clock between activation and due', () => {
  const slaMs = (dueAtMs?: number) => {
    const resolved = resolveDeadlines({ ...target48, dueAtMs }, office);
    return resolved.ok && resolved.deadlines.slaMs;
  };
  expect([slaMs(), slaMs(at('2026-12-28T10:00'))]).toEqual([48 * hourMs, 6 * hourMs]);
});

test('on a calendar without hours nothing falls due or expires, unless the source says when it is due', () => {
  expect(resolveDeadlines(target48, closed)).toMatchObject({
    deadlines: { dueMs: null, expiresMs: null, slaMs: null },
  });
  const dueAtMs = at('2026-12-28T10:00');
  expect(resolveDeadlines({ ...target48, dueAtMs }, closed)).toMatchObject({
    deadlines: { dueMs: dueAtMs, expiresMs: null, slaMs: 0 },
  });
});
