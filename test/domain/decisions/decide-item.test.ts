import { dayMs } from '../../../domain/time/duration';
import { valueOf } from '../feel/value-of';
import { decider, faultsOf } from './item-table';

const said = (code: string, text: string, more: object = {}) => ({ code, text, values: { table: 't', ...more } });
const nowMs = Date.UTC(2026, 10, 23, 12);

test('the first rule that hits decides, and is named', () => {
  const decide = decider({
    inputs: ['attributes.X'],
    rules: [
      ['> 10', 1],
      ['> 5', 2],
      ['> 5', 3],
    ],
  });
  expect(decide({ X: 7 })).toEqual({
    values: { minPriority: 2 },
    rules: [2],
    notes: [said('RULE', 't: rule 2', { rules: '2' })],
    incident: null,
  });
});

test('where no rule hits nothing is decided, and that is noted', () => {
  const decide = decider({ inputs: ['attributes.X'], rules: [['> 10', 1]] });
  const none = {
    values: {},
    rules: [],
    notes: [said('NO_RULE_DEFAULTS', 't: no rule matched: defaults')],
    incident: null,
  };
  expect(decide({})).toEqual(none);
  expect(decide({ X: 'eleven' })).toEqual(none);
});

test('outputs are expressions over the item', () => {
  const decide = decider({
    inputs: [],
    outputs: ['minPriority', 'slaTarget', 'segment'],
    rules: [
      [
        '100 + min(attributes.Deal_Value / 100, 400)',
        'duration("P5D")',
        'if attributes.Deal_Value > 9 then "big" else "small"',
      ],
    ],
  });
  const at = (value: number) => decide({ Deal_Value: value }).values;
  expect(at(5_000)).toEqual({ minPriority: 150, slaTarget: 5 * dayMs, segment: 'big' });
  expect(at(1_000_000).minPriority).toBe(500);
});

test('an output of the wrong type decides nothing and leaves a note', () => {
  const decide = decider({ inputs: [], rules: [['attributes.X']] });
  const { values, notes } = decide({ X: 'high' });
  expect(values).toEqual({});
  expect(notes[1]).toMatchObject({
    code: 'UNUSABLE_OF_RULE',
    text: 't: rule 1 gave no usable minPriority (a number is needed): default',
  });
});

test.each([
  ['segment', 'attributes.X + "\\u0000"'],
  ['queue', '"\\uD83D" + attributes.X'],
  ['department', 'string join(for i in 1..256 return attributes.X)'],
  ['skills', '"French >= 2 and \\"\\uD83D" + attributes.X + "\\" > 1"'],
] as const)('a %s that no item can keep decides nothing and leaves a note', (output, text) => {
  const { values, notes } = decider({ inputs: [], outputs: [output], rules: [[text]] })({ X: 'x' });
  expect(values).toEqual({});
  expect(notes[1]?.text).toContain(`gave no usable ${output}`);
});

test('an output that has no value leaves the default', () => {
  const decide = decider({ inputs: [], outputs: ['minPriority', 'queue'], rules: [['1 / attributes.X', '-']] });
  expect(decide({ X: 0 })).toMatchObject({ values: {}, notes: [{ text: 't: rule 1' }] });
  expect(decide({})).toMatchObject({ values: {}, notes: [{ text: 't: rule 1' }] });
});

test('now and today are the instant given, not the clock', () => {
  const context = { Due: '2026-11-24' };
  expect(valueOf('date(Due) > today()', context, nowMs)).toBe(true);
  expect(valueOf('date(Due) > today()', context, nowMs + 3 * dayMs)).toBe(false);
  expect(String(valueOf('now()', {}, nowMs))).toMatch(/^2026-11-23T12:00:00/);
});

test('what is no number is null', () => {
  for (const text of ['0/0', '1/0', '-1/0', '2**5000', 'sqrt(-1)']) expect(valueOf(text)).toBeNull();
});

test.each([
  ['> >', 'INVALID_EXPRESSION', 'ends too early (position 4)'],
  ['"open', 'INVALID_EXPRESSION', 'cannot be read from'],
  ['matches(?, "(?=a)")', 'INVALID_EXPRESSION', 'is no pattern (position 12)'],
  ['matches(?, "(a)\\\\1")', 'INVALID_EXPRESSION', 'is no pattern'],
  ['matches(?, "(a{1000}){1000}")', 'INVALID_EXPRESSION', 'is no pattern'],
  ['matches(?, "(abcdefghijklmnopqrstuvwxyz){900}")', 'INVALID_EXPRESSION', 'is no pattern'],
  ['function(x) external {java: {class: "x"}}', 'INVALID_EXPRESSION', 'external functions are not supported'],
  ['Gold', 'UNKNOWN_NAME', 'does not know "Gold"'],
  ['> attribute.Y', 'UNKNOWN_NAME', 'does not know "attribute"'],
  [`${'('.repeat(100)}1${')'.repeat(100)}`, 'INVALID_EXPRESSION', 'nested deeper than 60 levels'],
  [`"${'x'.repeat(5_000)}"`, 'INVALID_EXPRESSION', 'longer than 4000 characters'],
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
  ['count(for i in 1..1000000000 return i)', 'INVALID_EXPRESSION'],
  ['{f: function(g) g(g), x: f(f)}.x', 'INVALID_EXPRESSION'],
  ['function(x) x', 'INVALID_OUTPUT'],
  ['sum([1..1000000000])', 'INVALID_OUTPUT'],
  ['replace("a", "(?=a)", "b")', 'INVALID_EXPRESSION'],
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
  expect(faultsOf({ inputs: ['attributes.'] })).toMatchObject([{ code: 'INVALID_EXPRESSION' }]);
  expect(faultsOf({ inputs: ['priority'] })).toMatchObject([{ path: ['inputs', 0], code: 'UNKNOWN_NAME' }]);
  expect(faultsOf({ inputs: ['attributes.X +'] })).toMatchObject([{ path: ['inputs', 0] }]);
});
