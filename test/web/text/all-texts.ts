import { en } from '../../../web/src/text/en';
import type { Part } from '../../../web/src/text/en';
import { showLanguage, withTexts } from '../../../web/src/text/i18n';
import type { Language } from '../../../web/src/text/language';

export const parts = Object.keys(en) as Part[];

/** The texts of all pages, as if each had been looked at. */
export async function startAllTexts(language: Language): Promise<void> {
  await showLanguage(language);
  await withTexts(Promise.resolve(), ...parts);
}
