/**
 * A number from 0 (included) to 1 (excluded) that its words alone decide. Everything that the demo leaves to luck comes
 * from here, keyed by what it is about (`chance('work', itemId)`): so there is no state to keep, a restart goes on with
 * the same choices, and tests can name them.
 *
 * FNV-1a over the words, then the finaliser of MurmurHash3: neighbouring words give unrelated numbers.
 */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number between the two ends of a range, by the words. */
export function between([low, high]: readonly [number, number], ...words: readonly (string | number)[]): number {
  return low + (high - low) * chance(...words);
}

/** One of several, by the words. */
export function oneOf<const C extends readonly [unknown, ...unknown[]]>(
  choices: C,
  ...words: readonly (string | number)[]
): C[number] {
  return choices[Math.floor(chance(...words) * choices.length)];
}
