import { judge } from '../db/cut-off';
import { HttpProblem } from './http-problem';

/** Runs a mapping, and throws when it takes too long; what the machine lacks passes, and is not held against the mapping. */
export function withinTime<T>(limitMs: number, work: () => T, usedMs?: () => number): T {
  const { done, hadAll } = judge(limitMs, work, usedMs);
  if (done) return done.value;
  throw hadAll
    ? new HttpProblem('MAPPING_TOO_SLOW', { detail: `It was given ${limitMs} ms` })
    : new HttpProblem('UNAVAILABLE');
}
