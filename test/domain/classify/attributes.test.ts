import { checkAttributeSchema, compileAttributes } from '../../../domain/classify/attributes';

const schema = {
  type: 'object',
  required: ['Name'],
  additionalProperties: false,
  properties: {
    Name: { type: 'string', maxLength: 5, 'x-personal': true },
    Mail: { type: 'string', format: 'email' },
    Code: { type: 'string', pattern: '^(a+)+$' },
    Lines: { type: 'array', items: { type: 'object', properties: { Amount: { type: 'number' } } } },
    'Odd name': { type: 'integer' },
  },
};
const check = compileAttributes(schema);

test('attributes that fit have no faults', () => {
  expect(check({ Name: 'Ana', Mail: 'a@example.com', Code: 'aaa', Lines: [{ Amount: 1 }], 'Odd name': 2 })).toEqual([]);
});

test.each([
  [{}, { path: 'attributes.Name', message: 'is required', code: 'REQUIRED' }],
  [{ Name: 'Annabel' }, { path: 'attributes.Name', value: 'Annabel', allowed: 5 }],
  [
    { Name: 'A', Nmae: 1 },
    { path: 'attributes.Nmae', message: 'is not known' },
  ],
  [
    { Name: 'A', Mail: 'nobody' },
    { path: 'attributes.Mail', allowed: 'email' },
  ],
  [
    { Name: 'A', Lines: [{}, { Amount: 'much' }] },
    { path: 'attributes.Lines[1].Amount', value: 'much', allowed: 'number' },
  ],
  [
    { Name: 'A', 'Odd name': 1.5 },
    { path: 'attributes["Odd name"]', allowed: 'integer' },
  ],
  [
    { Name: 'A', Lines: {} },
    { path: 'attributes.Lines', value: 'an object' },
  ],
])('%j is refused with its place', (attributes, fault) => {
  expect(check(attributes)).toEqual([expect.objectContaining(fault)]);
});

test('a pattern that back-tracking engines choke on is answered at once', () => {
  const before = process.cpuUsage().user;
  expect(check({ Name: 'A', Code: `${'a'.repeat(50_000)}!` })).toHaveLength(1);
  expect((process.cpuUsage().user - before) / 1_000).toBeLessThan(5_000);
});

test('each pattern is its own', () => {
  const plates = compileAttributes({ properties: { A: { pattern: '^a$' }, B: { pattern: '^b$' } } });
  expect(plates({ A: 'a', B: 'b' })).toEqual([]);
  expect(plates({ A: 'b', B: 'a' })).toHaveLength(2);
});

test('every fault is told', () => {
  expect(check({ Name: 1, Mail: 2, Code: 3 })).toHaveLength(3);
});

test('keys of prototypes are not properties', () => {
  expect(compileAttributes({ type: 'object', required: ['constructor'] })({})).toHaveLength(1);
});

test.each([
  [{ type: 'array' }, ['type'], 'attributes are an object'],
  [{ $schema: 'http://json-schema.org/draft-07/schema#' }, ['$schema'], '2020-12'],
  [{ properties: { A: { $ref: 'https://example.com/schema' } } }, ['properties', 'A', '$ref'], 'outside the schema'],
  [{ properties: { A: { $ref: '#/$defs/none' } } }, [], "can't resolve reference"],
  [{ properties: { A: { type: 'text' } } }, [], 'schema is invalid'],
  [{ properties: { A: { maxLenght: 3 } } }, [], 'unknown keyword'],
  [{ properties: { A: { pattern: '(?=a)b' } } }, [], ''],
  [{ properties: { A: { pattern: '(a)\\1' } } }, [], ''],
])('the schema %j is refused', (broken, path, message) => {
  expect(checkAttributeSchema(broken)).toEqual({ path, message: expect.stringContaining(message) as string });
});

test('references inside the schema and our own keywords are fine', () => {
  const own = {
    type: 'object',
    $defs: { Money: { type: 'number' } },
    properties: { A: { $ref: '#/$defs/Money', 'x-use': ['display'] } },
  };
  expect(checkAttributeSchema(own)).toBeNull();
  expect(compileAttributes(own)({ A: 'x' })).toHaveLength(1);
});
