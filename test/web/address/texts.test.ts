import fc from 'fast-check';
import { hrefHere, hrefOf } from '../../../web/src/address/destination';
import { onlyNamed, searchOf, textsOf } from '../../../web/src/address/texts';
import { searches } from '../../../web/src/search';
import type { Path } from '../../../web/src/search';

/** Texts that other ways of writing an address take for something else. */
const odd = [
  'true',
  '5',
  '5.0',
  '1e5',
  '0012',
  'null',
  '"x"',
  '"',
  '""',
  '"\\',
  '{}',
  '[1]',
  '&',
  '=',
  '+',
  '%',
  '%41',
];
const text = fc.oneof(
  fc.constantFrom(...odd, '%25', '#', '?', ' ', 'a b', '\n', 'Größe', '🚲', 'claims/claim'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }).filter((each) => !/\p{Surrogate}/u.test(each)),
  fc.json(),
  fc.string({ minLength: 1 }).map((each) => JSON.stringify(each)),
);
const texts = fc.dictionary(
  fc.oneof(fc.constantFrom('q', 'item', 'constructor', 'toString'), fc.string({ minLength: 1 })),
  text,
  { noNullPrototype: true },
);

/** As the browser has it once it was there. */
const inBrowser = (href: string) => new URL(href, 'https://work.example');

test('any texts survive the way into an address and back', () => {
  fc.assert(fc.property(texts, (given) => expect(textsOf(inBrowser(searchOf(given)).search)).toEqual(given)));
});

test('whoever is at an address is told that it is the same one', () => {
  fc.assert(fc.property(texts, (given) => expect(searchOf(textsOf(searchOf(given)))).toBe(searchOf(given))));
});

test('what is in a path survives as well, and stays one part of it', () => {
  fc.assert(
    fc.property(
      text.filter((each) => !/^\.+$/.test(each)),
      (id) => {
        const href = hrefOf({ to: '/cases/:id', params: { id } });
        const parts = inBrowser(href).pathname.split('/');
        expect([parts.length, decodeURIComponent(parts[2] ?? '')]).toEqual([3, id]);
      },
    ),
  );
});

test.each([
  ['as servers and people write it', '?item=x&tab=history', { item: 'x', tab: 'history' }],
  [
    'with what a browser would escape',
    '?doc=claims/claim&createdAfter=-P1D',
    { doc: 'claims/claim', createdAfter: '-P1D' },
  ],
  ['of earlier days, when a text that looks like a number was in quotes', '?q=%225%22', { q: '5' }],
  ['of earlier days, with a text that was in quotes itself', '?q=%22%5C%22x%5C%22%22', { q: '"x"' }],
  ['with a text that says nothing', '?q=&sort=name', { sort: 'name' }],
])('an address is read %s', (_, search, read) => {
  expect(textsOf(search)).toEqual(read);
});

test('a text is written as it is: nothing is put about it', () => {
  expect(searchOf({ q: '5', wall: 'true', tab: undefined, sort: '', item: 'x' })).toBe('?q=5&wall=true&item=x');
  expect(searchOf({})).toBe('');
});

test('the page that is open keeps its path, and the texts that are not changed', () => {
  const here = { path: '/cases/1', texts: { tab: 'notes', job: '7' } };
  expect(hrefHere({ tab: undefined }, here)).toBe('/cases/1?job=7');
});

test('a page is given nothing but the texts that it knows', () => {
  expect(onlyNamed(textsOf('?q=x&item=7&evil=y&constructor=z'), searches['/tasks'])).toEqual({ q: 'x', item: '7' });
  expect(onlyNamed({}, ['constructor'])).toEqual({});
});

test('no page names a text twice', () => {
  for (const path of Object.keys(searches) as Path[]) {
    expect(new Set<string>(searches[path]).size).toBe(searches[path].length);
  }
});
