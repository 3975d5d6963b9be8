import { formatPath } from './problem';
import type { InputProblem } from './problem';

export const maxDepth = 32;
export const maxTextLength = 20_000;
/** Names that reach a prototype. */
export const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Faults of shape that no schema sees: keys that reach a prototype, and nesting deeper than any recursive step after
 * this one should follow. Stops at the first fault of each branch.
 */
export function checkShape(value: unknown, root: string): InputProblem[] {
  const problems: InputProblem[] = [];
  /** To what is being looked at. */
  const path: PropertyKey[] = [];
  const found = (problem: Omit<InputProblem, 'path'>) =>
    void problems.push({ path: formatPath(path, root), ...problem });
  const visit = (at: unknown): void => {
    if (typeof at === 'string' && at.length > maxTextLength) {
      found({ message: `has ${at.length} characters`, code: 'TOO_LONG', allowed: `${maxTextLength} characters` });
    }
    if (typeof at !== 'object' || at === null) return;
    if (path.length >= maxDepth) {
      found({ message: `is nested deeper than ${maxDepth} levels`, code: 'TOO_DEEP', allowed: maxDepth });
      return;
    }
    for (const key of Array.isArray(at) ? at.keys() : Object.keys(at)) {
      path.push(key);
      if (typeof key === 'string' && forbiddenNames.has(key))
        found({ message: 'is no name to use', code: 'FORBIDDEN_KEY' });
      else visit((at as Record<PropertyKey, unknown>)[key]);
      path.pop();
    }
  };
  visit(value);
  return problems;
}
