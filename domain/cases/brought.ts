import type { Variables } from '../bpmn/state';

const MOST_LEVELS = 64;

/** What work of others brings as variables; null where it is nested so deep that no database would take it. Anything but an object brings nothing. */
export function brought(result: unknown): Variables | null {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return {};
  // A loop, not a recursion: the depth is what is being checked.
  let level: unknown[] = [result];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return null;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return result as Variables;
}
