import { misplacedMark, personalNames } from '../../../domain/personal/personal-names';

const text = { type: 'string' };
const mine = { ...text, personal: true };

test('names are found below objects, lists, alternatives and definitions', () => {
  const schema = {
    type: 'object',
    properties: {
      amount: { type: 'number' },
      customer: mine,
      contacts: { type: 'array', items: { properties: { phone: mine } } },
      either: { anyOf: [{ properties: { mail: mine } }, { type: 'null' }] },
      // An attribute of that name is none that is marked.
      personal: { type: 'boolean' },
      properties: { properties: { street: mine } },
    },
    $defs: { person: { properties: { born: mine } } },
    if: { properties: { vip: mine } },
  };
  expect([...personalNames(schema)].toSorted()).toEqual(['born', 'customer', 'mail', 'phone', 'street', 'vip']);
  expect(misplacedMark(schema)).toBeNull();
});

test('values are no schemas', () => {
  const value = { personal: true };
  expect(personalNames({ properties: { a: { const: value, enum: [value], default: value, 'x-use': value } } })).toEqual(
    new Set(),
  );
});

test.each([
  [{ personal: true }, ['personal']],
  [{ patternProperties: { '^a': mine } }, ['patternProperties', '^a', 'personal']],
  [{ properties: { a: { items: mine } } }, ['properties', 'a', 'items', 'personal']],
  [{ $defs: { name: mine } }, ['$defs', 'name', 'personal']],
  [{ additionalProperties: mine }, ['additionalProperties', 'personal']],
])('a mark that would mask nothing is refused: %j', (schema, path) => {
  expect(misplacedMark(schema)).toMatchObject({ path });
});
