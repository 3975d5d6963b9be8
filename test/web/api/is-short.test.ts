import { isShort } from '../../../web/src/api/is-short';

test('a list of which one page at most was read is read again by itself, a longer one is not', () => {
  expect([undefined, { pages: [] }, { pages: [1] }, { pages: [1, 2] }].map(isShort)).toEqual([true, true, true, false]);
});
