/** PostgreSQL stores neither NUL nor half a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;
const REPLACEMENT = '\uFFFD';

/** A text that a database takes, whoever wrote it. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, REPLACEMENT);
}

/** JSON that a database takes, of what repeats what somebody else wrote: the values that a refusal has seen. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}
