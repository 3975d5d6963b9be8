import { createCalendarClock } from '../../../domain/time/calendar';
import { elapsedMs } from '../../../domain/time/clock';
import { dayMs, hourMs } from '../../../domain/time/duration';
import { isCountry, publicHolidays, regionsOf } from '../../../domain/time/holidays';
import { calendarOf, everyDay } from './sample-calendars';

const days = (country: string, region: string | undefined, year: number) =>
  publicHolidays(country, region)(year).map(({ fromMs }) => new Date(fromMs).toISOString().slice(5, 10));

test.each([
  ['DE', undefined, ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26']],
  ['DE', 'BE', ['01-01', '03-08', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26']],
])('public holidays of %s %s in 2026', (country, region, expected) => {
  expect(days(country, region, 2026)).toEqual(expected);
});

test('a day in lieu is one, also in the year before its holiday', () => {
  expect(days('US', undefined, 2026)).toContain('07-03');
  expect(days('US', undefined, 2021)).toContain('12-31');
});

test.each([
  ['half a day', 'IS', '2026-12-24', 13],
  ['the last day of several', 'RU', '2026-01-06', 0],
  ['the end of several that began in the year before', 'SZ', '2027-01-02', 0],
  ['one that begins the evening before: that evening', 'SA', '2026-03-18', 24],
  ['one that begins the evening before: its day', 'SA', '2026-03-19', 0],
])('%s: %s is open on %s for %d h', (_, country, date, hours) => {
  const clock = createCalendarClock(calendarOf(everyDay('00:00-24:00'), { timeZone: 'UTC', holidays: { country } }));
  expect(elapsedMs(clock, Date.parse(date), Date.parse(date) + dayMs)).toBe(hours * hourMs);
});

test('countries and their regions are known by their codes', () => {
  expect(['DE', 'US', 'XX', 'constructor'].map(isCountry)).toEqual([true, true, false, false]);
  expect(regionsOf('DE')).toContain('BY');
  expect(regionsOf('XX')).toEqual([]);
});
