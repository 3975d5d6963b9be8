import { hrefHere, hrefOf } from '../../../web/src/address/destination';
import type { AnyChange, Destination } from '../../../web/src/address/destination';
import type { Path, Search } from '../../../web/src/search';

test('a link leads to a page that there is, with texts that its address may carry', () => {
  const pages: readonly Extract<Path, '/supervisor' | '/work'>[] = ['/supervisor', '/work'];
  expect(pages.map((to) => hrefOf({ to, search: { item: '1' } }))).toEqual(['/supervisor?item=1', '/work?item=1']);
  expect(hrefOf({ to: '/cases/:id', params: { id: 'a/b' }, search: { tab: 'notes' } })).toBe('/cases/a%2Fb?tab=notes');
  const here = { path: '/tasks', texts: { q: 'x', job: '7' } };
  expect(hrefHere({ job: undefined }, here)).toBe('/tasks?q=x');
});

test('one that leads nowhere does not compile', () => {
  const refused: readonly Destination[] = [
    // @ts-expect-error no such page
    { to: '/nowhere' },
    // @ts-expect-error no such text of that page
    { to: '/work', search: { wall: 'on' } },
    // @ts-expect-error a text is not a number
    { to: '/work', search: { item: 7 } },
    // @ts-expect-error which case
    { to: '/cases/:id' },
    // @ts-expect-error no such part of the path
    { to: '/cases/:id', params: { id: '1', tab: 'notes' } },
    // @ts-expect-error nothing in that path is to be named
    { to: '/work', params: { id: '1' } },
  ];
  // @ts-expect-error no page knows such a text
  const evil: AnyChange = { evil: 'x' };
  expect([...refused, evil]).toHaveLength(7);
});

test('a page is given no text that it does not know', () => {
  const search: Search<'/work'> = { item: '1' };
  // @ts-expect-error the address of that page has none
  expect(search.wall).toBeUndefined();
});
