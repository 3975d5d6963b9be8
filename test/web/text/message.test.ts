import fc from 'fast-check';
import { flattened, readerOf } from '../../../web/src/text/message';
import type { Tree } from '../../../web/src/text/message';

const name = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/);
/** Words without braces: what is between the values of a text. */
const words = fc.string().map((text) => text.replaceAll(/[{}]/g, ''));
const language = fc.constantFrom('en', 'de', 'pl', 'ar', 'ja');
const read = (text: string, values?: Readonly<Record<string, unknown>>) =>
  readerOf('en', new Map([['key', text]]))('key', values);

test('a text is its words with the values between them, each as it was given', () => {
  const piece = fc.record({ before: words, name, value: fc.string() });
  fc.assert(
    fc.property(fc.uniqueArray(piece, { selector: (each) => each.name }), words, (pieces, after) => {
      const text = pieces.map((each) => `${each.before}{{${each.name}}}`).join('') + after;
      const values = Object.fromEntries(pieces.map((each) => [each.name, each.value]));
      expect(read(text, values)).toBe(pieces.map((each) => each.before + each.value).join('') + after);
    }),
  );
});

test('what is put in is not read again, whatever stands in it', () => {
  expect(read('{{a}} and {{b}}', { a: '{{b}}', b: '$& $1' })).toBe('{{b}} and $& $1');
});

test('a text that counts is that of the plural of its language, else the one that is the same for all', () => {
  fc.assert(
    fc.property(language, fc.nat(), (of, count) => {
      const plurals = new Intl.PluralRules(of);
      const all = plurals.resolvedOptions().pluralCategories;
      const texts = new Map(all.map((plural) => [`key_${plural}`, plural]));
      expect(readerOf(of, texts)('key', { count })).toBe(plurals.select(count));
      expect(readerOf(of, new Map([['key', 'same']]))('key', { count })).toBe('same');
    }),
  );
});

test('a text for nothing stands before the plural of 0', () => {
  const texts = new Map([
    ['key_zero', 'nothing'],
    ['key_other', 'some'],
  ]);
  expect(readerOf('en', texts)('key', { count: 0 })).toBe('nothing');
  expect(readerOf('en', texts)('key', { count: 5 })).toBe('some');
});

test.each([
  ['en', '1,234.5'],
  ['de', '1.234,5'],
])('a number is written by the rules of %s', (of, written) => {
  expect(readerOf(of, new Map([['key', '{{rate}}']]))('key', { rate: 1_234.5 })).toBe(written);
});

test('what there is no text for is none, and a section of texts is no text', () => {
  const reader = readerOf('en', new Map(flattened({ section: { text: 'words' } })));
  expect([reader('section'), reader('section.other'), reader('section.text')]).toEqual([undefined, undefined, 'words']);
});

test('each text of a tree is found by the path to it', () => {
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.dictionary(name, fc.oneof({ maxDepth: 4 }, fc.string(), tie('tree'))),
  }));
  const at = (from: Tree, path: string) =>
    path.split('.').reduce<unknown>((below, key) => (below as Record<string, unknown>)[key], from);
  fc.assert(fc.property(tree, (from) => flattened(from).every(([path, text]) => at(from, path) === text)));
});
