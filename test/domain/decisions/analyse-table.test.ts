import fc from 'fast-check';
import { analyseTable } from '../../../domain/decisions/analyse-table';
import type { TableAnalysis, TableCells } from '../../../domain/decisions/analyse-table';
import type { Domain, Literal } from '../../../domain/decisions/column-values';
import { Effort } from '../../../domain/decisions/cover';
import type { HitPolicy } from '../../../domain/decisions/model';
import { compileTests } from '../../../domain/feel/compile-feel';
import { Run } from '../../../domain/feel/run';
import type { CompiledTests } from '../../../domain/feel/tests';

const known = new Map<string, CompiledTests>();
function cellOf(text: string): CompiledTests {
  const found = known.get(text);
  if (found) return found;
  const result = compileTests(text, { shape: { X: null } });
  if (!result.ok) throw new Error(`${text}: ${result.fault.message}`);
  known.set(text, result.value);
  return result.value;
}

interface Given {
  hitPolicy: HitPolicy;
  rules: readonly { cells: readonly string[]; result: number }[];
  domains: readonly (readonly Domain[])[];
  order?: readonly number[];
  hasDefault?: boolean;
}

function tableOf({ hitPolicy, rules, domains, order, hasDefault = false }: Given): TableCells {
  return {
    hitPolicy,
    hasDefault,
    columns: domains.map((column, at) => ({ label: `C${at}`, domains: column })),
    rules: rules.map(({ cells, result }) => ({ tests: cells.map(cellOf), results: [{ constant: result }] })),
    ranked: [order ?? null],
  };
}
function analysed(given: Given, effort = 10_000_000): TableAnalysis {
  return analyseTable(tableOf(given), new Effort(effort));
}

const numbers: Domain = { kinds: ['number'], tests: [] };
const whole: Domain = { kinds: ['number'], tests: [], isWhole: true };
const bounded: Domain = { kinds: ['number'], tests: [{ ranges: [{ low: 0, lowIncluded: true }], isNegated: false }] };
const texts: Domain = { kinds: ['string'], tests: [] };
const truths: Domain = { kinds: ['boolean'], tests: [] };

/** Domains with cells that speak of them, and enough of their values to tell all cells apart. */
const limit = fc.integer({ min: 0, max: 4 });
const halves = Array.from({ length: 15 }, (_, at) => at / 2 - 1);
const interval = fc
  .tuple(fc.constantFrom('[', '('), limit, limit, fc.constantFrom(']', ')'))
  .map(([open, low, high, close]) => `${open}${low}..${high}${close}`);
const comparison = fc.tuple(fc.constantFrom('>', '>=', '<', '<='), limit).map((parts) => parts.join(' '));
const numeric = fc.oneof(limit.map(String), interval, comparison);
const textual = fc.constantFrom('"a"', '"b"', '"c"');
const ordered = fc.oneof(textual, fc.constantFrom('> "a"', '<= "b"', '["a".."b")'));
const listOf = (part: fc.Arbitrary<string>) => {
  const parts = fc.array(part, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));
  return fc.oneof(
    { weight: 4, arbitrary: parts },
    { weight: 1, arbitrary: parts.map((all) => `not(${all})`) },
    { weight: 2, arbitrary: fc.constant('-') },
  );
};
const someTexts = ['', 'a', 'aa', 'b', 'bb', 'c', 'cc'];
const columns = [
  { domain: [numbers], cell: listOf(numeric), values: halves },
  { domain: [whole], cell: listOf(numeric), values: halves.filter(Number.isInteger) },
  { domain: [bounded], cell: listOf(numeric), values: halves.filter((one) => one >= 0) },
  { domain: [texts], cell: listOf(textual), values: someTexts },
  { domain: [texts], cell: listOf(ordered), values: someTexts },
  { domain: [truths], cell: listOf(fc.constantFrom('true', 'false')), values: [true, false] },
  { domain: [whole, texts], cell: listOf(fc.oneof(numeric, textual)), values: [-1, 0, 1, 2, 3, 4, 5, ...someTexts] },
] as const;

const table = fc
  .tuple(
    fc.constantFrom<HitPolicy>('UNIQUE', 'ANY', 'FIRST', 'PRIORITY'),
    fc.subarray([...columns], { minLength: 1, maxLength: 3 }),
  )
  .chain(([hitPolicy, chosen]) =>
    fc
      .array(
        fc.record({ cells: fc.tuple(...chosen.map(({ cell }) => cell)), result: fc.integer({ min: 1, max: 3 }) }),
        { minLength: 1, maxLength: 6 },
      )
      .map((rules) => ({ hitPolicy, chosen, rules, order: [3, 2] })),
  );

function product(values: readonly (readonly Literal[])[]): Literal[][] {
  return values.reduce<Literal[][]>(
    (all, column) => all.flatMap((one) => column.map((value) => [...one, value])),
    [[]],
  );
}
const hits = (cells: readonly string[], input: readonly Literal[]) =>
  cells.every((cell, at) => cellOf(cell).test(input[at], { names: { X: null }, outer: null }, new Run(0)));

/** What asking every input finds. */
function bruteForce({
  hitPolicy,
  chosen,
  rules,
  order,
}: { chosen: readonly (typeof columns)[number][] } & Omit<Given, 'domains'>) {
  const inputs = product(chosen.map(({ values }) => values));
  // Nothing may be given where something is expected: then a rule counts as well.
  const withNull = product(chosen.map(({ values }) => [...values, null]));
  const hitting = (input: readonly Literal[]) => rules.flatMap(({ cells }, row) => (hits(cells, input) ? [row] : []));
  const overlaps = new Set<string>();
  for (const input of inputs) {
    const found = hitting(input);
    for (const one of found) {
      for (const other of found) {
        const isConflict = hitPolicy === 'UNIQUE' || rules[one]?.result !== rules[other]?.result;
        if (one < other && isConflict) overlaps.add(`${one + 1},${other + 1}`);
      }
    }
  }
  const rankOf = (row: number) => {
    const at = order?.indexOf(rules[row]?.result ?? 0) ?? 0;
    return at < 0 ? Infinity : at;
  };
  const counting = withNull.flatMap((input) => {
    const found = hitting(input);
    if (hitPolicy === 'FIRST') return found.slice(0, 1);
    if (hitPolicy !== 'PRIORITY') return found;
    return [...found].sort((a, b) => (rankOf(a) === rankOf(b) ? a - b : rankOf(a) - rankOf(b))).slice(0, 1);
  });
  return {
    gaps: inputs.filter((input) => hitting(input).length === 0),
    overlaps: hitPolicy === 'UNIQUE' || hitPolicy === 'ANY' ? overlaps : new Set<string>(),
    unreachable: rules.flatMap((_, row) => (counting.includes(row) ? [] : [row + 1])),
  };
}

test('gaps, overlaps and rules out of reach are those that asking every input finds', () => {
  fc.assert(
    fc.property(table, (given) => {
      const { findings, isComplete, unjudged } = analysed({
        ...given,
        domains: given.chosen.map(({ domain }) => domain),
      });
      const brute = bruteForce(given);
      const ofKind = (kind: string) => findings.filter((finding) => finding.kind === kind);
      expect([isComplete, unjudged]).toEqual([true, []]);
      expect(ofKind('gap').length > 0).toBe(brute.gaps.length > 0);
      const pairs = ofKind('overlap').map(({ rules }) => rules.join(','));
      expect(pairs.filter((pair) => !brute.overlaps.has(pair))).toEqual([]);
      expect(new Set(pairs).size).toBe(Math.min(5, brute.overlaps.size));
      const masked = ofKind('unreachable').map(({ rules }) => rules[0] ?? 0);
      expect(masked.filter((rule) => !brute.unreachable.includes(rule))).toEqual([]);
      expect(new Set(masked).size).toBe(Math.min(5, brute.unreachable.length));
      // Each finding's example is what it says.
      for (const { kind, rules, example } of findings) {
        const input = given.chosen.map((_, at) => example[`C${at}`] ?? null);
        const found = given.rules.flatMap(({ cells }, row) => (hits(cells, input) ? [row + 1] : []));
        if (kind === 'gap') expect(found).toEqual([]);
        if (kind === 'overlap') expect(found).toEqual(expect.arrayContaining([...rules]));
      }
    }),
    { numRuns: 300 },
  );
});

test('a thousand rules in six columns are analysed to the end within the effort that one table may take', () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({
    cells: [
      `"a${at % 10}"`,
      `[${(at % 100) - (at % 10)}..${(at % 100) - (at % 10) + 10})`,
      `"c${Math.floor(at / 100)}"`,
    ],
    result: at,
  }));
  const grid = rows.map(({ cells, result }) => ({ cells: [...cells, '-', '-', '-'], result }));
  const given = { hitPolicy: 'UNIQUE' as const, domains: Array.from({ length: 6 }, () => [{ tests: [] }]) };
  expect(analysed({ ...given, rules: grid, hasDefault: true })).toEqual({
    findings: [],
    unjudged: [],
    isComplete: true,
  });
  const lost = grid.filter((_, at) => at !== 456);
  const told = analysed({
    ...given,
    rules: lost,
    domains: ['a', 'b', 'c'].map(namedOf).concat(given.domains.slice(3)),
  });
  expect(told).toMatchObject({
    findings: [{ kind: 'gap', where: 'C0 "a6" and C1 [50..60) and C2 "c4"' }],
    isComplete: true,
  });
});

test('what would take too long ends with what was found so far', () => {
  const wide = (low: number) => `[${low % 97}..${(low % 97) + 40}]`;
  const rules = Array.from({ length: 200 }, (_, at) => ({
    cells: [7, 11, 13, 17, 19, 23].map((factor) => wide(at * factor)),
    result: at,
  }));
  const within = { ranges: [{ low: 20, high: 100, lowIncluded: true, highIncluded: true }], isNegated: false };
  const given = {
    hitPolicy: 'UNIQUE' as const,
    rules,
    domains: rules[0]?.cells.map(() => [{ tests: [within] }]) ?? [],
  };
  expect(analysed(given, 1_000)).toMatchObject({ isComplete: false });
});

test('cells that list hundreds of values cost as many steps, however often rules repeat them', () => {
  const listed = Array.from({ length: 800 }, (_, at) => at * 2).join(',');
  const rules = Array.from({ length: 40 }, (_, at) => ({ cells: [listed, `[${at}..${at + 300}]`], result: at }));
  const given = { hitPolicy: 'FIRST' as const, rules, domains: [[numbers], [numbers]], hasDefault: true };
  expect(analysed(given, 500_000)).toEqual({ findings: [], unjudged: [], isComplete: false });
  expect(analysed(given)).toEqual({ findings: [], unjudged: [], isComplete: true });
});

test('telling apart the values of a long enumeration counts as well', () => {
  const cells = Array.from({ length: 10 }, (_, cell) =>
    Array.from({ length: 100 }, (_one, at) => `"t${cell * 100 + at}"`).join(','),
  );
  const ranges = cells.flatMap((cell) => {
    const { plain } = cellOf(cell);
    return plain === null || plain === 'any' ? [] : plain.ranges;
  });
  const given = {
    hitPolicy: 'FIRST' as const,
    rules: cells.map((cell, at) => ({ cells: [cell], result: at })),
    domains: [[{ tests: [{ ranges, isNegated: false }] }]],
  };
  expect(analysed(given, 500_000)).toEqual({ findings: [], unjudged: [], isComplete: false });
  expect(analysed(given)).toEqual({ findings: [], unjudged: [], isComplete: true });
});

/** The texts or numbers of a column of the grid, and no others. */
function namedOf(letter: string): Domain[] {
  if (letter === 'b')
    return [{ kinds: ['number'], tests: [{ ranges: [{ low: 0, high: 100, lowIncluded: true }], isNegated: false }] }];
  const points = Array.from({ length: 10 }, (_, at) => `${letter}${at}`);
  const ranges = points.map((one) => ({ low: one, high: one, lowIncluded: true, highIncluded: true }));
  return [{ kinds: ['string'], tests: [{ ranges, isNegated: false }] }];
}
