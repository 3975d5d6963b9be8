import { compileFeel } from '../feel/compile-feel';
import type { Feel } from '../feel/compiled';
import { Allowance, standardBudget } from '../feel/run';
import type { Scope } from '../feel/scope';
import { weighOutput } from '../feel/weigh';
import type { Said } from '../said/said';
import type { Expression } from './graph';
import { sayIncident } from './incident-texts';
import { plainTextIn } from './plain-text';

export type Evaluated = { ok: true; value: unknown } | { ok: false; why: Said };

/** Compiled once for each text. */
export type Expressions = (text: Expression) => Feel | Said;

export function compiledExpressions(): Expressions {
  const known = new Map<Expression, Feel | Said>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    // A form may be said in place, as a text longer than any expression may be.
    const plain = plainTextIn(text);
    const compiled = plain === undefined ? compileFeel(text, { shape: {}, admitsAnyName: true }) : constant(plain);
    const made = compiled.ok
      ? compiled.value
      : sayIncident('CANNOT_COMPILE', { expression: begun(text), fault: compiled.fault.message });
    known.set(text, made);
    return made;
  };
}

function constant(text: string): { ok: true; value: Feel } {
  return { ok: true, value: () => text };
}

/**
 * The value of an expression as JSON: dates, times and durations are their ISO 8601 texts. It ends within its budget, or
 * says why it did not; reading a variable that there is not is a fault, unless it is compared with null.
 */
export function evaluate(
  expressions: Expressions,
  text: Expression,
  scope: Scope,
  nowMs: number,
  allowance = new Allowance(standardBudget),
): Evaluated {
  const feel = expressions(text);
  if (typeof feel !== 'function') return { ok: false, why: feel };
  let missing: string | undefined;
  const limited = allowance.run(nowMs, (run) => {
    const value = feel(scope, run);
    weighOutput(value, run);
    [missing] = run.missing;
    return value;
  });
  const expression = begun(text);
  if (!limited.ok)
    return {
      ok: false,
      why: sayIncident('EXPRESSION_LIMIT', { expression, limit: sayIncident(`LIMIT_${limited.limit}`) }),
    };
  if (missing !== undefined) return { ok: false, why: sayIncident('NO_VARIABLE', { expression, name: missing }) };
  return { ok: true, value: asJson(limited.value) };
}

/** As much of it as a sentence quotes. */
export const begun = (text: string) => text.slice(0, 80);

function asJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : (value ?? null);
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
