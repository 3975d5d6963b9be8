import fc from 'fast-check';
import { Histogram } from '../../../domain/dry-run/histogram';

test('each value is counted in the step in which it lies, in 40 steps at most', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (pairs) => {
      const histogram = new Histogram();
      for (const [a, b] of pairs) histogram.add(a, b);
      const { from, width, published, draft } = histogram.figures();
      expect(published.length).toBeLessThanOrEqual(40);
      for (const [side, counts] of [published, draft].entries())
        for (const [step, count] of counts.entries()) {
          const low = from + step * width;
          expect(count).toBe(
            pairs.filter((pair) => (pair[side] ?? 0) >= low && (pair[side] ?? 0) < low + width).length,
          );
        }
    }),
  );
});

test('an item that is not taken has no priority', () => {
  const histogram = new Histogram();
  histogram.add(null, 7.5);
  expect(histogram.figures()).toEqual({ from: 7, width: 1, published: [0], draft: [1] });
});
