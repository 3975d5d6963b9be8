import { de } from '../../../web/src/text/de';
import { en } from '../../../web/src/text/en';
import { languageFor, languages } from '../../../web/src/text/language';
import { parts } from './all-texts';

type Tree = { readonly [key: string]: string | Tree };
const tables: Readonly<Record<string, Readonly<Record<string, () => Promise<Tree>>>>> = { en, de };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}
const read = async (language: string, part: string) => leaves((await tables[language]?.[part]?.()) ?? {});
const asked = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name]) => String(name)).toSorted();
const plurals = /_(zero|one|two|few|many|other)$/;

describe.each(languages)('%s', (language) => {
  test.each(parts)('%s asks for the values that the English text asks for, and is nowhere empty', async (part) => {
    const texts = new Map(await read(language, part));
    for (const [key, english] of await read('en', part)) {
      const text = texts.get(key) ?? '';
      expect([key, asked(text)]).toEqual([key, asked(english)]);
      expect([key, text.trim()]).not.toEqual([key, '']);
    }
  });

  test.each(parts)('%s has each text that counts in all plurals of the language', async (part) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const found = new Map<string, string[]>();
    for (const [key] of await read(language, part)) {
      const stem = key.replace(plurals, '');
      // Zero is a plural of its own to neither language; a text for it is one more.
      if (stem !== key && !key.endsWith('_zero'))
        found.set(stem, [...(found.get(stem) ?? []), key.slice(stem.length + 1)]);
    }
    for (const [stem, categories] of found)
      expect([stem, categories.toSorted()]).toEqual([stem, [...wanted].toSorted()]);
  });
});

test('no key stands in two parts: what is loaded later changes nothing that is shown', async () => {
  const keys = (await Promise.all(parts.map((part) => read('en', part)))).flat().map(([key]) => key);
  expect(keys.length).toBe(new Set(keys).size);
});

test.each([
  [['de-AT', 'en'], 'de'],
  [[null, 'fr', 'DE'], 'de'],
  [['en', 'de-DE'], 'en'],
  [['fr', 'nl-BE'], 'en'],
  [[], 'en'],
] as const)('a browser that asks for %j is answered in %s', (asked, language) => {
  expect(languageFor(asked)).toBe(language);
});
