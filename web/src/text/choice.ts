import { keep, kept } from '../session/kept';
import { showLanguage } from './i18n';
import { languageFor } from './language';
import type { Language } from './language';

const key = 'casewright-language';

/** The language that was chosen in this browser, else what the browser asks for. */
export function chosenLanguage(): Language {
  const chosen = languageFor([kept(key), ...globalThis.navigator.languages]);
  document.documentElement.lang = chosen;
  return chosen;
}

/** From now on, and when this browser comes back. */
export async function chooseLanguage(language: Language): Promise<void> {
  keep(key, language);
  await showLanguage(language);
  document.documentElement.lang = language;
}
