import { createContext, Script } from 'node:vm';
import { processorMs } from './processor-time';

const sandbox: { work?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('work()');

/** What had as much of the processor had the machine to itself. */
const ITS_OWN = 0.8;
/** On a machine that gives this thread less of itself, so many times as long at most, and no longer than this. */
const MOST_BUSY = 20;
const MOST_MS = 10_000;

/** What became of work that has a limit. */
interface Judged<T> {
  /** Null: it was cut off. */
  done: { value: T } | null;
  /** Of the processor. */
  tookMs: number;
  /** Whether it had all the time of the processor that it was given; if not, and it was cut off, that says nothing of it. */
  hadAll: boolean;
}

/**
 * Runs what somebody else has written, and lets V8 end it when it takes too long. The budget of rules bounds what an
 * expression does to each entry of a value; this bounds what it does to all of them. V8 goes by the clock, and has no other
 * way; what counts is the work, though: one that had less of the processor is done again, for as much longer, and so must
 * change nothing. It stands here because API and activities both need it, and domain may not.
 */
export function judge<T>(limitMs: number, work: () => T, usedMs: () => number = processorMs): Judged<T> {
  const first = runFor(limitMs, work, usedMs);
  const tookAll = ({ tookMs }: { tookMs: number }) => tookMs >= limitMs * ITS_OWN;
  if (first.done || tookAll(first)) return { ...first, hadAll: tookAll(first) };
  const slowness = Math.min(MOST_BUSY, limitMs / Math.max(1, first.tookMs));
  // One that is long already is not made shorter.
  const second = runFor(Math.ceil(Math.max(limitMs, Math.min(limitMs * slowness, MOST_MS))), work, usedMs);
  return { done: second.done, tookMs: first.tookMs + second.tookMs, hadAll: tookAll(second) };
}

/** The value, or null where it was cut off. */
export function cutOff<T>(limitMs: number, work: () => T, usedMs?: () => number): { value: T } | null {
  return judge(limitMs, work, usedMs).done;
}

/** For several that have so much time in all: what is left of it for each, but no more than `eachMs`. */
export function cutOffInAll(
  limitMs: number,
  eachMs = limitMs,
  usedMs?: () => number,
): <T>(work: () => T) => { value: T } | null {
  let leftMs = limitMs;
  return (work) => {
    if (leftMs < 1) return null;
    const givenMs = Math.floor(Math.min(leftMs, eachMs));
    const { done, tookMs } = judge(givenMs, work, usedMs);
    leftMs -= done ? tookMs : Math.max(givenMs, tookMs);
    return done;
  };
}

function runFor<T>(withinMs: number, work: () => T, usedMs: () => number): Omit<Judged<T>, 'hadAll'> {
  const beforeMs = usedMs();
  const done = run(withinMs, work);
  return { done, tookMs: usedMs() - beforeMs };
}

function run<T>(withinMs: number, work: () => T): { value: T } | null {
  sandbox.work = work;
  try {
    return { value: script.runInContext(context, { timeout: withinMs }) as T };
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  } finally {
    delete sandbox.work;
  }
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
