import { createClockCache } from '../../../domain/time/calendar-clocks';
import { elapsedMs, wallClock } from '../../../domain/time/clock';
import { dayMs, hourMs } from '../../../domain/time/duration';
import { runningSpans } from '../../../domain/time/preview';
import { calendarOf, onWeekdays } from './sample-calendars';

const office = { division: 'sales', key: 'office', ...calendarOf(onWeekdays('09:00-17:00')) };

test('clocks are found by division and key; wall time stands for none and for one that is gone', () => {
  const clocks = createClockCache()([office]);
  const saturday = Date.parse('2026-11-28T00:00+01:00');
  expect(elapsedMs(clocks('sales/office'), saturday, saturday + 3 * dayMs)).toBe(8 * hourMs);
  expect([null, 'claims/office', 'office'].map(clocks)).toEqual([wallClock, wallClock, wallClock]);
});

test('a calendar keeps its clock until it says something else', () => {
  const clocksOf = createClockCache();
  const first = clocksOf([office])('sales/office');
  const again = clocksOf([structuredClone(office), { ...office, key: 'front' }]);
  expect(again('sales/office')).toBe(first);
  expect(again('sales/front')).toBe(first);
  const changed = clocksOf([{ ...office, ...calendarOf(onWeekdays('09:00-16:00')) }])('sales/office');
  expect(changed).not.toBe(first);
  expect(changed).not.toBe(wallClock);
});

test('a preview shows the open hours of 60 days, those under way from now on', () => {
  const clock = createClockCache()([
    { ...office, ...calendarOf(onWeekdays('09:00-12:00', '13:00-17:00'), { holidays: { country: 'DE' } }) },
  ])('sales/office');
  const nowMs = Date.parse('2026-12-23T10:00+01:00');
  const spans = runningSpans(clock, nowMs, nowMs + 60 * dayMs);
  const text = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
    [fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(0, 16)).join(' ');
  expect(spans.slice(0, 5).map(text)).toEqual([
    '2026-12-23T09:00 2026-12-23T11:00',
    '2026-12-23T12:00 2026-12-23T16:00',
    '2026-12-24T08:00 2026-12-24T11:00',
    '2026-12-24T12:00 2026-12-24T16:00',
    '2026-12-28T08:00 2026-12-28T11:00',
  ]);
  const openMs = spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  expect(openMs).toBe(elapsedMs(clock, nowMs, nowMs + 60 * dayMs));
});
