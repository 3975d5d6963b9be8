import i18next from 'i18next';
import type { FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de';
import { en } from './en';
import type { Part, Texts } from './en';
import type { Language } from './language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

const texts = { en, de };
/** What was loaded so far, in every language that was shown so far: whoever changes back waits for nothing. */
const parts = new Set<Part>();
const shown = new Set<Language>();

/** What is put into a text: a number by the rules of its language. React escapes all of it. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value),
};

/** Loads the texts of the first page, in one language. A text that is not there is a defect, and is told as one. */
export async function startTexts(language: Language): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(numbers)
    .init({
      lng: language,
      fallbackLng: false,
      resources: {},
      interpolation: { escapeValue: false, alwaysFormat: true },
      saveMissing: true,
      missingKeyHandler: (_languages, _namespace, key, _shown, _isUpdate, options: { defaultValue?: string }) => {
        if (options.defaultValue === undefined) queueMicrotask(() => missing(key));
      },
    });
  shown.add(language);
  await loadTexts(['start']);
}

function missing(key: string): never {
  throw new Error(`no text ${key}`);
}

/** What is loaded lazily, with its texts. */
export async function withTexts<T>(loading: Promise<T>, ...names: readonly Part[]): Promise<T> {
  const [loaded] = await Promise.all([loading, loadTexts(names)]);
  return loaded;
}

/** In another language from now on: all that was loaded, and what will be. */
export async function showLanguage(language: Language): Promise<void> {
  shown.add(language);
  await loadTexts([...parts]);
  await i18next.changeLanguage(language);
}

async function loadTexts(names: readonly Part[]): Promise<void> {
  for (const name of names) parts.add(name);
  const wanted = [...shown].flatMap((language) => names.map((name) => ({ language, name })));
  await Promise.all(
    wanted.map(async ({ language, name }) => {
      i18next.addResourceBundle(language, 'translation', await texts[language][name](), true, true);
    }),
  );
}
