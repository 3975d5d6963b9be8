import fc from 'fast-check';
import type { IwdRule } from '../../../domain/iwd/export';
import { reprioritize } from '../../../domain/iwd/reprioritize';
import { schemeOf } from '../../../domain/iwd/scheme';
import { priorityAt } from '../../../domain/priority/curve';
import { resolveCurve } from '../../../domain/priority/resolve';
import { hourMs, minuteMs } from '../../../domain/time/duration';

const hours = (value: number) => ({ value, units: 'hours' as const });

function imported(rules: readonly IwdRule[], dueMs: number | null, activationMs = 0) {
  const { scheme, losses } = schemeOf(reprioritize(rules, dueMs), dueMs);
  const { min, max } = scheme;
  const bounds = { min, max, activationMs, dueMs: dueMs === null ? null : activationMs + dueMs };
  return { curve: resolveCurve(scheme, bounds), scheme, losses };
}

test('+50 every 4 h', () => {
  const rules = [{ when: {}, increasePriority: 50, reprioritizeIn: hours(4) }];
  const { curve, losses } = imported(rules, 24 * hourMs);
  const at = [0, 3.99, 4, 8, 23.99].map((hour) => priorityAt(curve, hour * hourMs));
  expect(at.map((priority) => Math.round(priority * 1e6) / 1e6)).toEqual([50, 50, 100, 150, 300]);
  expect(priorityAt(curve, 24 * hourMs)).toBeCloseTo(350, 6);
  expect(priorityAt(curve, 28 * hourMs)).toBeCloseTo(400, 6);
  expect(losses).toEqual(['rises after due by steps: here it grows evenly, as fast as by the first of them']);
});

test('the highest priority when there are less than two hours left, and what is due stays so', () => {
  const rules: IwdRule[] = [
    { when: {}, setPriority: 10, reprioritizeIn: hours(1) },
    { when: {}, dueTimeIsIn: { to: 2, units: 'hours' }, setPriority: 900 },
  ];
  const { curve, scheme, losses } = imported(rules, 8 * hourMs);
  expect([6, 6.99, 7, 7.99, 8, 100].map((hour) => priorityAt(curve, hour * hourMs))).toEqual([
    10, 10, 900, 900, 900, 900,
  ]);
  expect(scheme).toMatchObject({ min: 10, max: 900, overdue: { level: '100%' } });
  expect(losses).toEqual([]);
});

test('a change at the very due date is none after it', () => {
  const rules: IwdRule[] = [
    { when: {}, setPriority: 10, reprioritizeIn: hours(1) },
    { when: {}, dueTimeIsIn: { to: 1, units: 'hours' }, setPriority: 900 },
  ];
  const { curve, losses } = imported(rules, 8 * hourMs);
  expect([7.99, 8, 100].map((hour) => priorityAt(curve, hour * hourMs))).toEqual([10, 900, 900]);
  expect(losses).toEqual([]);
});

test('the ends of a time until due do not count', () => {
  const rules: IwdRule[] = [
    { when: {}, setPriority: 1, reprioritizeIn: hours(1) },
    { when: {}, dueTimeIsIn: { from: 2, to: 4, units: 'hours' }, setPriority: 9 },
  ];
  const { curve } = imported(rules, 6 * hourMs);
  expect([0, 1, 2, 3, 4, 5].map((hour) => priorityAt(curve, hour * hourMs))).toEqual([1, 1, 1, 9, 1, 1]);
});

test('a curve of more than a hundred steps says so, and stands at the last', () => {
  const rules = [{ when: {}, increasePriority: 1, reprioritizeIn: hours(1) }];
  const { curve, losses } = imported(rules, null);
  expect(losses).toEqual(['is followed for 100 steps only: from the last one on the priority stands']);
  expect(priorityAt(curve, 99 * hourMs)).toBeCloseTo(100, 6);
  expect(priorityAt(curve, 999 * hourMs)).toBeCloseTo(100, 6);
});

test('rules that ask to be run again for ever and change nothing come to rest', () => {
  const rules = [{ when: {}, setPriority: 7, reprioritizeIn: { value: 1, units: 'minutes' as const } }];
  expect(reprioritize(rules, null)).toEqual({ steps: [{ atMs: 0, priority: 7 }], isCut: false });
});

const span = fc.record({
  value: fc.integer({ min: 1, max: 90 }),
  units: fc.constantFrom('minutes' as const, 'hours' as const),
});
const priority = fc.integer({ min: -3_000, max: 3_000 });
const rule: fc.Arbitrary<IwdRule> = fc.record(
  {
    when: fc.constant({}),
    dueTimeIsIn: fc.record({
      from: fc.integer({ min: -5, max: 40 }),
      to: fc.integer({ min: 0, max: 60 }),
      units: fc.constant('hours' as const),
    }),
    setPriority: priority,
    increasePriority: priority,
    reprioritizeIn: span,
  },
  { requiredKeys: ['when'] },
);

const lengthMs = { minutes: minuteMs, hours: hourMs };

/** iWD by the letter: the clock goes on by minutes, and the rules run at each minute that was asked for. */
function oracle(rules: readonly IwdRule[], dueMinute: number, atMinute: number): number {
  let stands = 0;
  let wanted: number | null = 0;
  for (let minute = 0; minute <= atMinute; minute += 1) {
    if (minute !== wanted) continue;
    wanted = null;
    for (const { dueTimeIsIn: window, setPriority, increasePriority, reprioritizeIn } of rules) {
      const leftHours = (dueMinute - minute) / 60;
      if (window && !(leftHours > (window.from ?? -Infinity) && leftHours < (window.to ?? Infinity))) continue;
      if (setPriority !== undefined) stands = setPriority;
      if (increasePriority !== undefined) stands += increasePriority;
      if (reprioritizeIn)
        wanted = minute + (reprioritizeIn.value * lengthMs[reprioritizeIn.units as 'hours']) / minuteMs;
    }
  }
  return stands;
}

test('at every instant before due the priority is the one that iWD would have set', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 48 * 60 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 8 }),
      fc.nat(1e12),
      (rules, dueMinute, shares, activationMs) => {
        const { curve, losses } = imported(rules, dueMinute * minuteMs, activationMs);
        fc.pre(!losses.some((loss) => loss.includes('steps only')));
        for (const share of shares) {
          const offsetMs = Math.floor(share * dueMinute * minuteMs);
          const expected = oracle(rules, dueMinute, Math.floor(offsetMs / minuteMs));
          expect(priorityAt(curve, activationMs + offsetMs)).toBeCloseTo(expected, 6);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('without losses it is the same after due as well', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 600 }),
      fc.nat(3_000),
      (rules, due, after) => {
        const { curve, losses } = imported(rules, due * minuteMs);
        fc.pre(losses.length === 0);
        expect(priorityAt(curve, (due + after) * minuteMs)).toBeCloseTo(oracle(rules, due, due + after), 6);
      },
    ),
    { numRuns: 300 },
  );
});
