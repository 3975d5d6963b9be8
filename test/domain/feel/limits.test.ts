import fc from 'fast-check';
import { compileFeel, maxNesting } from '../../../domain/feel/compile-feel';
import { valueOf } from './value-of';

const list = Array.from({ length: 1_000 }, (_, at) => at);
const context = { a: 1, l: list, s: `${'a'.repeat(40)}!` };

test.each([
  ['for i in a..1000000000 return i', 'STEP_BUDGET'],
  ['for i in a..1000000, j in a..1000000 return i', 'STEP_BUDGET'],
  ['some i in a..1000000000 satisfies i < a', 'STEP_BUDGET'],
  ['count(l[count(l[item > a]) > a])', 'STEP_BUDGET'],
  ['for i in l return sort(l, function(x, y) x > y)', 'STEP_BUDGET'],
  ['for i in l return string(l)', 'OUTPUT_LIMIT'],
  ['for i in l, j in l return now()', 'STEP_BUDGET'],
  ['for i in l, j in l return matches(s, "(a|b|ab)*c")', 'STEP_BUDGET'],
  ['{b: [l, l, l, l], c: [b, b, b, b], d: [c, c, c, c], e: [d, d, d, d], r: flatten(e)}.r', 'STEP_BUDGET'],
  ['{b: [l, l], c: [b, b], d: [c, c], e: [d, d], f: [e, e], g: [f, f], h: [g, g], i: [h, h]}.i', 'OUTPUT_LIMIT'],
  ['for i in 1..20 return for j in l return partial', 'STEP_BUDGET'],
  ['{f: function(x, g) g(x + 1, g), r: f(a, f)}.r', 'RECURSION_LIMIT'],
  ['{f: function(x, g) 1 + g(x, g), r: f(a, f)}.r', 'RECURSION_LIMIT'],
  ['sort(l, function(x, y) sort(l, function(v, w) sort(l, function(t, u) t < u) = l) = l)', 'STEP_BUDGET'],
])('%s meets %s', (text, limit) => {
  expect(valueOf(text, context)).toBe(limit);
});

test('an output that is too long is no output, wherever it comes from', () => {
  expect(valueOf('s', { s: 'x'.repeat(200_000) })).toBe('OUTPUT_LIMIT');
  expect(valueOf('[[l], {x: l}]', { l: Array.from({ length: 60_000 }, () => 0) })).toBe('OUTPUT_LIMIT');
});

test('texts that double in each entry meet the limit of what is made', () => {
  const doubled = Array.from({ length: 40 }, (_, at) => `x${at + 1}: x${at} + x${at}`).join(', ');
  expect(valueOf(`{x0: s, ${doubled}}.x40`, context)).toBe('OUTPUT_LIMIT');
});

test.each([
  ['matches(s, "^(a+)+$")', false],
  ['matches(s, "^(a+)+!$")', true],
  ['replace(s, "(a*)*b", "")', context.s],
  ['split("aXbXc", "(X+)+")', ['a', 'b', 'c']],
  ['matches("A1", "a\\\\d", "i")', true],
  ['matches("anything", pattern)', null],
  ['replace("2026-11", "(\\\\d+)-(\\\\d+)", "$2/$1")', '11/2026'],
])('%s is %j, in time linear in its text', (text, value) => {
  expect(valueOf(text, { ...context, pattern: '(?<=a)b' })).toEqual(value);
});

test('nothing but own entries and known properties can be read', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype', 'value', 'iso', 'unwrap', 'fn'];
  const targets = [
    'a',
    's',
    'l',
    '{}',
    '[]',
    'date("2026-01-01")',
    'duration("P1D")',
    '[1..2]',
    'count',
    'function(x) x',
  ];
  for (const target of targets) {
    for (const name of names)
      expect([target, name, flat(valueOf(`(${target}).${name}`, context))]).toEqual([target, name, null]);
  }
  for (const name of names) expect(valueOf(`get value({}, "${name}")`, context)).toBeNull();
  expect(valueOf('{__proto__: {x: 1}}.x', context)).toBeNull();
  expect(valueOf('context put({}, "__proto__", {x: 1}).x', context)).toBeNull();
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

/** A path over a list is a list. */
function flat(value: unknown): unknown {
  return Array.isArray(value) && value.every((entry) => entry === null) ? null : value;
}

test('texts that are too long or too deep are refused before they are parsed', () => {
  const refusal = (text: string) => {
    const compiled = compileFeel(text, { shape: {} });
    return compiled.ok ? null : compiled.fault.message;
  };
  expect(refusal(`"${'x'.repeat(4_000)}"`)).toBe('longer than 4000 characters');
  expect(refusal(`${'('.repeat(1_500)}1${')'.repeat(1_500)}`)).toBe(`nested deeper than ${maxNesting} levels`);
  expect(refusal(Array.from({ length: 100 }, () => 'if true then').join(' '))).toBe(
    `nested deeper than ${maxNesting} levels`,
  );
  expect(refusal('-'.repeat(200) + '1')).toBe(`nested deeper than ${maxNesting} levels`);
});

test('no text, whatever it is, throws or runs on', () => {
  const pieces = [
    'for',
    'i',
    'in',
    '1..9',
    'return',
    'some',
    'satisfies',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '+',
    '*',
    '.',
    'l',
    '"a"',
    '1',
    '>',
    'if',
    'then',
    'else',
    'function',
    '@',
    '?',
    'sum',
    'date',
    'not',
    '//',
    '/*',
    '*/',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (words) => {
      const compiled = compileFeel(words.join(' '), { shape: context });
      if (compiled.ok) valueOf(words.join(' '), context);
      else expect(compiled.fault.at).toBeLessThanOrEqual(words.join(' ').length);
    }),
    { numRuns: 300 },
  );
});
