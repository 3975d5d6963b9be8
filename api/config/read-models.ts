import { loadReaders, withModels } from '../../domain/config/with-models';
import { HttpProblem, invalidInput } from '../http-problem';
import { withinTime } from '../within-time';

/** A file as long as one may be takes a quarter of it. */
const READ_MS = 2_000;

/**
 * Documents with what can be read from the `.dmn` and `.bpmn` files among them. The library that reads XML takes time by the square of
 * what it finds odd, so it is cut off.
 */
export async function readModels(raw: readonly unknown[], limitMs = READ_MS): Promise<unknown[]> {
  await loadReaders(raw);
  try {
    return await withinTime(limitMs, () => withModels(raw));
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code !== 'MAPPING_TOO_SLOW') throw error;
    const message = 'hold .dmn or .bpmn files that take too long to be read';
    throw invalidInput([
      { path: 'documents', message, code: 'INVALID_MODEL', allowed: `${limitMs} ms for all of them` },
    ]);
  }
}
