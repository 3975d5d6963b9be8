import { useState } from 'react';
import { keyText } from '../format/value';

type Named = readonly [key: string, name: string];

/**
 * Everything seen so far, with its name, sorted. The choices of a filter must not shrink to what it has just let
 * through, and there is no list of worktypes that a supervisor may read.
 */
export function useSeen(values: readonly Named[], chosen: readonly string[]): readonly Named[] {
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  // One key may have several names, in several divisions: the last one counts.
  const now = new Map(values);
  const all = new Map([...chosen.map((key) => [key, keyText(key)] as const), ...seen, ...now]);
  // Setting state while rendering renders again at once, and only when something new has come.
  if (all.size > seen.size || [...now].some(([key, name]) => seen.get(key) !== name)) setSeen(all);
  return [...seen].toSorted(([, a], [, b]) => a.localeCompare(b));
}
