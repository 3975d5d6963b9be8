import { inPlace } from '../../../api/items/in-place';

const schema = {
  type: 'object',
  properties: { Amount: { type: 'number' }, Name: { 'x-order': 2 }, Customer_ID: { 'x-order': 1 }, open: true },
};

test('attributes stand as the schema places them, what it does not place behind', () => {
  const kept = { open: 1, Name: 'Ana', Amount: 5, Customer_ID: 'K-1' };
  expect(Object.keys(inPlace(kept, schema))).toEqual(['Customer_ID', 'Name', 'open', 'Amount']);
  expect(inPlace(kept, schema)).toEqual(kept);
});

test('a schema without places leaves them as they are', () => {
  const kept = { b: 1, a: 2 };
  expect(inPlace(kept, { properties: { a: {}, b: {} } })).toBe(kept);
  expect(inPlace(kept, {})).toBe(kept);
  expect(inPlace(kept, undefined)).toBe(kept);
});
