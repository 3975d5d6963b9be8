import { texts } from './texts';

/** Each by its own name: whoever looks for his language reads no other. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as readonly Language[];

/** Dates in English are written the way of all but one country, which sorts them and has 24 hours. */
const dateLocales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de' };

/** The first of those asked for that there is, else English: `de-AT` asks for German. */
export function languageFor(asked: readonly (string | null)[]): Language {
  const known = asked.map((tag) => languages.find((language) => tag?.split('-')[0]?.toLowerCase() === language));
  return known.find((language) => language !== undefined) ?? 'en';
}

/** The language of what is shown now; numbers and lengths of time are written by its rules. */
export function language(): Language {
  return texts.language();
}

/** By whose rules dates and times are written. */
export function dateLocale(): string {
  return dateLocales[language()];
}

/** A text that begins with a capital, inside of a sentence. German words keep theirs: most are nouns. */
export function inSentence(text: string): string {
  return language() === 'en' ? text.toLowerCase() : text;
}
