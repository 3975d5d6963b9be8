import type { CalendarPreview } from '../../../api/contract/calendar';
import { previewText } from '../../../cli/calendar/preview-text';

const shut = { open: [], openMinutes: 0, clockChanges: [] };
const instants = { from: '', to: '' };

test('a calendar is shown a row a day, with a picture of its hours and why there are none', () => {
  const preview: CalendarPreview = {
    key: 'office',
    division: 'sales',
    timeZone: 'Europe/Berlin',
    openMinutes: 450 + 23 * 60,
    days: [
      {
        date: '2026-12-24',
        weekday: 'thu',
        open: [
          { ...instants, localFrom: '09:00', localTo: '12:00' },
          { ...instants, localFrom: '12:30', localTo: '17:00' },
        ],
        openMinutes: 450,
        closings: [],
        clockChanges: [],
      },
      { date: '2026-12-25', weekday: 'fri', ...shut, closings: [{ by: 'holiday', name: '1. Weihnachtstag' }] },
      { date: '2026-12-26', weekday: 'sat', ...shut, closings: [{ by: 'week' }, { by: 'own-day' }] },
      { date: '2026-12-27', weekday: 'sun', ...shut, closings: [{ by: 'week' }] },
      {
        date: '2027-03-28',
        weekday: 'sun',
        open: [{ ...instants, localFrom: '00:00', localTo: '24:00' }],
        openMinutes: 23 * 60,
        closings: [],
        clockChanges: [{ at: '2027-03-28T01:00:00.000Z', byMinutes: 60 }],
      },
    ],
  };
  expect(previewText(preview).split('\n')).toEqual([
    'Calendar office of sales, Europe/Berlin: open 30 h 30 min on 2 of 5 days',
    'day             0     6     12    18    24  open        hours                    notes',
    'Thu 2026-12-24  .........###+####.......    7 h 30 min  09:00-12:00 12:30-17:00',
    'Fri 2026-12-25  ........................    -                                    1. Weihnachtstag',
    'Sat 2026-12-26  ........................    -                                    closed by the calendar itself',
    'Sun 2026-12-27  ........................    -',
    'Sun 2027-03-28  ########################    23 h        00:00-24:00              clocks forward by 1 h',
  ]);
});
