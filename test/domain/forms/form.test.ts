import fc from 'fast-check';
import { approvalForm } from '../../../domain/forms/approval';
import {
  compileForm,
  createFormCheck,
  type Form,
  initialValues,
  maxFormLength,
  valuesFor,
} from '../../../domain/forms/form';

const approval = approvalForm({ title: 'Pay?', result: 'pays', shows: ['Claim_Value'], asksReason: true });
const known = { Claim_Value: 500, customer: 'Ann' };

const faults = (form: Form, asked: 'whole' | 'part', given: object, before: object = known) =>
  compileForm(form)
    [asked]({ ...before }, { ...given })
    .map(({ path, code }) => `${path} ${code}`);

test.each<[fact: string, given: object, whole: string[], part: string[]]>([
  ['a yes needs nothing else', { pays: true }, [], []],
  ['a no without a reason is none', { pays: false }, ['attributes.comment REQUIRED'], []],
  ['a no with a reason is one', { pays: false, comment: 'too late' }, [], []],
  ['a reason of nothing is none', { pays: false, comment: ' ' }, ['attributes.comment INVALID_ATTRIBUTE'], []],
  ['neither yes nor no', {}, ['attributes.pays REQUIRED'], []],
  ['what is no truth', { pays: 'no' }, ['attributes.pays INVALID_ATTRIBUTE'], ['attributes.pays INVALID_ATTRIBUTE']],
  [
    'what is shown may not be changed',
    { pays: true, Claim_Value: 1 },
    ['attributes.Claim_Value READ_ONLY'],
    ['attributes.Claim_Value READ_ONLY'],
  ],
  ['what is shown may be sent back', { pays: true, Claim_Value: 500 }, [], []],
])('an approval: %s', (_fact, given, whole, part) => {
  expect(faults(approval, 'whole', given)).toEqual(whole);
  expect(faults(approval, 'part', given)).toEqual(part);
});

test('a fault of a form has path, value and what is allowed', () => {
  const form = { type: 'object', properties: { damage: { type: 'string', enum: ['fire', 'water'] } } };
  expect(compileForm(form).whole({}, { damage: 'wind' })).toEqual([
    expect.objectContaining({ path: 'attributes.damage', value: 'wind', allowed: ['fire', 'water'] }),
  ]);
});

test('a form that admits nothing else is not troubled by what else its item has', () => {
  const form = { type: 'object', properties: { damage: { type: 'string' } }, additionalProperties: false };
  expect(faults(form, 'whole', { damage: 'fire' })).toEqual([]);
  expect(faults(form, 'whole', { other: 1 })).toEqual(['attributes.other INVALID_ATTRIBUTE']);
  expect(faults(form, 'part', { other: null })).toEqual([]);
});

test('a decision of before is not taken for the answer, what else is known is', () => {
  const values = { ...known, pays: true, comment: 'fine' };
  expect(initialValues(approval, values)).toEqual(known);
  expect(valuesFor(approval, known)).toEqual({ Claim_Value: 500 });
});

test.each<[fact: string, form: Form, message: RegExp]>([
  ['is no object', { type: 'string' }, /must be "object"/],
  ['refers to the outside', { properties: { a: { $ref: 'https://example.com/x' } } }, /outside/],
  ['refers back to itself', { properties: { a: { $ref: '#' } } }, /back to itself/],
  ['has a word that there is not', { properties: { a: { tpye: 'string' } } }, /unknown keyword/],
  ['is too long', { description: 'x'.repeat(maxFormLength) }, /at most/],
  ['has a pattern that looks back', { properties: { a: { type: 'string', pattern: '(a)\\1' } } }, /./],
])('a schema that %s is no form', (_fact, form, message) => {
  expect(createFormCheck()(form)?.message).toMatch(message);
});

test('forms that one check looks at do not know each other', () => {
  const check = createFormCheck();
  const named = { $id: 'https://example.com/a', type: 'object', $defs: { a: { type: 'string' } } };
  expect([check(named), check({ ...named, title: 'other' })]).toEqual([null, null]);
  expect(check({ type: 'object', properties: { a: { $ref: '#/$defs/a' } } })).not.toBeNull();
});

test('whatever is whole is also right in part', () => {
  const values = fc.record(
    { pays: fc.boolean(), comment: fc.string(), Claim_Value: fc.constantFrom(500, 1) },
    { requiredKeys: [] },
  );
  const { whole, part } = compileForm(approval);
  fc.assert(
    fc.property(values, (given) => {
      if (whole(known, given).length === 0) expect(part(known, given)).toEqual([]);
    }),
  );
});
