import fc from 'fast-check';
import { countdownText, durationText } from '../../../web/src/format/duration';

test.each([
  [0, '0 sec'],
  [48_000, '48 sec'],
  [185_000, '3 min 5 sec'],
  [840_000, '14 min'],
  [859_000, '14 min'],
  [3_840_000, '1h 4 min'],
  [187_200_000, '2 days 4h'],
  [-840_000, '14 min'],
])('%d ms reads %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test.each([
  [185_000, '3 Min 5 Sek'],
  [187_200_000, '2 Tg 4h'],
])('%d ms reads %s in German, where no point ends a sentence early', (ms, text) => {
  expect(durationText(ms, 'de').replace(' Std', 'h')).toBe(text);
});

test('a longer time never reads as a shorter one in its first unit', () => {
  const rank = ['sec', 'min', 'h', 'day'];
  const first = (ms: number) => {
    const [, amount, unit] = /^(\d+)\s?(sec|min|h|day)/.exec(durationText(ms)) ?? [];
    return [rank.indexOf(unit ?? ''), Number(amount)] as const;
  };
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.nat(10 ** 9), (a, b) => {
      const [shorter, longer] = a < b ? [a, b] : [b, a];
      const [unit, amount] = first(shorter);
      const [longUnit, longAmount] = first(longer);
      expect(longUnit > unit || (longUnit === unit && longAmount >= amount)).toBe(true);
    }),
  );
});

test('a countdown reads 0:00 only when time is over', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 10_000_000 }), (ms) => {
      expect(countdownText(ms) === '0:00').toBe(ms <= 0);
    }),
  );
  expect(countdownText(300_000)).toBe('5:00');
  expect(countdownText(60_001)).toBe('1:01');
});
