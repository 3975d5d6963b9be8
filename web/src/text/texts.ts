import { useSyncExternalStore } from 'react';
import type { Language } from './language';
import { flattened, readerOf } from './message';
import type { Read, TextKey, Tree, Values } from './message';

export type Translate = <K extends TextKey>(key: K, ...values: Values<K>) => string;

const messages: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), de: new Map() };
const listeners = new Set<() => void>();
/** A new one for each change of language: whatever was made with its `t` is then made anew. */
let shown = { language: 'en' as Language, ...askedOf('en') };

function askedOf(language: Language): { read: Read; t: Translate } {
  const read = readerOf(language, messages[language]);
  return { read, t: (key, ...[values]) => read(key, { ...values }) ?? values?.defaultValue ?? missing(key) };
}

/** A text that is not there is a defect: it is told as one, and the page stands. */
function missing(key: string): string {
  queueMicrotask(() => {
    throw new Error(`no text ${key}`);
  });
  return key;
}

export function addTexts(language: Language, tree: Tree): void {
  for (const [key, text] of flattened(tree)) messages[language].set(key, text);
}

export function changeLanguage(language: Language): void {
  shown = { language, ...askedOf(language) };
  for (const tell of listeners) tell();
}

function onChange(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The texts for a component, which is drawn again when the language changes. */
export function useTranslation(): { readonly t: Translate } {
  return useSyncExternalStore(onChange, () => shown);
}

/** The texts of the language that is shown, outside of components. */
export const texts = {
  t: ((key, ...values) => shown.t(key, ...values)) satisfies Translate as Translate,
  /** Whether there is a text for a code of the API. */
  exists: (key: string): boolean => shown.read(key) !== undefined,
  language: (): Language => shown.language,
};
