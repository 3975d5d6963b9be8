import { drills, inPeriod, inQueue, longestFirst, ofAge } from '../../../web/src/features/supervisor/drills';

test('a figure of a queue leads to the items of that queue in its division alone', () => {
  expect(inQueue({ key: 'claims', division: 'motor' }, drills.overdue)).toEqual({
    due: 'overdue',
    sort: 'dueAt',
    queue: 'claims',
    division: 'motor',
  });
});

test('each count by age leads to what waits between the bounds that it was counted by', () => {
  expect([0, 1, 2, 3, 4].map((place) => ofAge(place)['age'])).toEqual(['0-15', '15-60', '60-240', '240-1440', '1440-']);
  expect(ofAge(0)).toMatchObject(longestFirst);
});

test('what came, and what was done, is listed with its latest first', () => {
  const period = { from: '2026-11-27T10:00:00Z', to: '2026-11-27T10:05:00Z' };
  const between = '2026-11-27T10:00:00Z/2026-11-27T10:05:00Z';
  expect(inPeriod('arrived', period)).toEqual({ arrived: between, sort: '-createdAt' });
  expect(inPeriod('completed', period)).toEqual({ completed: between, sort: '-updatedAt' });
});
