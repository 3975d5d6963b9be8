import fc from 'fast-check';
import { levelAt, priorityAt } from '../../../domain/priority/curve';
import type { PriorityCurve } from '../../../domain/priority/curve';
import { resolveCurve } from '../../../domain/priority/resolve';
import type { SchemeText } from '../../../domain/priority/resolve';
import { dayMs, hourMs } from '../../../domain/time/duration';

const gold: SchemeText = {
  interpolation: 'linear',
  points: [
    { at: '0%', level: '0%' },
    { at: '100%', level: '100%' },
  ],
  overdue: { level: '100%' },
};
const salesGold = resolveCurve(gold, { min: 500, max: 2000, activationMs: 0, dueMs: 72 * hourMs });

test.each([
  ['at capture', 0, 500],
  ['at 36 h', 36, 1250],
  ['when due', 72, 2000],
  ['long after', 1000, 2000],
])('sales gold stands %s (%d h) at %d', (_, hours, priority) => {
  expect(priorityAt(salesGold, hours * hourMs)).toBe(priority);
});

test('from the due date on the overdue level counts and grows by the hour', () => {
  const steady = { ...gold, overdue: { level: '120%', perHour: '1%' } };
  const curve = resolveCurve(steady, { min: 100, max: 1000, activationMs: 0, dueMs: 48 * hourMs });
  expect(priorityAt(curve, 48 * hourMs - 1)).toBeCloseTo(1000, 3);
  expect(priorityAt(curve, 48 * hourMs)).toBeCloseTo(100 + 1.2 * 900, 9);
  expect(priorityAt(curve, 58 * hourMs)).toBeCloseTo(100 + 1.3 * 900, 9);
});

test('growth without a level starts from the level reached when due', () => {
  const scheme: SchemeText = {
    interpolation: 'step',
    points: [{ at: '0%', level: '40%' }],
    overdue: { perHour: '10%' },
  };
  const curve = resolveCurve(scheme, { min: 0, max: 100, activationMs: 0, dueMs: hourMs });
  expect(priorityAt(curve, hourMs)).toBeCloseTo(40, 9);
  expect(priorityAt(curve, 2 * hourMs)).toBeCloseTo(50, 9);
});

test('a lead is raised between day 6 and day 8 only', () => {
  const promotion: SchemeText = {
    interpolation: 'step',
    points: [
      { at: 'PT0S', level: '60%' },
      { at: 'P3D', level: '30%' },
      { at: 'P6D', level: '90%' },
      { at: 'P8D', level: '10%' },
    ],
    overdue: { level: '0%' },
  };
  const curve = resolveCurve(promotion, { min: 0, max: 1000, activationMs: 0, dueMs: 10 * dayMs });
  const days = [0, 2.99, 3, 5.99, 6, 7.99, 8, 9.99, 10];
  expect(days.map((day) => priorityAt(curve, day * dayMs))).toEqual([600, 600, 300, 300, 900, 900, 100, 100, 0]);
});

test('a point after the due date never counts', () => {
  const scheme: SchemeText = { interpolation: 'linear', points: [...gold.points, { at: 'P9D', level: '500%' }] };
  const curve = resolveCurve(scheme, { min: 0, max: 100, activationMs: 0, dueMs: 4 * dayMs });
  expect(curve.points).toHaveLength(2);
  expect(priorityAt(curve, 8 * dayMs)).toBe(100);
});

test('without a scheme the priority is the minimum and the offset', () => {
  const curve = resolveCurve(null, { min: 30, max: 900, activationMs: 0, dueMs: 1000, offset: 7 });
  for (const now of [-1, 0, 500, 1000, 1e9]) expect(priorityAt(curve, now)).toBe(37);
});

test('a fixed priority replaces everything until it is set to null', () => {
  const fixed: PriorityCurve = { ...salesGold, offset: 200, fixed: 42 };
  expect(priorityAt(fixed, 36 * hourMs)).toBe(42);
  expect(priorityAt({ ...fixed, fixed: null }, 36 * hourMs)).toBe(1450);
});

test('without a due date shares of the SLA have no place, and the first point stands', () => {
  const late: SchemeText = {
    interpolation: 'linear',
    points: [
      { at: '50%', level: '20%' },
      { at: '100%', level: '100%' },
    ],
  };
  const curve = resolveCurve(late, { min: 0, max: 100, activationMs: 0, dueMs: null });
  expect(priorityAt(curve, 5)).toBe(20);
  expect(priorityAt(resolveCurve(gold, { min: 5, max: 9, activationMs: 0, dueMs: null }), 1e12)).toBe(5);
});

const slaMs = fc.integer({ min: 1, max: 30 * dayMs });
const percent = fc.integer({ min: 0, max: 150 });
const schemes: fc.Arbitrary<SchemeText> = fc.record({
  interpolation: fc.constantFrom('linear' as const, 'step' as const),
  points: fc.array(fc.record({ at: percent.map((p) => `${p}%`), level: percent.map((p) => `${p}%`) }), {
    minLength: 1,
    maxLength: 6,
  }),
});

test('before the due date a curve never leaves the range of its points', () => {
  fc.assert(
    fc.property(schemes, slaMs, fc.nat(9_999), (scheme, sla, parts) => {
      const curve = resolveCurve(scheme, { min: 0, max: 1, activationMs: 0, dueMs: sla });
      const levels = curve.points.map((point) => point.level);
      const level = levelAt(curve, (parts / 10_000) * sla);
      expect(level).toBeGreaterThanOrEqual(Math.min(...levels) - 1e-9);
      expect(level).toBeLessThanOrEqual(Math.max(...levels) + 1e-9);
    }),
  );
});

/** The rule of the product read naively: the neighbours of the instant, found by filtering. */
function naiveLevel(curve: PriorityCurve, atMs: number): number {
  const passed = curve.points.filter((point) => point.offsetMs <= atMs);
  const coming = curve.points.filter((point) => point.offsetMs > atMs);
  const [left, right] = [passed.at(-1), coming[0]];
  if (!left) return right?.level ?? 0;
  if (!right || curve.interpolation === 'step') return left.level;
  return left.level + ((right.level - left.level) * (atMs - left.offsetMs)) / (right.offsetMs - left.offsetMs);
}

test('a level is that of the point passed, or between its neighbours', () => {
  fc.assert(
    fc.property(schemes, slaMs, fc.integer({ min: 0, max: 100 }), (scheme, sla, step) => {
      const curve = resolveCurve(scheme, { min: 0, max: 1, activationMs: 0, dueMs: sla });
      const at = (sla * step) / 100;
      expect(levelAt(curve, at)).toBeCloseTo(naiveLevel(curve, at), 9);
    }),
  );
});

test('curves of one shape keep their order as time passes', () => {
  fc.assert(
    fc.property(schemes, slaMs, fc.nat(dayMs), fc.nat(60 * dayMs), (scheme, sla, now, shift) => {
      const curve = resolveCurve(scheme, { min: 10, max: 20, activationMs: 0, dueMs: sla });
      const moved = resolveCurve(scheme, { min: 10, max: 20, activationMs: shift, dueMs: sla + shift });
      expect(priorityAt(moved, now + shift)).toBeCloseTo(priorityAt(curve, now), 6);
    }),
  );
});
