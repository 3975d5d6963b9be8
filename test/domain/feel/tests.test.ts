import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { compileTests } from '../../../domain/feel/compile-feel';
import { Run } from '../../../domain/feel/run';
import { decider } from '../decisions/item-table';

type Value = string | number | boolean | null;
/** A cell with its meaning as FEEL has it: values of different types never compare. */
interface Cell {
  text: string;
  passes: (value: Value) => boolean;
}

function compares(value: Value, limit: Value, test: (a: number | string, b: number | string) => boolean): boolean {
  if (typeof value === 'number' && typeof limit === 'number') return test(value, limit);
  return typeof value === 'string' && typeof limit === 'string' && test(value, limit);
}

const number = fc.integer({ min: -3, max: 3 });
const scalar: fc.Arbitrary<Value> = fc.oneof(number, fc.constantFrom('Gold', 'a b', '"quoted"', '', 2.5));
const values: fc.Arbitrary<Value> = fc.oneof(scalar, fc.constantFrom(true, false, null));

const literal: fc.Arbitrary<Cell> = scalar.map((limit) => ({
  text: JSON.stringify(limit),
  passes: (value) => value === limit,
}));
const operators = {
  '>': (a: number | string, b: number | string) => a > b,
  '>=': (a: number | string, b: number | string) => a >= b,
  '<': (a: number | string, b: number | string) => a < b,
  '<=': (a: number | string, b: number | string) => a <= b,
};
const comparison: fc.Arbitrary<Cell> = fc
  .tuple(fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const), scalar)
  .map(([operator, limit]) => ({
    text: `${operator} ${JSON.stringify(limit)}`,
    passes: (value) => compares(value, limit, operators[operator]),
  }));
const range: fc.Arbitrary<Cell> = fc
  .tuple(fc.constantFrom('[', '(', ']'), number, number, fc.constantFrom(']', ')', '['))
  .map(([open, low, high, close]) => ({
    text: `${open}${low}..${high}${close}`,
    passes: (value) =>
      compares(value, low, open === '[' ? operators['>='] : operators['>']) &&
      compares(value, high, close === ']' ? operators['<='] : operators['<']),
  }));
const tests = fc.array(fc.oneof(literal, comparison, range), { minLength: 1, maxLength: 3 });
const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant({ text: '-', passes: () => true }),
  fc.tuple(tests, fc.boolean()).map(([list, negated]) => {
    const text = list.map((test) => test.text).join(', ');
    return {
      text: negated ? `not(${text})` : text,
      passes: (value: Value) => list.some((test) => test.passes(value)) !== negated,
    };
  }),
);

const passes = (text: string, value: unknown, context: Record<string, unknown> = {}) => {
  const compiled = compileTests(text, { shape: { attributes: null } });
  if (!compiled.ok) throw compiled.fault;
  return compiled.value.test(value, { names: context, outer: null }, new Run(0));
};

test('a cell admits what its parts admit', () => {
  fc.assert(
    fc.property(cells, values, (cell, value) => expect(passes(cell.text, value)).toBe(cell.passes(value))),
    { numRuns: 2_000 },
  );
});

test('where types agree the library answers the same', () => {
  fc.assert(
    fc.property(fc.oneof(literal, comparison), number, (cell, value) => {
      fc.pre(!cell.text.includes('"'));
      expect(unaryTest(cell.text, { '?': value }).value).toBe(cell.passes(value));
    }),
  );
});

test.each([
  ['= 3', 3, true],
  ['!= 3', 4, true],
  ['!= 3', 3, false],
  ['null', null, true],
  ['not(null)', null, false],
  ['true', true, true],
  ['false', false, true],
  ['false', true, false],
  ['> attributes.Y', 6, true],
  ['> attributes.Y', 5, false],
  ['>= attributes.Y', 'Gold', false],
  ['[attributes.Y..9]', 5, true],
  ['? > 3 and attributes.Y = 5', 4, true],
  ['? in ("a", "b")', 'b', true],
  ['contains(?, "ol")', 'Gold', true],
  ['list contains(?, "a")', ['a', 'b'], true],
])('%s of %j is %s', (text, value, expected) => {
  expect(passes(text, value, { attributes: { Y: 5 } })).toBe(expected);
});

test('dates compare when the input makes them', () => {
  const decide = decider({
    inputs: ['date(attributes.Due)'],
    rules: [
      ['< date("2026-12-01")', 1],
      ['[date("2026-12-01")..date("2026-12-31")]', 2],
    ],
  });
  const at = (Due: unknown) => decide({ Due }).values.minPriority;
  const days = ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01', null];
  expect(days.map(at)).toEqual([1, 2, 2, undefined, undefined]);
});
