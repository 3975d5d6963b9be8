import { cutOff } from '../db/cut-off';
import { HttpProblem } from './http-problem';

/** Runs a mapping, and throws when it takes too long. */
export function withinTime<T>(limitMs: number, work: () => T): T {
  const done = cutOff(limitMs, work);
  if (!done) throw new HttpProblem('MAPPING_TOO_SLOW', { detail: `It was given ${limitMs} ms` });
  return done.value;
}
