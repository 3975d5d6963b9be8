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

/** What JSON makes of a NUL or of half a pair; a text that only spells it is looked at once more for nothing. */
const MAYBE_UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** Plain JSON that a database takes, keys as well: the same value where there is nothing to mend, as there hardly ever is. */
export function storableValue<T>(value: T): T {
  return MAYBE_UNSTORABLE.test(JSON.stringify(value) ?? '') ? (mended(value) as T) : value;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storable(key), mended(each)]));
}
