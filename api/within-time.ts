import { createContext, Script } from 'node:vm';
import { HttpProblem } from './http-problem';

const sandbox: { work?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('work()');

/**
 * Runs what somebody else has written, and cuts it off when it takes too long. The budget of rules bounds what an expression
 * does to each entry of a payload; this bounds what it does to all of them.
 */
export function withinTime<T>(limitMs: number, work: () => T): T {
  sandbox.work = work;
  try {
    return script.runInContext(context, { timeout: limitMs }) as T;
  } catch (error) {
    if (isTimeout(error)) throw new HttpProblem('MAPPING_TOO_SLOW', { detail: `It was given ${limitMs} ms` });
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
