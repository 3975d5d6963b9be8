import { type Compiled, unknownName, unreadable } from './cells';
import { type FeelContext, parseFeel, tryFeel } from './feel';

/** Why a condition had no answer: the library failed, or what it gave is neither true nor false. */
export type ConditionFailure = 'CONDITION_FAILED' | 'NOT_A_BOOLEAN';

/** Null, which FEEL gives where something is missing, does not hold. */
export type Condition = (
  context: FeelContext,
  nowMs: number,
) => { ok: true; holds: boolean } | { ok: false; code: ConditionFailure };

/** Compiles an expression that holds or does not, over these variables. */
export function compileCondition(text: string, variables: readonly string[]): Compiled<Condition> {
  const parsed = parseFeel(text);
  if (!parsed.ok) return unreadable(parsed.fault);
  const fault = unknownName(parsed.tree, variables);
  if (fault) return { ok: false, fault };
  return {
    ok: true,
    value: (context, nowMs) => {
      const answer = tryFeel(text, context, nowMs);
      if (answer === null) return { ok: false, code: 'CONDITION_FAILED' };
      const { value } = answer;
      if (value !== null && typeof value !== 'boolean') return { ok: false, code: 'NOT_A_BOOLEAN' };
      return { ok: true, holds: value === true };
    },
  };
}
