import fc from 'fast-check';
import { evaluate } from 'feelin';
import { valueOf } from './value-of';

const names = {
  a: 3,
  b: 'x',
  l: [1, 2, 3],
  'Applicant Age': 40,
  person: { 'first name': 'Ann', tags: ['p', 'q'] },
  p: { q: 1 },
};

test.each([
  '1 + 2 * 3 - 4 / 2',
  '2 ** 3',
  '-a',
  '"a" + "b"',
  '"a" + 1',
  'Applicant Age + 1',
  'person.first name',
  'person.tags[2]',
  'l[item > 1]',
  'l[-1]',
  'l[> 1]',
  '[{x: 1}, {x: 2}][x = 2]',
  '[{x: 1}, {x: 2}].x',
  'for i in 1..4 return i * i',
  'for i in [1, 2], j in [i, 10] return i * j',
  'for i in 3..1 return i',
  'for i in 1..4 return if i = 1 then 1 else sum(partial)',
  'some i in l satisfies i > 2',
  'every i in l satisfies i > 2',
  'if a > 2 then "big" else "small"',
  '{x: 1, y: x + 1}.y',
  'a between 1 and 3',
  'a in [1..3)',
  'a in (1, 3)',
  'a in (< 1, > 2)',
  '(function(x, y) x - y)(y: 1, x: 5)',
  'sort([3, 1, 2], function(x, y) x < y)',
  'substring(string: "foobar", start position: 3)',
  'date("2026-01-31") + duration("P1M")',
  'date("2026-01-31") - date("2026-01-01")',
  'date and time("2026-01-31T10:00:00") < date and time("2026-01-31T11:00:00")',
  'date and time(date("2026-01-31"), time("10:00:00"))',
  'years and months duration(date("2024-01-01"), date("2026-03-01"))',
  '@"PT36H"',
  'string(@"PT36H")',
  'date("2026-01-31").weekday',
  'a instance of number',
  'l instance of list<number>',
  'a instance of string',
  'true and null',
  'false and null',
  'not(a = 3)',
  'null = null',
  '1 = "1"',
  'count(l)',
  'min(3, 1, 2)',
  'mean(l)',
  'string join(["a", "b"], ",")',
  'concatenate([1], [2, 3])',
  'distinct values([1, 2, 1])',
  'flatten([1, [2, [3]]])',
  'context put({x: 1}, "y", 2)',
  'get value(person, "first name")',
  'replace("abc", "b", "[$0]")',
  'matches("foobar", "^fo*b")',
  'split("a;b;;c", ";")',
  'is(date("2026-01-01"), date("2026-01-01"))',
  '[1..3]',
  'overlaps([1..3], [2..4])',
  'decimal(1.115, 2)',
  'day of week(date("2026-11-27"))',
])('%s is what the library says', (text) => {
  const asWritten = (value: unknown) => JSON.stringify(value);
  expect(asWritten(valueOf(text, names))).toBe(asWritten(evaluate(text, names).value));
});

test.each([
  ['2 * duration("P1DT12H")', '"P3D"'],
  ['duration("P1Y6M") * 2', '"P3Y"'],
  ['duration("P1D") / 2', '"PT12H"'],
  ['duration("P1D") / duration("PT6H")', '4'],
  ['duration("P1Y") / duration("P1D")', 'null'],
  ['-duration("P1D")', '"-P1D"'],
  ['"a" < 1', 'null'],
  ['range("[1..3)")', '{"start":1,"end":3,"start included":true,"end included":false}'],
  ['5 in range("[1..3)")', 'false'],
  ['range("1..3")', 'null'],
  ['finishes(10, [1..10])', 'true'],
  ['finished by([1..10], [5..10])', 'true'],
  ['starts(1, [1..10])', 'true'],
  ['started by([1..10], 1)', 'true'],
  ['during([4..6], [1..10])', 'true'],
  ['coincides([1..5], [1..5])', 'true'],
  ['overlaps before([1..5], [4..10])', 'true'],
  ['overlaps after([4..10], [1..5])', 'true'],
  ['overlaps before([1..3], [4..10])', 'false'],
  ['min("b", "a")', '"a"'],
  ['max(date("2026-01-01"), date("2026-02-01"))', '"2026-02-01"'],
  ['min(1, "a")', 'null'],
  ['list contains([date("2026-01-01")], date("2026-01-01"))', 'true'],
  ['[{x: 1, ok: true}, {x: 2, ok: false}][ok].x', '[1]'],
  ['for i in 1.5..3 return i', '[1.5,2.5]'],
  ['for i in 3..1 return i', '[3,2,1]'],
  ['1 /* one */ + 2 // three', '3'],
  ['if null then 1 else 2', '2'],
  ['{a: 1, b: {c: a + 1}}.b.c', '2'],
  ['(function(f, n) f(f, n))(function(f, n) if n = 0 then 1 else n * f(f, n - 1), 10)', '3628800'],
])('%s is %s', (text, written) => {
  expect(JSON.stringify(valueOf(text))).toBe(written);
});

test('dates move and compare as they do in the library', () => {
  const day = fc.date({ min: new Date('1999-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const texts = fc.tuple(day, fc.constantFrom('', 'T10:30:00', 'T10:30:00Z')).map(([date, time]) => {
    const text = date.toISOString().slice(0, 10);
    return time === '' ? `date("${text}")` : `date and time("${text}${time}")`;
  });
  const span = fc.oneof(
    fc.integer({ min: -400, max: 400 }).map((days) => `duration("${days < 0 ? '-' : ''}P${Math.abs(days)}D")`),
    fc.integer({ min: -40, max: 40 }).map((months) => `duration("${months < 0 ? '-' : ''}P${Math.abs(months)}M")`),
    fc.integer({ min: 0, max: 5_000 }).map((minutes) => `duration("PT${minutes}M")`),
  );
  const sums = fc.tuple(texts, fc.constantFrom('+', '-'), span);
  const comparisons = fc.tuple(texts, fc.constantFrom('<', '>=', '='), texts);
  fc.assert(
    fc.property(fc.oneof(sums, comparisons), (parts) => {
      const text = parts.join(' ');
      expect(JSON.stringify([text, valueOf(text)])).toBe(JSON.stringify([text, evaluate(text).value]));
    }),
    { numRuns: 300 },
  );
});

test('a value that is not of its parameter is none', () => {
  const half = (given: string) => valueOf(`(function(x: number) x / 2)(${given})`);
  expect([half('4'), half('"4"'), half('null')]).toEqual([2, null, null]);
});
