import fc from 'fast-check';
import { clipCurve, curveAt, drawSpark } from '../../../web/src/pieces/spark';
import type { SparkPoint } from '../../../web/src/pieces/spark';

const box = { width: 48, height: 18, inset: 3 };
const rising: SparkPoint[] = [
  { atMs: 0, priority: 500 },
  { atMs: 1_000, priority: 2_000 },
];

const curves: fc.Arbitrary<SparkPoint[]> = fc
  .array(fc.record({ atMs: fc.nat(1e7), priority: fc.integer({ min: -2_000, max: 5_000 }) }), { maxLength: 8 })
  .map((points) => points.toSorted((a, b) => a.atMs - b.atMs));

test('between two points the priority is linear, before and after them it is theirs', () => {
  expect([-5, 0, 500, 1_000, 9_999].map((at) => curveAt(rising, at))).toEqual([500, 500, 1_250, 2_000, 2_000]);
  expect(curveAt([], 0)).toBeNull();
});

test('two points at one instant are a step, taken at that instant', () => {
  const step = [
    { atMs: 0, priority: 100 },
    { atMs: 10, priority: 100 },
    { atMs: 10, priority: 900 },
  ];
  expect([9, 10, 11].map((at) => curveAt(step, at))).toEqual([100, 900, 900]);
});

test('what is drawn stays inside the box', () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: -1e6, max: 2e7 }), (points, now) => {
      const spark = drawSpark(points, now, box);
      const numbers = [...spark.line.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
      expect(spark.line).not.toMatch(/NaN|Infinity/);
      for (const [x, y] of [...numbers, [spark.now.x, spark.now.y]]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(box.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(box.height);
      }
    }),
  );
});

test('a higher priority lies higher', () => {
  expect(drawSpark(rising, 1_000, box).now.y).toBeLessThan(drawSpark(rising, 0, box).now.y);
});

test('clipping changes no priority before the end', () => {
  fc.assert(
    fc.property(curves, fc.nat(1e7), fc.nat(1e7), (points, end, at) => {
      fc.pre(points.length > 0 && at <= end);
      expect(curveAt(clipCurve(points, end), at)).toBeCloseTo(curveAt(points, at) ?? Number.NaN, 6);
    }),
  );
});
