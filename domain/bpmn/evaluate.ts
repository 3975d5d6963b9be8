import { compileFeel } from '../feel/compile-feel';
import type { Feel } from '../feel/compiled';
import { Run, withinLimits } from '../feel/run';
import type { Scope } from '../feel/scope';
import { weighOutput } from '../feel/weigh';
import type { Expression } from './graph';

export type Evaluated = { ok: true; value: unknown } | { ok: false; message: string };

/** Compiled once for each text. */
export type Expressions = (text: Expression) => Feel | string;

export function compiledExpressions(): Expressions {
  const known = new Map<Expression, Feel | string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const compiled = compileFeel(text, { shape: {}, admitsAnyName: true });
    const made = compiled.ok ? compiled.value : `${text.slice(0, 80)}: ${compiled.fault.message}`;
    known.set(text, made);
    return made;
  };
}

/**
 * The value of an expression as JSON: dates, times and durations are their ISO 8601 texts. It ends within its budget, or
 * says why it did not; reading a variable that there is not is a fault, unless it is compared with null.
 */
export function evaluate(expressions: Expressions, text: Expression, scope: Scope, nowMs: number): Evaluated {
  const feel = expressions(text);
  if (typeof feel === 'string') return { ok: false, message: feel };
  const run = new Run(nowMs);
  const limited = withinLimits(() => {
    const value = feel(scope, run);
    weighOutput(value, run);
    return value;
  });
  if (!limited.ok) return { ok: false, message: `${text.slice(0, 80)}: ${limited.limit}` };
  const [missing] = run.missing;
  if (missing !== undefined) return { ok: false, message: `${text.slice(0, 80)}: there is no variable ${missing}` };
  return { ok: true, value: asJson(limited.value) };
}

function asJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : (value ?? null);
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
