import { previewCalendar } from '../../../domain/time/preview';
import { monthsOf, notableDays } from '../../../web/src/features/config/editors/calendar/months';
import type { Day } from '../../../web/src/features/config/editors/calendar/months';
import { calendarOf, onWeekdays } from '../../domain/time/sample-calendars';

const office = {
  ...calendarOf(onWeekdays('09:00-17:00'), { holidays: { country: 'DE', also: ['2027-03-30'] } }),
  timeZone: 'Europe/Berlin',
};
/** As the API tells them, as far as they are drawn. */
const days: Day[] = previewCalendar(office, '2027-03-10', 60).map((day) => ({
  date: day.date,
  weekday: day.weekday,
  open: [],
  openMinutes: day.openMs / 60_000,
  closings: day.closings.map((closing) => ({ ...closing })),
  clockChanges: day.clockChanges.map(({ byMs }) => ({ at: '', byMinutes: byMs / 60_000 })),
}));

test('each day stands once, below its weekday, in the month that it belongs to', () => {
  const months = monthsOf(days);
  expect(months.map(({ month }) => month)).toEqual(['2027-03', '2027-04', '2027-05']);
  expect(months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null)).toEqual(days);
  for (const { month, weeks } of months) {
    for (const week of weeks) {
      expect(week).toHaveLength(7);
      for (const [column, day] of week.entries()) {
        const weekday = day === null ? column : (new Date(day.date).getUTCDay() + 6) % 7;
        expect([weekday, day?.date.slice(0, 7) ?? month]).toEqual([column, month]);
      }
    }
  }
});

test('holidays, days of its own and changes of clocks are notable, weekends are not', () => {
  expect(
    notableDays(days).map(({ date, names, isOwnDay, clockMinutes }) => [date, names.length, isOwnDay, clockMinutes]),
  ).toEqual(
    expect.arrayContaining([
      ['2027-03-26', 1, false, 0],
      ['2027-03-30', 0, true, 0],
    ]),
  );
  expect(notableDays(days).find(({ date }) => date === '2027-03-28')).toMatchObject({ clockMinutes: 60 });
  expect(notableDays(days).some(({ date }) => date === '2027-03-13')).toBe(false);
});
