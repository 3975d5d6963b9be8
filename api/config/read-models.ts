import { loadReaders, withModels } from '../../domain/config/with-models';
import { HttpProblem, invalidInput } from '../http-problem';
import { withinTime } from '../within-time';

/** A file as long as one may be takes a quarter of it. */
const READ_MS = 2_000;
/** At most so many times as long is looked for on a machine that gives this process so much less of itself. */
const MOST_BUSY = 5;
/** What had as much of the processor had the machine to itself. */
const ITS_OWN = 0.8;

/**
 * Documents with what can be read from the `.dmn` and `.bpmn` files among them. The library that reads XML takes time by the square of
 * what it finds odd, so it is cut off: by the clock, as V8 has no other way. What counts is the work, though: one that had less of the
 * processor meanwhile is read again, for as much longer, and is never called invalid for what the machine lacks.
 */
export async function readModels(raw: readonly unknown[], limitMs = READ_MS, processorMs = usedMs): Promise<unknown[]> {
  await loadReaders(raw);
  const first = await readWithin(raw, limitMs, processorMs);
  if ('read' in first) return first.read;
  if (first.tookMs >= limitMs * ITS_OWN) throw tooLong(limitMs);
  const slowness = Math.min(MOST_BUSY, limitMs / Math.max(1, first.tookMs));
  const second = await readWithin(raw, Math.ceil(limitMs * slowness), processorMs);
  if ('read' in second) return second.read;
  throw second.tookMs >= limitMs * ITS_OWN ? tooLong(limitMs) : new HttpProblem('UNAVAILABLE');
}

/** What was read, or what it took of the processor until it was cut off. */
async function readWithin(
  raw: readonly unknown[],
  withinMs: number,
  processorMs: () => number,
): Promise<{ read: unknown[] } | { tookMs: number }> {
  const beforeMs = processorMs();
  try {
    return { read: await withinTime(withinMs, () => withModels(raw)) };
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code !== 'MAPPING_TOO_SLOW') throw error;
    return { tookMs: processorMs() - beforeMs };
  }
}

/** Of the whole process: nothing else of it runs meanwhile, but what collects garbage. */
function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function tooLong(limitMs: number): HttpProblem {
  const message = 'hold .dmn or .bpmn files that take too long to be read';
  return invalidInput([
    { path: 'documents', message, code: 'INVALID_MODEL', allowed: `${limitMs} ms for all of them` },
  ]);
}
