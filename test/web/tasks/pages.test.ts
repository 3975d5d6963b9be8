import type { ItemPage } from '../../../api/contract/item';
import { itemsOf, withNow, type Pages } from '../../../web/src/tasks/pages';

type Item = ItemPage['items'][number];
const item = (id: string, priority = 0) => ({ id, priority }) as Item;
const pages = (...each: readonly (readonly Item[])[]) =>
  ({ pages: each.map((items) => ({ items })), pageParams: [] }) as unknown as Pages;
const shown = (data: Pages) => itemsOf(data).map(({ id, priority }) => `${id} ${priority}`);

test('what moved between two pages while they were read is one row, where it was met first', () => {
  expect(shown(pages([item('a'), item('b', 7)], [item('b', 9), item('c')]))).toEqual(['a 0', 'b 7', 'c 0']);
  expect(itemsOf(undefined)).toEqual([]);
});

test('what has changed is put in its place, and a page in which nothing has is the same one', () => {
  const before = pages([item('a'), item('b')], [item('c')]);
  const after = withNow(before, new Map([['b', item('b', 50)]]));
  expect(shown(after)).toEqual(['a 0', 'b 50', 'c 0']);
  expect(after.pages[1]).toBe(before.pages[1]);
});
