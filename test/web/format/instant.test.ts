import {
  endInstant,
  instantInText,
  localInstant,
  relativeInstant,
  shortInstant,
} from '../../../web/src/format/instant';

test('instants in a sentence are found as the API writes them, with what stands between them', () => {
  const text = 'declined, not offered again before 2026-11-27T11:30:00.000Z; active from 2026-11-27T11:30:00Z';
  expect(text.split(instantInText)).toEqual([
    'declined, not offered again before ',
    '2026-11-27T11:30:00.000Z',
    '; active from ',
    '2026-11-27T11:30:00Z',
    '',
  ]);
});

test.each([
  [0, 'in 0 seconds', 'in 0 Sekunden'],
  [59_999, 'in 59 seconds', 'in 59 Sekunden'],
  [7_500_000, 'in 2 hours', 'in 2 Stunden'],
  [-60_000, '1 minute ago', 'vor 1 Minute'],
  [-200_000_000, '2 days ago', 'vor 2 Tagen'],
])('what lies %d ms away is %s, in German %s', (distance, english, german) => {
  expect(relativeInstant(1_000_000_000_000 + distance, 1_000_000_000_000, 'en')).toBe(english);
  expect(relativeInstant(1_000_000_000_000 + distance, 1_000_000_000_000, 'de')).toBe(german);
});

test('an instant in full names its zone', () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  expect(localInstant(0)).toContain(timeZone);
});

test('an instant of another year is told with it', () => {
  const now = new Date(2026, 10, 28, 12).getTime();
  expect(shortInstant(new Date(2026, 10, 28, 10).getTime(), now, 'en-GB')).toBe('10:00');
  expect(shortInstant(new Date(2026, 0, 1, 10).getTime(), now, 'en-GB')).toBe('1 Jan, 10:00');
  expect(shortInstant(new Date(2031, 0, 1, 10).getTime(), now, 'en-GB')).toBe('1 Jan 2031');
});

test('the end of a span tells its day unless the whole of it lies on today', () => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  const at = (day: number, hour: number) => Date.parse(`2026-11-${day}T0${hour}:00:00Z`);
  const ends = (from: number, to: number) => [endInstant(from, to, now, 'en-GB'), endInstant(to, from, now, 'en-GB')];
  expect(ends(at(28, 1), at(28, 5)).every((text) => !text.includes('Nov'))).toBe(true);
  expect(ends(at(21, 5), at(28, 5)).every((text) => text.includes('Nov'))).toBe(true);
  expect(ends(at(21, 1), at(21, 5)).every((text) => text.includes('21 Nov'))).toBe(true);
});
