import { changedValues } from '../../../../web/src/features/audit/changed-values';

test('lays before and after side by side', () => {
  const before = { status: 'open', attributes: { Value: 1 }, list: [1] };
  const after = { status: 'closed', attributes: { Value: 2, New: null }, list: [1, 2] };
  expect(changedValues(before, after)).toEqual([
    { path: ['status'], before: 'open', after: 'closed' },
    { path: ['attributes', 'Value'], before: 1, after: 2 },
    { path: ['attributes', 'New'], before: undefined, after: null },
    { path: ['list'], before: [1], after: [1, 2] },
  ]);
});

test('shows a side that has nothing, and an object where a value was', () => {
  expect(changedValues(null, { a: { b: 1 }, empty: {} })).toEqual([
    { path: ['a', 'b'], before: undefined, after: 1 },
    { path: ['empty'], before: undefined, after: {} },
  ]);
  expect(changedValues({ a: 1 }, { a: { b: 1 } })).toEqual([{ path: ['a'], before: 1, after: { b: 1 } }]);
});
