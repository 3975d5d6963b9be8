import { misplacedMark, namesMarkedBy, oncePersonal, personalNames } from '../../../domain/personal/personal-names';

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

test.each([
  ['stays where the attribute is not known any more', { Iban: mine }, {}, ['Iban']],
  ['is that of the schema where it is known', { Iban: mine }, { Iban: mine }, []],
  ['ends where it is known without one', { Iban: mine }, { Iban: text }, []],
  ['ends where it is known as anything', { Iban: mine }, { Iban: true }, []],
  ['ends where it is known at another depth', { Iban: mine }, { all: { items: { properties: { Iban: text } } } }, []],
  ['was never there', { Iban: text }, {}, []],
])('a mark of the version before %s', (_, before, after, expected) => {
  const left = (once: string[]) =>
    oncePersonal(
      { body: { attributes: { properties: before } }, oncePersonal: once },
      { attributes: { properties: after } },
    );
  expect(left([])).toEqual(expected);
  expect(left(['Older'])).toEqual([...expected, 'Older'].toSorted());
});

test('a word of a schema is no attribute, also below an attribute that is called like one', () => {
  const properties = { properties: { type: 'array', items: { type: 'string' } } };
  const before = { body: {}, oncePersonal: ['items'] };
  expect(oncePersonal(before, { attributes: { properties } })).toEqual(['items']);
});

test('what a form marks that stands in the model itself is marked', () => {
  const task = (form: string) => ({ kind: 'activity', work: { type: 'user', properties: { form } } });
  const said = JSON.stringify(JSON.stringify({ properties: { Iban: mine, amount: text } }));
  const graph = (...forms: string[]) => ({ graph: { nodes: [{ kind: 'gateway' }, ...forms.map(task)] } });
  expect([...namesMarkedBy({ model: graph(said, '"named"', 'chosen', '"{no JSON"') })]).toEqual(['Iban']);
  expect([...namesMarkedBy({ model: { refused: [] } })]).toEqual([]);
  const before = { body: { model: graph(said) }, oncePersonal: [] };
  expect(oncePersonal(before, { model: graph() })).toEqual(['Iban']);
});

test('what a form marks is marked, and a form that only asks ends no mark', () => {
  const form = (of: object) => ({ properties: { Iban: of } });
  for (const body of [{ form: form(mine) }, { startForm: form(mine) }, { forms: { properties: form(mine) } }])
    expect([...namesMarkedBy(body)]).toEqual(['Iban']);
  const before = { body: { form: form(mine) }, oncePersonal: [] };
  expect(oncePersonal(before, { form: form(text) })).toEqual(['Iban']);
  expect(oncePersonal(before, { form: form(text), attributes: form(text) })).toEqual([]);
});
