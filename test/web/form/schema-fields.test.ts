import { fieldValues, schemaFields } from '../../../web/src/form/schema-fields';

const schema = {
  type: 'object',
  required: ['Claim_Value', 'kind'],
  properties: {
    Claim_Value: { type: 'number', title: 'Value', description: 'In euros' },
    kind: { enum: ['health', 'car', 3] },
    story: { type: 'string', maxLength: 4_000 },
    since: { type: 'string', format: 'date' },
    at: { type: 'string', format: 'date-time' },
    urgent: { type: 'boolean' },
    parts: { type: 'array' },
    country: { type: 'string', default: 'CH' },
  },
};
const fields = schemaFields(schema);

test('each property of a schema is asked for in its own way, in the order of the schema', () => {
  expect(fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toEqual([
    ['Claim_Value', 'number', true],
    ['kind', 'choice', true],
    ['story', 'long-text', false],
    ['since', 'date', false],
    ['at', 'instant', false],
    ['urgent', 'flag', false],
    ['parts', 'json', false],
    ['country', 'text', false],
  ]);
  expect(fields[0]).toMatchObject({ label: 'Value', help: 'In euros' });
  expect(fields.at(-1)).toMatchObject({ label: 'Country', initial: 'CH' });
});

test('what was typed becomes values of the right kind; what is empty is left out', () => {
  const typed = {
    Claim_Value: ' 12.5 ',
    kind: '3',
    story: '',
    urgent: 'true',
    parts: '[1]',
    at: '2026-11-27T10:00:00Z',
  };
  expect(fieldValues(fields, typed)).toEqual({
    values: { Claim_Value: 12.5, kind: 3, urgent: true, parts: [1], at: '2026-11-27T10:00:00.000Z', country: 'CH' },
    faults: {},
  });
});

test('what is missing or of the wrong kind is told by field', () => {
  const { faults } = fieldValues(fields, { Claim_Value: 'much', parts: '[1', at: 'soon' });
  expect(faults).toEqual({ Claim_Value: 'number', kind: 'missing', parts: 'json', at: 'instant' });
});

test('fields stand in the order that the schema gives them', () => {
  const properties = { b: { 'x-order': 2 }, c: {}, a: { 'x-order': 1 }, d: {} };
  expect(schemaFields({ properties }).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});

test('yes or no has to be said where it is needed, and what is only shown is not sent back', () => {
  const approval = {
    required: ['approved'],
    properties: { value: { readOnly: true }, approved: { type: 'boolean' }, comment: { type: 'string' } },
  };
  const asked = schemaFields(approval, { value: 900, comment: 'so far' });
  expect(asked.map(({ name, kind, isShown, initial }) => [name, kind, isShown, initial])).toEqual([
    ['value', 'json', true, '900'],
    ['approved', 'yes-no', false, ''],
    ['comment', 'text', false, 'so far'],
  ]);
  expect(fieldValues(asked, {})).toEqual({ values: { comment: 'so far' }, faults: { approved: 'missing' } });
  // What was known and is taken away is sent as nothing: left out, it would stand again.
  expect(fieldValues(asked, { approved: 'false', comment: '' }).values).toEqual({ approved: false, comment: '' });
});

test('what was read from a text begins its field, and one that is emptied is left out; what is known stands over it', () => {
  const properties = {
    Case_ID: { type: 'string' },
    Sum: { type: 'number' },
    At: { type: 'string', format: 'date-time' },
    Customer: { type: 'string' },
  };
  const suggested = { Case_ID: 'C-1', Sum: 17, At: '2026-11-27T09:00:00Z', Customer: 'read' };
  const asked = schemaFields({ properties }, { Customer: 'known' }, suggested);
  expect(asked.map(({ isSuggested }) => isSuggested)).toEqual([true, true, true, false]);
  expect(fieldValues(asked, {}).values).toEqual({ ...suggested, At: '2026-11-27T09:00:00.000Z', Customer: 'known' });
  expect(fieldValues(asked, { Case_ID: '', Sum: '', At: '' }).values).toEqual({ Customer: 'known' });
});

test('a schema without properties asks for nothing', () => {
  expect(schemaFields({ type: 'object' })).toEqual([]);
});
