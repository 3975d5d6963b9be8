import { plainName } from '../../feel/scope';
import type { Scope } from '../../feel/scope';
import type { Said } from '../../said/said';
import { begun, evaluate } from '../evaluate';
import type { Evaluated } from '../evaluate';
import type { Expression, Mapping, Properties } from '../graph';
import { sayIncident } from '../incident-texts';
import type { Instance, Variables } from '../state';
import type { Turn } from './turn';

/** What an expression at an instance may read: its own variables, then those of each scope around it, up to its process. */
export function scopeOf(turn: Turn, id: number | null, innermost?: Variables): Scope {
  const chain: Variables[] = innermost ? [innermost] : [];
  for (let at = id; at !== null;) {
    const instance = turn.get(at);
    if (instance.variables) chain.push(instance.variables);
    at = isProcess(turn, instance) ? null : instance.parent;
  }
  return chain.reduceRight<Scope | null>((outer, names) => ({ names, outer }), null) ?? { names: {}, outer: null };
}

export function evaluateAt(turn: Turn, expression: Expression, id: number | null, innermost?: Variables): Evaluated {
  return evaluate(turn.model.expressions, expression, scopeOf(turn, id, innermost), turn.nowMs, turn.allowance);
}

/** A condition is true or false: anything else is a fault of the model or of its data. */
export function conditionAt(
  turn: Turn,
  expression: Expression,
  id: number | null,
  innermost?: Variables,
): { ok: true; value: boolean } | { ok: false; why: Said } {
  const evaluated = evaluateAt(turn, expression, id, innermost);
  if (!evaluated.ok) return evaluated;
  if (typeof evaluated.value === 'boolean') return { ok: true, value: evaluated.value };
  const seen = begun(JSON.stringify(evaluated.value));
  return { ok: false, why: sayIncident('NEITHER_TRUE_NOR_FALSE', { expression: begun(expression), seen }) };
}

/** All variables that an instance sees, the nearest of each name. */
export function visibleVariables(turn: Turn, id: number): Variables {
  const layers: Variables[] = [];
  for (let at: Scope | null = scopeOf(turn, id); at; at = at.outer) layers.unshift(at.names);
  return layers.reduce((all, layer) => ({ ...all, ...layer }), {});
}

/** Mappings in their order; later ones may read the targets of earlier ones. */
export function mapped(
  turn: Turn,
  mappings: readonly Mapping[],
  id: number | null,
  given: Variables = {},
): { ok: true; value: Variables } | { ok: false; why: Said } {
  let made: Variables = {};
  for (const { value, target } of mappings) {
    const evaluated = evaluateAt(turn, value, id, { ...given, ...made });
    if (!evaluated.ok) return evaluated;
    made = { ...made, [plainName(target)]: evaluated.value };
  }
  return { ok: true, value: made };
}

export function evaluatedProperties(
  turn: Turn,
  properties: Properties,
  id: number,
): { ok: true; value: Variables } | { ok: false; why: Said } {
  return mapped(
    turn,
    Object.entries(properties).map(([target, value]) => ({ target, value })),
    id,
  );
}

/**
 * Sets variables from what lies in `scope`: each where it is known, from there outwards; a new one in the scope itself
 * (`here`) or in the process.
 */
export function setVariables(turn: Turn, scope: number, variables: Variables, isNew: 'here' | 'in-process'): void {
  // All that one holder gets at once: copying it for each would take the square of their number.
  const given = new Map<number, [string, unknown][]>();
  for (const [name, value] of Object.entries(variables)) {
    const key = plainName(name);
    const target = holderOf(turn, scope, key, isNew);
    const entries = given.get(target);
    if (entries) entries.push([key, value]);
    else given.set(target, [[key, value]]);
  }
  for (const [target, entries] of given)
    turn.change(target, { variables: { ...turn.get(target).variables, ...Object.fromEntries(entries) } });
}

function holderOf(turn: Turn, scope: number, name: string, isNew: 'here' | 'in-process'): number {
  const first = enclosing(turn, scope);
  for (let at = first; ;) {
    const instance = turn.get(at);
    if (instance.variables && Object.hasOwn(instance.variables, name)) return at;
    if (isProcess(turn, instance) || instance.parent === null) return isNew === 'here' ? first : at;
    at = enclosing(turn, instance.parent);
  }
}

/** The scope itself, or the one around a loop, whose variables belong to its instances. */
export function enclosing(turn: Turn, scope: number): number {
  let at = turn.get(scope);
  while (at.loop && at.parent !== null) at = turn.get(at.parent);
  return at.id;
}

export function isProcess(turn: Turn, { element }: Instance): boolean {
  return turn.model.process(element) !== undefined;
}
