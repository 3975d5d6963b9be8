import { useState } from 'react';

/**
 * Everything seen so far, sorted. The choices of a filter must not shrink to what it has just let through, and there
 * is no list of worktypes that a supervisor may read.
 */
export function useSeen(values: readonly string[], chosen: string | undefined): readonly string[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const all = new Set([...seen, ...values, ...(chosen === undefined ? [] : [chosen])]);
  // Setting state while rendering renders again at once, and only when something new has come.
  if (all.size > seen.length) setSeen([...all].toSorted());
  return seen;
}
