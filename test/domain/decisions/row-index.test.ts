import fc from 'fast-check';
import { indexRows, scanRows } from '../../../domain/decisions/row-index';
import { compileTests } from '../../../domain/feel/compile-feel';
import { Run } from '../../../domain/feel/run';
import type { CompiledTests } from '../../../domain/feel/tests';

const number = fc.integer({ min: -4, max: 4 });
const scalar = fc.oneof(number, fc.constantFrom('Gold', 'Silver', '', 'a b', 2.5), fc.boolean(), fc.constant(null));
const ordered = fc.oneof(number, fc.constantFrom('Gold', 'Silver', 'a b'));
const literal = (value: unknown) => JSON.stringify(value);
const part = fc.oneof(
  scalar.map(literal),
  fc
    .tuple(fc.constantFrom('>', '>=', '<', '<=', '=', '!='), ordered)
    .map(([sign, limit]) => `${sign} ${literal(limit)}`),
  fc
    .tuple(fc.constantFrom('[', '(', ']'), number, number, fc.constantFrom(']', ')', '['))
    .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
  fc.constantFrom('X', '> X', '? = X', 'string(?) = "1"', 'list contains(?, 1)', '["Gold", 2]'),
);
const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constant('-') },
  { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', ')) },
  {
    weight: 1,
    arbitrary: fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => `not(${parts.join(', ')})`),
  },
);
const value: fc.Arbitrary<unknown> = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.constant({ a: 1 }));

const known = new Map<string, CompiledTests>();
function compiled(text: string): CompiledTests {
  const found = known.get(text);
  if (found) return found;
  const result = compileTests(text, { shape: { X: null } });
  if (!result.ok) throw new Error(`${text}: ${result.fault.message}`);
  known.set(text, result.value);
  return result.value;
}

test('the index finds the rows that are found by asking each cell, whatever the values are', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 3 })
        .chain((width) =>
          fc.tuple(
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 9, maxLength: 70 }),
            fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }),
          ),
        ),
      scalar,
      ([rows, questions], X) => {
        const cells = rows.map((row) => row.map(compiled));
        const scope = { names: { X }, outer: null };
        for (const question of questions) {
          const naive = scanRows(cells).find(question, scope, new Run(0), Infinity);
          expect(indexRows(cells).find(question, scope, new Run(0), Infinity)).toEqual(naive);
          expect(indexRows(cells).find(question, scope, new Run(0), 1)).toEqual(naive.slice(0, 1));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('so it does where a column has more boundaries than sets, and where rows fill no word', () => {
  for (const count of [31, 32, 33, 6_001]) {
    const cells = Array.from({ length: count }, (_, row) => [compiled(row % 7 === 0 ? '-' : `[${row}..${row + 3})`)]);
    const index = indexRows(cells);
    for (const asked of [0, 1, 30.5, 33, count - 1, count + 1, 'text', null]) {
      const scope = { names: {}, outer: null };
      const naive = scanRows(cells).find([asked], scope, new Run(0), Infinity);
      expect(index.find([asked], scope, new Run(0), Infinity)).toEqual(naive);
    }
  }
});
