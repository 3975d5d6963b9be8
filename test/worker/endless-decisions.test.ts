import { askAll, expected } from './endless-decisions';

test('what would run on is stopped by its budget', () => {
  expect(askAll()).toEqual(expected);
});
