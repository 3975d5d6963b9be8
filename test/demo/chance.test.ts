import fc from 'fast-check';
import { between, chance, oneOf } from '../../demo/chance';

test('the same words give the same number, from 0 to below 1', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), (words) => {
      const number = chance(...words);
      expect(number).toBe(chance(...words));
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThan(1);
    }),
  );
});

test('neighbouring words spread evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 20_000; n += 1) tenths[Math.floor(chance('item', n) * 10)]! += 1;
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test('a range keeps its ends, and a choice is one of the choices', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), fc.nat(), (word, low, width) => {
      const number = between([low, low + width], word);
      expect(number).toBeGreaterThanOrEqual(low);
      expect(number).toBeLessThanOrEqual(low + width);
      expect(['a', 'b', 'c']).toContain(oneOf(['a', 'b', 'c'], word));
    }),
  );
});
