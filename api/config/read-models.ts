import { judge } from '../../db/cut-off';
import { loadReaders, withModels } from '../../domain/config/with-models';
import { HttpProblem, invalidInput } from '../http-problem';

/** A file as long as one may be takes a quarter of it. */
const READ_MS = 2_000;

/**
 * Documents with what can be read from the `.dmn` and `.bpmn` files among them. The library that reads XML takes time by the square of
 * what it finds odd, so it is cut off; what the machine lacks makes no document invalid.
 */
export async function readModels(
  raw: readonly unknown[],
  limitMs = READ_MS,
  usedMs?: () => number,
): Promise<unknown[]> {
  await loadReaders(raw);
  const { done, hadAll } = judge(limitMs, () => withModels(raw), usedMs);
  if (done) return done.value;
  throw hadAll ? tooLong(limitMs) : new HttpProblem('UNAVAILABLE');
}

function tooLong(limitMs: number): HttpProblem {
  const message = 'hold .dmn or .bpmn files that take too long to be read';
  return invalidInput([
    { path: 'documents', message, code: 'INVALID_MODEL', allowed: `${limitMs} ms for all of them` },
  ]);
}
