import { textOr } from '../../format/field-text';
import type { Kind } from './kinds';

/** What a field of a document is for; entries of a list are all the same. */
export function helpOf(kind: Kind, path: readonly (string | number)[]): string | undefined {
  const names = path.filter((part) => typeof part === 'string');
  return textOr('fieldHelp', [kind, ...names].join('.'), '') || undefined;
}
