import type { DecisionDocument } from '../../../domain/config/decision';
import { compileInput } from '../../../domain/decisions/cells';
import { evaluateFeel, parseFeel } from '../../../domain/decisions/feel';
import { compileTable, evaluateTable } from '../../../domain/decisions/table';
import { dayMs } from '../../../domain/time/duration';

const nowMs = Date.UTC(2026, 10, 23, 12);

function tableOf(document: Partial<DecisionDocument>) {
  const compiled = compileTable({ key: 't', inputs: [], outputs: ['minPriority'], rules: [], ...document });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.table;
}

function faultsOf(document: Partial<DecisionDocument>) {
  const compiled = compileTable({
    key: 't',
    inputs: ['attributes.X'],
    outputs: ['minPriority'],
    rules: [],
    ...document,
  });
  return compiled.ok ? [] : compiled.faults;
}

test('the first rule that hits decides, and is named', () => {
  const table = tableOf({
    inputs: ['attributes.X'],
    rules: [
      ['> 10', 1],
      ['> 5', 2],
      ['> 5', 3],
    ],
  });
  expect(evaluateTable(table, { attributes: { X: 7 } }, nowMs)).toEqual({
    rule: 2,
    values: { minPriority: 2 },
    notes: ['t: rule 2'],
  });
});

test('where no rule hits nothing is decided, and that is noted', () => {
  const table = tableOf({ inputs: ['attributes.X'], rules: [['> 10', 1]] });
  const none = { rule: null, values: {}, notes: ['t: no rule matched: defaults'] };
  expect(evaluateTable(table, { attributes: {} }, nowMs)).toEqual(none);
  expect(evaluateTable(table, { attributes: { X: 'eleven' } }, nowMs)).toEqual(none);
});

test('outputs are expressions over the item', () => {
  const table = tableOf({
    outputs: ['minPriority', 'slaTarget', 'segment'],
    rules: [
      [
        '100 + min(attributes.Deal_Value / 100, 400)',
        'duration("P5D")',
        'if attributes.Deal_Value > 9 then "big" else "small"',
      ],
    ],
  });
  const at = (value: number) => evaluateTable(table, { attributes: { Deal_Value: value } }, nowMs).values;
  expect(at(5_000)).toEqual({ minPriority: 150, slaTarget: 5 * dayMs, segment: 'big' });
  expect(at(1_000_000).minPriority).toBe(500);
});

test('an output of the wrong type decides nothing and leaves a note', () => {
  const table = tableOf({ rules: [['attributes.X']] });
  const { values, notes } = evaluateTable(table, { attributes: { X: 'high' } }, nowMs);
  expect(values).toEqual({});
  expect(notes[1]).toBe('t: rule 1 gave no usable minPriority (a number is needed): default');
});

test('an output that has no value leaves the default', () => {
  const table = tableOf({ outputs: ['minPriority', 'queue'], rules: [['1 / attributes.X', '-']] });
  expect(evaluateTable(table, { attributes: { X: 0 } }, nowMs)).toMatchObject({ rule: 1, values: {} });
  expect(evaluateTable(table, { attributes: {} }, nowMs)).toMatchObject({ rule: 1, values: {} });
});

test('now and today are the instant given, not the clock', () => {
  const context = { attributes: { Due: '2026-11-24' } };
  expect(evaluateFeel('date(attributes.Due) > today()', context, nowMs)).toBe(true);
  expect(evaluateFeel('date(attributes.Due) > today()', context, nowMs + 3 * dayMs)).toBe(false);
  expect(String(evaluateFeel('now()', {}, nowMs))).toMatch(/^2026-11-23T12:00:00/);
});

test('a filter may follow another, and only be inside one that is refused', () => {
  const text = 'attributes.list[item > 1][1]';
  expect(parseFeel(text)).toMatchObject({ ok: true });
  expect(evaluateFeel(text, { attributes: { list: [1, 2, 3] } }, 0)).toBe(2);
  for (const inside of ['l[l[1] > 1]', 'l[item > 1][count(l[item > 0]) > 0]', 'l[count(l[1][1]) > 0]']) {
    expect(parseFeel(inside)).toMatchObject({ ok: false });
  }
});

test('what is no number is null', () => {
  for (const text of ['0/0', '1/0', '-1/0', '2**5000', 'sqrt(-1)']) expect(evaluateFeel(text, {}, 0)).toBeNull();
});

test.each([
  ['> >', 'INVALID_EXPRESSION', 'ends too early (position 4)'],
  ['"open', 'INVALID_EXPRESSION', 'cannot be read from'],
  ['matches(?, "(a+)+$")', 'INVALID_EXPRESSION', '"matches" is not supported in rules (position 1)'],
  ['some x in ? satisfies x > 1', 'INVALID_EXPRESSION', '"some" and "every" are not supported'],
  ['count([1..1000000000][item > 1]) = 1', 'INVALID_EXPRESSION', 'a range can only be compared with'],
  ['count((>= 5)[item > 1]) = 1', 'INVALID_EXPRESSION', 'a range can only be compared with'],
  ['Gold', 'UNKNOWN_NAME', 'does not know "Gold"'],
  ['> attribute.Y', 'UNKNOWN_NAME', 'does not know "attribute"'],
  [`${'('.repeat(100)}1${')'.repeat(100)}`, 'INVALID_EXPRESSION', 'nested deeper than 60 levels'],
  [`"${'x'.repeat(3_000)}"`, 'INVALID_EXPRESSION', 'longer than 2000 characters'],
])('the test %s is refused with its cell', (cell, code, message) => {
  const [fault, ...more] = faultsOf({
    rules: [
      ['-', 1],
      [cell, 2],
    ],
  });
  expect(more).toEqual([]);
  expect(fault).toMatchObject({ path: ['rules', 1, 0], code, message: expect.stringContaining(message) as string });
});

test.each([
  ['for i in 1..1000000000 return i', 'INVALID_EXPRESSION'],
  ['function(x) x', 'INVALID_EXPRESSION'],
  ['replace("a", "a", "b")', 'INVALID_EXPRESSION'],
  ['sum([1..1000000000])', 'INVALID_EXPRESSION'],
  ['{a: [1..1000000000]}.a[item > 3]', 'INVALID_EXPRESSION'],
  ['[[1, 2][item > 1]][[1][1] > 0][[2][item > 0]]', 'INVALID_EXPRESSION'],
  ['{count: [1, 2], sum: concatenate(count, count)}.sum', 'INVALID_EXPRESSION'],
  ['[1][count({a: [1, 2], b: concatenate(a, a)}.b) > 0]', 'INVALID_EXPRESSION'],
  ['attributes.x/* + count(for i in 1..1000000000 return i) - attributes.y*/', 'INVALID_EXPRESSION'],
  ['1 // for i in 1..1000000000 return i', 'INVALID_EXPRESSION'],
  ['count(distinct values(attributes.list))', 'INVALID_EXPRESSION'],
  ['1 +', 'INVALID_EXPRESSION'],
  ['"high"', 'INVALID_OUTPUT'],
  ['1/0', 'INVALID_OUTPUT'],
  ['minimum', 'UNKNOWN_NAME'],
])('the output %s is refused with its cell', (cell, code) => {
  expect(faultsOf({ rules: [['-', cell]] })).toMatchObject([{ path: ['rules', 0, 1], code }]);
});

test.each(['duration("P1Y")', 'duration("PT0S")', '-duration("PT1H")', '72', '"PT72H"'])('%s is no target', (cell) => {
  expect(faultsOf({ outputs: ['slaTarget'], rules: [['-', cell]] })).toMatchObject([{ code: 'INVALID_OUTPUT' }]);
});

test('a rule needs a cell for every input and output', () => {
  expect(faultsOf({ rules: [['-', 1], ['-']] })).toMatchObject([{ path: ['rules', 1], code: 'INVALID_RULE' }]);
});

test('inputs are checked like cells', () => {
  expect(compileInput('attributes.')).toMatchObject({ ok: false });
  expect(compileInput('priority')).toMatchObject({ ok: false, fault: { code: 'UNKNOWN_NAME' } });
  expect(faultsOf({ inputs: ['attributes.X +'] })).toMatchObject([{ path: ['inputs', 0] }]);
});
