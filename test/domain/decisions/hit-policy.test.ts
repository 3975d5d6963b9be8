import fc from 'fast-check';
import { compileModel } from '../../../domain/decisions/compile-model';
import { evaluateModel } from '../../../domain/decisions/evaluate-model';
import { aggregations, hitPolicies } from '../../../domain/decisions/model';
import type { Aggregation, BoxedTable, HitPolicy } from '../../../domain/decisions/model';

/** What a table gives for an input `x`. */
function asker(table: Partial<BoxedTable>) {
  const outputs = [{ name: 'level', allowed: '"high", "mid", "low"' }];
  const body: BoxedTable = {
    kind: 'table',
    hitPolicy: 'UNIQUE',
    inputs: [{ text: 'x' }],
    outputs,
    rules: [],
    ...table,
  };
  const decision = { name: 'D', inputs: ['x'], decisions: [], functions: [], body };
  const compiled = compileModel(
    { types: [], inputs: [{ name: 'x' }], functions: [], decisions: [decision] },
    { pathOf: () => [], cellPath: (_, row, part, column) => ['rules', row, part, column] },
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return (x: unknown) => {
    const { hits: _, ...outcome } = evaluateModel(compiled.model, 'D', () => x, 0);
    return 'value' in outcome ? outcome.value : outcome;
  };
}
const rules = (...rows: [string, string][]) => rows.map(([test, result]) => ({ tests: [test], results: [result] }));
const levels = rules(['> 0', '"low"'], ['> 5', '"high"'], ['> 5', '"mid"'], ['> 9', '"high"']);
const numbers = { outputs: [{}], rules: rules(['> 0', 'x'], ['> 5', '2'], ['> 9', '3']) };

const conflict = (hitPolicy: HitPolicy, ...hit: number[]) => ({ conflict: { table: 'D', hitPolicy, rules: hit } });

test.each<[HitPolicy, unknown, unknown]>([
  ['UNIQUE', 3, 'low'],
  ['UNIQUE', 7, conflict('UNIQUE', 1, 2, 3)],
  ['FIRST', 7, 'low'],
  ['PRIORITY', 7, 'high'],
  ['PRIORITY', 3, 'low'],
  ['ANY', 3, 'low'],
  ['ANY', 7, conflict('ANY', 1, 2, 3)],
  ['RULE ORDER', 12, ['low', 'high', 'mid', 'high']],
  ['OUTPUT ORDER', 12, ['high', 'high', 'mid', 'low']],
  ['COLLECT', 7, ['low', 'high', 'mid']],
  ...hitPolicies.map((policy): [HitPolicy, unknown, unknown] => [policy, 0, null]),
])('%s for %j gives %j', (hitPolicy, x, value) => {
  expect(asker({ hitPolicy, rules: levels })(x)).toEqual(value);
});

test.each<[Aggregation, number, unknown]>([
  ['SUM', 7, 9],
  ['SUM', 10, 15],
  ['MIN', 10, 2],
  ['MAX', 10, 10],
  ['COUNT', 10, 3],
  ['COUNT', 0, 0],
  ['SUM', 0, null],
])('COLLECT with %s for %j gives %j', (aggregation, x, value) => {
  expect(asker({ hitPolicy: 'COLLECT', aggregation, ...numbers })(x)).toEqual(value);
});

test('rules that say the same agree under ANY, also where they say it otherwise', () => {
  const ask = asker({ hitPolicy: 'ANY', outputs: [{}], rules: rules(['> 0', 'x * 2'], ['> 5', 'x + x']) });
  expect(ask(7)).toBe(14);
});

test('several outputs are a context, ranked by the first that differs', () => {
  const outputs = [
    { name: 'level', allowed: '"high", "low"' },
    { name: 'place', allowed: '"here", "there"' },
  ];
  const rows = [
    { tests: ['-'], results: ['"low"', '"here"'] },
    { tests: ['-'], results: ['"high"', '"there"'] },
    { tests: ['-'], results: ['"high"', '"here"'] },
  ];
  expect(asker({ hitPolicy: 'PRIORITY', outputs, rules: rows })(1)).toEqual({ level: 'high', place: 'here' });
});

test('where no rule hits, the outputs have their defaults', () => {
  const outputs = [{ byDefault: '"none of " + string(x)' }];
  expect(asker({ outputs, rules: rules(['> 5', '"some"']) })(1)).toBe('none of 1');
});

test('an input that is not allowed hits no rule, not even one for any', () => {
  const ask = asker({ inputs: [{ text: 'x', allowed: '[0..10]' }], outputs: [{}], rules: rules(['-', '1']) });
  expect([ask(3), ask(11)]).toEqual([1, null]);
});

test('an output that is not among those allowed has no value', () => {
  const ask = asker({ outputs: [{ allowed: '1, 2' }], rules: rules(['-', 'x']) });
  expect([ask(2), ask(3)]).toEqual([2, null]);
});

/** Every policy as its words say it, over all rows that hit. */
function naive(
  policy: HitPolicy,
  aggregation: Aggregation | undefined,
  hits: { row: number; value: number }[],
): unknown {
  const values = hits.map(({ value }) => value);
  const [first] = values;
  if (first === undefined) return aggregation === 'COUNT' ? 0 : null;
  const all = hits.map(({ row }) => row + 1);
  switch (policy) {
    case 'UNIQUE':
      return hits.length > 1 ? conflict(policy, ...all) : first;
    case 'FIRST':
      return first;
    case 'ANY':
      return new Set(values).size > 1 ? conflict(policy, ...all) : first;
    case 'PRIORITY':
      return Math.max(...values);
    case 'OUTPUT ORDER':
      return [...values].sort((a, b) => b - a);
    case 'RULE ORDER':
      return values;
    case 'COLLECT':
      if (aggregation === undefined) return values;
      if (aggregation === 'COUNT') return values.length;
      if (aggregation === 'SUM') return values.reduce((a, b) => a + b, 0);
      return aggregation === 'MIN' ? Math.min(...values) : Math.max(...values);
  }
}

test('every policy gives what its words say, for any rows and any input', () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 }));
  const policies = fc.oneof(
    fc.constantFrom(...hitPolicies).map((hitPolicy) => ({ hitPolicy, aggregation: undefined })),
    fc.constantFrom(...aggregations).map((aggregation) => ({ hitPolicy: 'COLLECT' as const, aggregation })),
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), policies, fc.integer({ min: 0, max: 10 }), (rows, policy, x) => {
      const ask = asker({
        ...policy,
        outputs: [{ allowed: '4, 3, 2, 1' }],
        rules: rules(...rows.map(([low, high, value]): [string, string] => [`[${low}..${high}]`, String(value)])),
      });
      const hits = rows.flatMap(([low, high, value], at) => (low <= x && x <= high ? [{ row: at, value }] : []));
      expect(ask(x)).toEqual(naive(policy.hitPolicy, policy.aggregation, hits));
    }),
    { numRuns: 300 },
  );
});
