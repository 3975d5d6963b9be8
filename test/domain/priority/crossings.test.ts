import fc from 'fast-check';
import { cornersOf } from '../../../domain/priority/corners';
import { crossingsOf } from '../../../domain/priority/crossings';
import { priorityAt } from '../../../domain/priority/curve';
import type { PriorityCurve } from '../../../domain/priority/curve';
import { resolveCurve } from '../../../domain/priority/resolve';
import type { SchemeText } from '../../../domain/priority/resolve';
import { hourMs, minuteMs } from '../../../domain/time/duration';

const rising: SchemeText = {
  interpolation: 'linear',
  points: [
    { at: '0%', level: '0%' },
    { at: '100%', level: '100%' },
  ],
};
const curveOf = (scheme: SchemeText, min: number, max: number, slaHours: number) =>
  resolveCurve(scheme, { min, max, activationMs: 0, dueMs: slaHours * hourMs });
const endMs = 125 * hourMs;
const crossings = (a: PriorityCurve, b: PriorityCurve) =>
  crossingsOf(cornersOf(a, undefined, endMs), cornersOf(b, undefined, endMs));

test('a steep curve overtakes a flat one where their lines meet, and the other way round it is overtaken there', () => {
  const [steep, flat] = [curveOf(rising, 0, 1000, 100), curveOf(rising, 200, 600, 100)];
  const expected = { ms: expect.closeTo((100 * hourMs) / 3, 3), priority: expect.closeTo(1000 / 3, 6) };
  expect(crossings(steep, flat)).toEqual([{ ...expected, isFirstAbove: true }]);
  expect(crossings(flat, steep)).toEqual([{ ...expected, isFirstAbove: false }]);
});

test('curves that touch and part the same way do not cross, nor does one cross itself', () => {
  const high: SchemeText = {
    ...rising,
    points: [
      { at: '0%', level: '100%' },
      { at: '50%', level: '50%' },
      { at: '100%', level: '100%' },
    ],
  };
  const level: SchemeText = { ...rising, points: [{ at: '0%', level: '50%' }] };
  expect(crossings(curveOf(high, 0, 100, 10), curveOf(level, 0, 100, 10))).toEqual([]);
  expect(crossings(curveOf(high, 0, 100, 10), curveOf(high, 0, 100, 10))).toEqual([]);
});

test('a line that jumps goes to the first of the points at that place, and on from the last', () => {
  const jump: SchemeText = {
    ...rising,
    points: ['0%', '20%', '90%'].map((level, index) => ({ at: index === 0 ? '0%' : '50%', level })),
  };
  expect(cornersOf(curveOf(jump, 0, 100, 2)).slice(0, 3)).toEqual([
    { ms: 0, priority: 0 },
    { ms: hourMs, priority: 20 },
    { ms: hourMs, priority: 90 },
  ]);
});

const schemes: fc.Arbitrary<SchemeText> = fc.record({
  interpolation: fc.constantFrom('linear' as const, 'step' as const),
  points: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`),
      level: fc.integer({ min: 0, max: 150 }).map((share) => `${share}%`),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  overdue: fc.option(
    fc.record({ level: fc.integer({ min: 0, max: 150 }).map((share) => `${share}%`), perHour: fc.constant('1%') }),
    { nil: undefined },
  ),
});
const curves = fc
  .tuple(schemes, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 100 }))
  .map(([scheme, min, range, sla]) => curveOf(scheme, min, min + range, sla));

test('the crossings tell at any time which of two curves is above, as a scan of their priorities does', () => {
  fc.assert(
    fc.property(curves, curves, (a, b) => {
      const found = crossings(a, b);
      const wrong: number[] = [];
      let order = 0;
      for (let ms = 0; ms <= endMs; ms += 7 * minuteMs) {
        const gap = priorityAt(a, ms) - priorityAt(b, ms);
        if (Math.abs(gap) < 1e-6) continue;
        const last = found.findLast((crossing) => crossing.ms <= ms);
        // Before the first crossing the order is the one they began with.
        const told = last === undefined ? order : last.isFirstAbove ? 1 : -1;
        order = Math.sign(gap);
        if (told !== 0 && told !== order) wrong.push(ms);
      }
      expect(wrong).toEqual([]);
    }),
  );
});
