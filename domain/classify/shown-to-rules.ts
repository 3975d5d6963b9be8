import type { Said } from '../said/said';
import { sayNote } from './note-texts';

/** No longer list reaches the rules: one that looks through a list for each of its entries takes its length squared. */
const longestList = 1_000;

/** Only plain names reach the rules: a name such as `Value > 5` would change how a rule that reads it is parsed. */
const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The part of a value that rules may read. */
export function shownToRules(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > longestList ? null : value.map(shownToRules);
  if (typeof value !== 'object' || value === null) return value;
  const plain = Object.entries(value).filter(([name]) => plainName.test(name));
  return Object.fromEntries(plain.map(([name, within]) => [name, shownToRules(within)]));
}

/** What is said of a value of which rules do not see all. */
export function notesOfHidden(value: unknown): Said[] {
  return holdsLongList(value) ? [sayNote('LIST_HIDDEN', { most: longestList })] : [];
}

function holdsLongList(value: unknown): boolean {
  if (Array.isArray(value) && value.length > longestList) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsLongList);
}
