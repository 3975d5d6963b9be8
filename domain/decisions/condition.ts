import { compileFeel } from '../feel/compile-feel';
import { tellFault } from '../feel/fault';
import type { ToldFault } from '../feel/fault';
import { Allowance } from '../feel/run';
import type { FeelContext } from '../feel/values';

/** Why a condition had no answer: it met a limit of what may run, or what it gave is neither true nor false. */
export type ConditionFailure = 'CONDITION_FAILED' | 'NOT_A_BOOLEAN';

/** Null, which FEEL gives where something is missing, does not hold. */
export type Condition = (
  context: FeelContext,
  nowMs: number,
  allowance?: Allowance,
) => { ok: true; holds: boolean } | { ok: false; code: ConditionFailure };

/** Compiles an expression that holds or does not, over these variables. */
export function compileCondition(
  text: string,
  variables: readonly string[],
): { ok: true; value: Condition } | { ok: false; fault: ToldFault } {
  const compiled = compileFeel(text, { shape: Object.fromEntries(variables.map((name) => [name, null])) });
  if (!compiled.ok) return { ok: false, fault: tellFault(compiled.fault) };
  return {
    ok: true,
    value: (names, nowMs, allowance = new Allowance()) => {
      const limited = allowance.run(nowMs, (run) => compiled.value({ names, outer: null }, run));
      if (!limited.ok) return { ok: false, code: 'CONDITION_FAILED' };
      const { value } = limited;
      if (value !== null && typeof value !== 'boolean') return { ok: false, code: 'NOT_A_BOOLEAN' };
      return { ok: true, holds: value === true };
    },
  };
}
