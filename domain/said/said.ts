import { filled } from './sentence';
import type { Held } from './sentence';

/** What was said, for whoever says it in another language: which sentence, and what it holds. Plain JSON, also where it is kept. */
export interface Told {
  code: string;
  values?: Readonly<Record<string, string | number | Told>>;
}

/** The same with its English sentence, as programs and logs read it. */
export interface Said extends Told {
  text: string;
}

/** Of what was written before codes were kept the sentence alone is known. */
export type SaidOnce = Pick<Said, 'text'> & Partial<Said>;

/** Of a sentence: also another one. */
type Value = string | number | Said;

/** Says the sentences of a table, by their codes. A code that it lacks and a value too few do not compile. */
// @__NO_SIDE_EFFECTS__: the web takes tables without what says them.
export function sayerOf<T extends Readonly<Record<string, string>>>(sentences: T) {
  return <C extends keyof T & string>(code: C, ...[values]: Held<T[C], Value>): Said => {
    const held = Object.entries<Value>(values ?? {});
    const texts = held.map(([name, value]) => [name, typeof value === 'object' ? value.text : value]);
    const text = filled(sentences[code] ?? code, Object.fromEntries(texts));
    return values === undefined
      ? { code, text }
      : { code, values: Object.fromEntries(held.map(([name, value]) => [name, keptValue(value)])), text };
  };
}

/** What is kept beside the sentence itself. */
export function toldOf({ code, values }: Said): Told {
  return values === undefined ? { code } : { code, values };
}

function keptValue(value: Value): string | number | Told {
  return typeof value === 'object' ? toldOf(value) : value;
}

/**
 * Sentences with what was kept beside them, in the same order. What was written before that was kept has sentences alone, as
 * has a list to which somebody else has added.
 */
export function saidAgain(sentences: readonly string[], told: readonly Told[] | undefined): SaidOnce[] {
  const isWhole = told?.length === sentences.length;
  return sentences.map((text, place) => ({ text, ...(isWhole ? told[place] : undefined) }));
}

export const textOf = ({ text }: SaidOnce): string => text;
