import fc from 'fast-check';
import { attributeValue } from '../../../domain/inbound/attribute-value';

test.each([
  ['12.5', { type: 'number' }, 12.5],
  ['-3', { type: 'integer' }, -3],
  ['1e3', { type: 'number' }, 1000],
  ['007', { type: 'string' }, '007'],
  ['12', { type: ['string', 'number'] }, '12'],
  ['12', { type: ['number', 'null'] }, 12],
  ['null', { type: ['number', 'null'] }, null],
  ['TRUE', { type: 'boolean' }, true],
  ['[1,2]', { type: 'array' }, [1, 2]],
  ['{"a":1}', { type: 'object' }, { a: 1 }],
  ['2', { enum: [1, 2] }, 2],
  ['Family', { enum: ['Individual', 'Family'] }, 'Family'],
  ['12', undefined, '12'],
])('%s as %j is %j', (cell, schema, value) => {
  expect(attributeValue(cell, schema)).toEqual(value);
});

test.each([
  ['12,5', { type: 'number' }],
  ['', { type: 'number' }],
  ['0x10', { type: 'number' }],
  ['Infinity', { type: 'number' }],
  ['yes', { type: 'boolean' }],
  ['[1', { type: 'array' }],
  ['null', { type: 'object' }],
  ['Other', { enum: ['Individual', 'Family'] }],
])('%s, which is no %j, stays a text for the server to refuse', (cell, schema) => {
  expect(attributeValue(cell, schema)).toBe(cell);
});

test('every finite number survives the way through a cell', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(Object.is(attributeValue(String(number), { type: 'number' }), number === 0 ? 0 : number)).toBe(true);
    }),
  );
});

test('a text attribute keeps every cell as it is', () => {
  fc.assert(fc.property(fc.string(), (cell) => expect(attributeValue(cell, { type: 'string' })).toBe(cell)));
});
