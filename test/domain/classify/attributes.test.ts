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

test.each(['[a-z]{1000}$', '([a-z]{1,30}){1,30}$', '(((a?){10}){10}){10}$'])(
  'the pattern %s, which asks much of each character, is asked about so much text and no more',
  (pattern) => {
    const narrow = compileAttributes({ properties: { A: { pattern }, B: { items: { pattern } } } });
    const text = 'a'.repeat(1_000);
    const tooLong = [expect.objectContaining({ path: 'attributes', code: 'TOO_LONG' })];
    expect(narrow({ A: text })).toEqual([]);
    expect(narrow({ A: text.repeat(250) })).toEqual(tooLong);
    expect(narrow({ B: Array.from({ length: 250 }, () => text) })).toEqual(tooLong);
    expect(narrow({ A: text })).toEqual([]);
  },
);

test('a text too long for an address is none', () => {
  const page = compileAttributes({ properties: { A: { format: 'url' } } });
  expect(page({ A: 'https://example.com/a' })).toEqual([]);
  expect(page({ A: `http://a@${'a:'.repeat(100_000)}\u0001` })).toHaveLength(1);
});

test('the same twice is found among many, whatever they are', () => {
  const list = compileAttributes({ properties: { A: { type: 'array', uniqueItems: true } } });
  const many = Array.from({ length: 100_000 }, (_, at) => at);
  expect(list({ A: many })).toEqual([]);
  expect(list({ A: [...many, 5] })).toEqual([
    expect.objectContaining({ path: 'attributes.A', code: 'INVALID_ATTRIBUTE' }),
  ]);
  expect(
    list({
      A: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    }),
  ).toHaveLength(1);
  expect(list({ A: [1, '1', [1], null, true] })).toEqual([]);
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

/** Each definition stands for the one before it twice. */
function doubling(times: number): Record<string, unknown> {
  const twice = (name: string) => ({ allOf: [{ $ref: `#/$defs/${name}` }, { $ref: `#/$defs/${name}` }] });
  const made = Array.from({ length: times }, (_, at) => [`A${at + 1}`, twice(`A${at}`)] as const);
  return {
    $defs: { A0: { type: 'number' }, ...Object.fromEntries(made) },
    properties: { A: { $ref: `#/$defs/A${times}` } },
  };
}

test.each([
  [{ type: 'array' }, ['type'], 'attributes are an object'],
  [{ $schema: 'http://json-schema.org/draft-07/schema#' }, ['$schema'], '2020-12'],
  [{ $id: 3 }, ['$id'], 'must be a text'],
  [{ properties: { A: { $ref: 'https://example.com/schema' } } }, ['properties', 'A', '$ref'], 'outside the schema'],
  [{ properties: { A: { $ref: '#/$defs/none' } } }, [], "can't resolve reference"],
  [{ properties: { A: { type: 'text' } } }, [], 'schema is invalid'],
  [{ properties: { A: { maxLenght: 3 } } }, [], 'unknown keyword'],
  [{ properties: { A: { pattern: '(?=a)b' } } }, [], ''],
  [{ properties: { A: { pattern: '(a)\\1' } } }, [], ''],
  [{ properties: { A: { pattern: '[a-z]{1000}'.repeat(6) } } }, [], 'repeats too much'],
  [{ $defs: { A: { allOf: [{ $ref: '#/$defs/A' }] } } }, ['$defs', 'A', 'allOf', 0, '$ref'], 'back to itself'],
  [{ properties: { A: { $ref: '#' } } }, ['properties', 'A', '$ref'], 'back to itself'],
  [{ $defs: { A: { $anchor: 'a' } }, properties: { A: { $ref: '#a' } } }, ['properties', 'A', '$ref'], '#/$defs/name'],
  [doubling(20), ['$defs'], 'parts'],
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
