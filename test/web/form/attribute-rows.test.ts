import fc from 'fast-check';
import { checkAttributeSchema } from '../../../domain/classify/attributes';
import { personalNames } from '../../../domain/personal/personal-names';
import { attributeKinds, kindOf, withKind } from '../../../web/src/form/attributes/attribute-kind';
import {
  added,
  freshName,
  moved,
  nameFault,
  renamed,
  rowsOf,
  withPersonal,
  withProperty,
  without,
  withRequired,
} from '../../../web/src/form/attributes/attribute-rows';
import { schemaFields } from '../../../web/src/form/schema-fields';
import type { Schema } from '../../../web/src/form/document/shape';

const lead: Schema = {
  type: 'object',
  required: ['External_ID'],
  additionalProperties: false,
  properties: {
    External_ID: { type: 'string', minLength: 1 },
    Segment: { type: 'string', enum: ['Gold', 'Silver'], 'x-use': ['segmentation'] },
    Address: { type: 'object', properties: { City: { type: 'string', pattern: '^[A-Z]' } } },
    Phone: { type: 'string', personal: true },
  },
  anyOf: [{ properties: { Segment: { const: 'Silver' } } }, { required: ['Phone'] }],
};
const required = (schema: Schema) => rowsOf(schema).map(({ isRequired }) => isRequired);
const names = (schema: Schema) => rowsOf(schema).map(({ name }) => name);

const property = fc.constantFrom<Schema>(
  ...attributeKinds.map((kind) => withKind({}, kind)),
  { type: 'string', 'x-personal': true, title: 'Called' },
  { type: ['string', 'null'] },
  { type: 'array', items: { type: 'number' } },
);
const schemas = fc
  .dictionary(
    fc.string({ minLength: 1 }).filter((name) => nameFault({}, '', name) === null && !/^\d+$/.test(name)),
    property,
    { minKeys: 1, maxKeys: 8 },
  )
  .chain((properties) =>
    fc.subarray(Object.keys(properties)).map((required): Schema => ({
      type: 'object',
      properties,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    })),
  );

test('every attribute is a row; what the table has no word for is as it is written', () => {
  expect(rowsOf(lead).map(({ name, kind, isRequired, isPersonal }) => [name, kind, isRequired, isPersonal])).toEqual([
    ['External_ID', 'text', true, false],
    ['Segment', 'choice', false, false],
    ['Address', 'other', false, false],
    ['Phone', 'text', false, true],
  ]);
});

test('a change of one attribute leaves all others, and the rules between them, as they are', () => {
  const next = withProperty(lead, 'Segment', { type: 'number' });
  expect(next).toEqual({ ...lead, properties: { ...(lead['properties'] as object), Segment: { type: 'number' } } });
});

test('each kind is known again by what it writes, and is a schema that the server takes', () => {
  for (const kind of attributeKinds) {
    const written = withKind({ type: 'array', title: 'Called', 'x-use': ['display'] }, kind);
    expect(kindOf(written)).toBe(kind);
    expect(written['title']).toBe('Called');
    const whole = withKind(kind === 'choice' ? { ...written, enum: ['one'] } : written, kind);
    if (kind !== 'other') expect(checkAttributeSchema({ type: 'object', properties: { it: whole } })).toBeNull();
  }
});

test('an attribute renamed and named back stands as before, in its place and as required as before', () => {
  fc.assert(
    fc.property(schemas, fc.nat(), (schema, pick) => {
      const name = names(schema)[pick % names(schema).length] ?? '';
      const fresh = freshName(schema, 'Fresh');
      const next = renamed(schema, name, fresh);
      expect(names(next)).toEqual(names(schema).map((each) => (each === name ? fresh : each)));
      expect(required(next)).toEqual(required(schema));
      expect(renamed(next, fresh, name)).toEqual(schema);
    }),
  );
});

test('an attribute moves one place, also where names have no order of their own, and people are asked in that order', () => {
  const sorted = (schema: Schema): Schema => ({
    ...schema,
    properties: Object.fromEntries(
      Object.entries(schema['properties'] as object).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
  });
  fc.assert(
    fc.property(schemas, fc.nat(), fc.constantFrom(1 as const, -1 as const), (schema, pick, by) => {
      const before = names(schema);
      const from = pick % before.length;
      const next = sorted(moved(schema, before[from] ?? '', by));
      const other = before[from + by];
      const expected =
        other === undefined ? names(sorted(schema)) : before.with(from, other).with(from + by, before[from] ?? '');
      expect(names(next)).toEqual(expected);
      expect(schemaFields(next).map(({ name }) => name)).toEqual(expected);
    }),
  );
});

test('what is added stands last under a name of its own; what is removed is required no more', () => {
  const next = added(added(lead, freshName(lead, 'Phone')), 'Fax');
  expect(names(next)).toEqual(['External_ID', 'Segment', 'Address', 'Phone', 'Phone_2', 'Fax']);
  expect(without(withRequired(next, 'Fax', true), 'External_ID')['required']).toEqual(['Fax']);
  expect(without(withRequired({}, 'Fax', true), 'Fax')).not.toHaveProperty('required');
});

test('what is marked personal is personal to the server, whichever of the two marks stood there', () => {
  const phone = (isPersonal: boolean) =>
    withProperty(lead, 'Phone', withPersonal({ type: 'string', personal: true }, isPersonal));
  expect([...personalNames(phone(true))]).toEqual(['Phone']);
  expect([...personalNames(phone(false))]).toEqual([]);
});

test('a name that is empty, taken or reaches a prototype is refused', () => {
  expect(['', 'Segment', '__proto__', 'Phone', 'Fax'].map((next) => nameFault(lead, 'Phone', next))).toEqual([
    'empty',
    'taken',
    'forbidden',
    null,
    null,
  ]);
});
