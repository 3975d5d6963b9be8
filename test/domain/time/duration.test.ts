import fc from 'fast-check';
import {
  dayMs,
  durationMs,
  formatDuration,
  hourMs,
  minuteMs,
  offsetMs,
  parseDuration,
  parseOffset,
  parsePercent,
  secondMs,
} from '../../../domain/time/duration';

test.each([
  ['PT5M', 5 * minuteMs],
  ['PT1S', secondMs],
  ['PT0S', 0],
  ['P5D', 5 * dayMs],
  ['P2W', 14 * dayMs],
  ['PT72H', 72 * hourMs],
  ['P1DT2H3M4S', dayMs + 2 * hourMs + 3 * minuteMs + 4 * secondMs],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', 'P', 'PT', 'P1DT', 'P1Y', 'P1M', 'PT1.5S', '-PT5M', 'pt5m', 'PT5', '5M', 'PT5M ', 'PT1M1H', '75%'])(
  '"%s" is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
    expect(() => durationMs(text)).toThrow(RangeError);
  },
);

test('a formatted span of whole seconds reads back as itself', () => {
  fc.assert(
    fc.property(fc.nat(400_000_000), (seconds) => {
      expect(parseDuration(formatDuration(seconds * secondMs))).toBe(seconds * secondMs);
    }),
  );
});

test('formatting cuts off what is below a second', () => {
  expect(formatDuration(1_999)).toBe('PT1S');
  expect(formatDuration(90 * minuteMs)).toBe('PT1H30M');
  expect(formatDuration(3 * dayMs)).toBe('P3D');
});

test('percentages are shares, over 100 % too', () => {
  expect(parsePercent('75%')).toBe(0.75);
  expect(parsePercent('120 %')).toBe(1.2);
  expect(parsePercent('7.5%')).toBe(0.075);
  expect(parsePercent('-5%')).toBeUndefined();
  expect(parsePercent('5')).toBeUndefined();
});

test('an offset is a share of the whole or a span of its own', () => {
  expect(offsetMs('10%', 72 * hourMs)).toBeCloseTo(7.2 * hourMs, 6);
  expect(offsetMs('PT30M', 72 * hourMs)).toBe(30 * minuteMs);
  expect(offsetMs('PT30M', null)).toBe(30 * minuteMs);
  expect(offsetMs('10%', null)).toBeNull();
  expect(parseOffset('soon')).toBeUndefined();
  expect(() => offsetMs('soon', 1)).toThrow(RangeError);
});
