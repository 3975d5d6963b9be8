import type { LookupDocument } from '../config/lookup';
import type { MappedExpression } from '../config/mapping';
import { compileCondition } from '../decisions/condition';
import type { Condition } from '../decisions/condition';
import { ruleVariables } from '../decisions/item-decision';
import { tellFault } from '../feel/fault';
import type { ToldFault } from '../feel/fault';
import { compileFeel } from '../feel/compile-feel';
import type { Allowance, FeelLimit, Limited } from '../feel/run';
import { weighOutput } from '../feel/weigh';
import { plainValue } from '../inbound/plain-value';

/** A look-up ready to be asked. */
export interface Lookup {
  document: LookupDocument;
  /** Null: always. */
  when: Condition | null;
  body: ReadonlyMap<string, Expression> | null;
  attributes: ReadonlyMap<string, Expression>;
}

/** The value of an expression as JSON has it. */
export type Expression = (
  names: Readonly<Record<string, unknown>>,
  nowMs: number,
  allowance: Allowance,
) => Limited<unknown>;

export interface LookupFault extends ToldFault {
  path: readonly string[];
  value: unknown;
}
export type CompiledLookup = { ok: true; lookup: Lookup } | { ok: false; faults: LookupFault[] };

export function compileLookup(document: LookupDocument): CompiledLookup {
  const faults: LookupFault[] = [];
  const compileAll = (part: 'body' | 'attributes', names: readonly string[]) =>
    new Map(
      Object.entries(document[part] ?? {}).flatMap(([name, expression]) => {
        const compiled = compileExpression(expression, names);
        if (compiled.ok) return [[name, compiled.value] as const];
        faults.push({ path: [part, name], ...compiled.fault, value: expression });
        return [];
      }),
    );
  const attributes = compileAll('attributes', ['payload']);
  const body = document.body === undefined ? null : compileAll('body', ruleVariables);
  const condition = document.when === undefined ? null : compileCondition(document.when, ruleVariables);
  if (condition && !condition.ok) faults.push({ path: ['when'], ...condition.fault, value: document.when });
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, lookup: { document, when: condition?.ok ? condition.value : null, body, attributes } };
}

function compileExpression(
  expression: MappedExpression,
  names: readonly string[],
): { ok: true; value: Expression } | { ok: false; fault: ToldFault } {
  const shape = Object.fromEntries(names.map((name) => [name, null]));
  const compiled = compileFeel(String(expression).trim(), { shape });
  if (!compiled.ok) return { ok: false, fault: tellFault(compiled.fault) };
  const { value } = compiled;
  return {
    ok: true,
    value: (scope, nowMs, allowance) => {
      const limited = allowance.run(nowMs, (run) => {
        const made = value({ names: scope, outer: null }, run);
        weighOutput(made, run);
        return made;
      });
      return limited.ok ? { ok: true, value: plainValue(limited.value) } : limited;
    },
  };
}

/** Values of all of them, those that have none left out, or the limit that one met. */
export function valuesOf(
  expressions: ReadonlyMap<string, Expression>,
  names: Readonly<Record<string, unknown>>,
  nowMs: number,
  allowance: Allowance,
): { ok: true; values: Record<string, unknown> } | { ok: false; limit: FeelLimit } {
  const values: [string, unknown][] = [];
  for (const [name, expression] of expressions) {
    const limited = expression(names, nowMs, allowance);
    if (!limited.ok) return limited;
    if (limited.value !== null) values.push([name, limited.value]);
  }
  return { ok: true, values: Object.fromEntries(values) };
}
