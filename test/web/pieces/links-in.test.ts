import fc from 'fast-check';
import { linksIn } from '../../../web/src/pieces/links-in';

test('an address is told apart from the sentence around it', () => {
  const href = 'https://example.com/handbook?page=1#top';
  expect(linksIn(`See ${href}. Then go on.`)).toEqual([
    { text: 'See ' },
    { text: href, href },
    { text: '. Then go on.' },
  ]);
  expect(linksIn(`(${href})`)).toEqual([{ text: '(' }, { text: href, href }, { text: ')' }]);
  expect(linksIn(href)).toEqual([{ text: href, href }]);
});

test('what leads elsewhere than to a page over TLS is text', () => {
  for (const text of ['javascript:alert(1)', 'http://example.com', 'https://', 'https:// x', 'see example.com', ''])
    expect(linksIn(text).every(({ href }) => href === undefined)).toBe(true);
});

test('nothing of a text is lost', () => {
  const words = fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant('https://a')));
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ');
      const said = linksIn(text).map((part) => part.text);
      expect(said.join('')).toBe(text);
    }),
  );
});
