import type { Part } from './en';
import type { Language } from './language';
import { addTexts, changeLanguage } from './texts';

/** Each with the texts of the first page: whoever reads one language loads nothing of the others. */
const tables = {
  en: () => import('./en').then(({ en }) => en),
  de: () => import('./de').then(({ de }) => de),
};
/** What was loaded so far, in every language that was shown so far: whoever changes back waits for nothing. */
const parts = new Set<Part>(['start']);
const shown = new Set<Language>();

/** What is loaded lazily, with its texts. */
export async function withTexts<T>(loading: Promise<T>, ...names: readonly Part[]): Promise<T> {
  const [loaded] = await Promise.all([loading, loadTexts(names)]);
  return loaded;
}

/** In a language from now on: the texts of the first page, all that was loaded, and what will be. */
export async function showLanguage(language: Language): Promise<void> {
  shown.add(language);
  await loadTexts([...parts]);
  changeLanguage(language);
}

async function loadTexts(names: readonly Part[]): Promise<void> {
  for (const name of names) parts.add(name);
  const wanted = [...shown].flatMap((language) => names.map((name) => ({ language, name })));
  await Promise.all(
    wanted.map(async ({ language, name }) => {
      const table = await tables[language]();
      addTexts(language, await table[name]());
    }),
  );
}
