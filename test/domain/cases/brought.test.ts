import { brought } from '../../../domain/cases/brought';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test.each([undefined, null, 'text', 7, [1]])('%j brings nothing', (result) => {
  expect(brought(result)).toEqual({});
});

test('an object brings what it holds, unless it is nested too deep', () => {
  expect(brought({ a: { b: [1] } })).toEqual({ a: { b: [1] } });
  expect(brought({ a: nested(60) })).not.toBeNull();
  expect(brought({ a: nested(70) })).toBeNull();
  expect(brought({ a: nested(100_000) })).toBeNull();
});
