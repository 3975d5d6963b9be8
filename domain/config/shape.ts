import { formatPath } from './problem';
import type { InputProblem } from './problem';

export const maxDepth = 32;
export const maxTextLength = 20_000;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Faults of shape that no schema sees: keys that reach a prototype, and nesting deeper than any recursive step after
 * this one should follow. Stops at the first fault of each branch.
 */
export function checkShape(value: unknown, root: string): InputProblem[] {
  const problems: InputProblem[] = [];
  const visit = (at: unknown, path: readonly PropertyKey[]): void => {
    if (typeof at === 'string' && at.length > maxTextLength) {
      problems.push({
        path: formatPath(path, root),
        message: `has ${at.length} characters`,
        code: 'TOO_LONG',
        allowed: `${maxTextLength} characters`,
      });
    }
    if (typeof at !== 'object' || at === null) return;
    if (path.length >= maxDepth) {
      problems.push({
        path: formatPath(path, root),
        message: `is nested deeper than ${maxDepth} levels`,
        code: 'TOO_DEEP',
        allowed: maxDepth,
      });
      return;
    }
    for (const key of Array.isArray(at) ? at.keys() : Object.keys(at)) {
      if (typeof key === 'string' && forbidden.has(key)) {
        problems.push({ path: formatPath([...path, key], root), message: 'is no name to use', code: 'FORBIDDEN_KEY' });
      } else {
        visit((at as Record<PropertyKey, unknown>)[key], [...path, key]);
      }
    }
  };
  visit(value, []);
  return problems;
}
