import type { TextsByPart } from './en';

/** The plurals of CLDR. A text that counts has a key for each that its language has: `items_one`, `items_other`. */
type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Each text as its key, as it is asked for, and its words; a text that counts asks for its count. */
type Leaf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Stem}_${Plural}`
      ? readonly [`${Path}${Stem}`, T[K] | '{{count}}']
      : readonly [`${Path}${K}`, T[K]]
    : Leaf<T[K], `${Path}${K}.`>;
}[keyof T & string];

type English = { [P in keyof TextsByPart]: Leaf<TextsByPart[P]> }[keyof TextsByPart];
type Messages = { [L in English as L[0]]: L[1] };

/** What can be asked for: the path to a text, without its plural. */
export type TextKey = keyof Messages;

/** The names of the values that are put into a text. */
type Asked<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Asked<Rest> : never;
interface Always {
  readonly count?: number;
  /** What is shown of a code that has no text. */
  readonly defaultValue?: string;
}
/** What must be given with a text. */
export type Values<K extends TextKey> = [Asked<Messages[K]>] extends [never]
  ? [values?: Always]
  : [values: { readonly [N in Asked<Messages[K]>]: unknown } & Always];

/** Texts within each other by their keys, as they are written. */
export type Tree = { readonly [key: string]: string | Tree };

/** The texts of a tree, each by the path to it. */
export function flattened(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as const] : flattened(text, `${path}${key}.`),
  );
}

type Given = Readonly<Record<string, unknown>> & { readonly count?: number };
/** Reads a text; what there is no text for is told apart from an empty one. */
export type Read = (key: string, values?: Given) => string | undefined;

/**
 * Reads texts by the rules of a language: which plural is a count's, and how numbers are written.
 *
 * @example readerOf('en', new Map([['items_other', '{{count}} items']]))('items', { count: 2_000 }) // '2,000 items'
 */
export function readerOf(language: string, messages: ReadonlyMap<string, string>): Read {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const written = (value: unknown) => (typeof value === 'number' ? numbers.format(value) : String(value));
  const counting = (key: string, count: number) =>
    // No language here has a plural for nothing; a text that has one says it in words of its own.
    (count === 0 ? messages.get(`${key}_zero`) : undefined) ?? messages.get(`${key}_${plurals.select(count)}`);
  return (key, values = {}) => {
    const counted = values.count === undefined ? undefined : counting(key, values.count);
    const message = counted ?? messages.get(key);
    return message?.replaceAll(/\{\{(\w+)\}\}/g, (_asked, name: string) => written(values[name]));
  };
}
