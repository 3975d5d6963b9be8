import { createContext, Script } from 'node:vm';

const sandbox: { work?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('work()');

/**
 * Runs what somebody else has written, and lets V8 end it when it takes too long: then null. The budget of rules bounds what
 * an expression does to each entry of a value; this bounds what it does to all of them. It stands here because API and
 * activities both need it, and domain may not.
 */
export function cutOff<T>(limitMs: number, work: () => T): { value: T } | null {
  sandbox.work = work;
  try {
    return { value: script.runInContext(context, { timeout: limitMs }) as T };
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  } finally {
    delete sandbox.work;
  }
}

/** For several that have so much time in all: what is left of it for each, but no more than `eachMs`. */
export function cutOffInAll(limitMs: number, eachMs = limitMs): <T>(work: () => T) => { value: T } | null {
  let leftMs = limitMs;
  return (work) => {
    if (leftMs < 1) return null;
    const startedMs = performance.now();
    const done = cutOff(Math.floor(Math.min(leftMs, eachMs)), work);
    leftMs -= performance.now() - startedMs;
    return done;
  };
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
