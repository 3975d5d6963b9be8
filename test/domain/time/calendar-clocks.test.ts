import { createClockCache } from '../../../domain/time/calendar-clocks';
import { elapsedMs, wallClock } from '../../../domain/time/clock';
import { dayMs, hourMs } from '../../../domain/time/duration';
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
