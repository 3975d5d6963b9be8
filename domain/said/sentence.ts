/** Names of what is put into a sentence, as it is written: `{{name}}`. */
type Places<T extends string> = T extends `${string}{{${infer P}}}${infer Rest}` ? P | Places<Rest> : never;

/** What a sentence holds, by name; nothing where it has no places. */
export type Held<T extends string, Value> = [Places<T>] extends [never]
  ? []
  : [values: Readonly<Record<Places<T>, Value>>];

/** The sentence with what it holds. */
export function filled(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name]));
}
