/** Names of what is put into a sentence, as it is written: `{{name}}`. */
export type Places<T extends string> = T extends `${string}{{${infer P}}}${infer Rest}` ? P | Places<Rest> : never;

/** The sentence with what it holds. */
export function filled(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name]));
}
