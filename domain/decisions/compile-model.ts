import type { FeelFunction } from 'feelin';
import type { Feel } from '../feel/compiled';
import { standardBudget } from '../feel/run';
import type { Run } from '../feel/run';
import { plainName } from '../feel/scope';
import type { Scope } from '../feel/scope';
import { compileBoxed, compileFunction, typeNamed } from './boxed';
import { compileTypes, conform, readInput } from './item-types';
import type { ItemType } from './item-types';
import type { MadeTable, Making, ModelFault, Path } from './making';
import type { DecisionModel, ModelDecision } from './model';

/** A model ready to be asked. */
export interface CompiledModel {
  /** Names of what is asked for from outside. */
  inputs: readonly string[];
  /** Value of a decision; `read` gives the inputs. Throws what ends an evaluation. */
  valueOf: (decision: string, read: (input: string) => unknown, run: Run) => unknown;
  source: DecisionModel;
  /** Its tables, for whoever looks at them as a whole. */
  tables: readonly MadeTable[];
}
export type CompiledOrFaults = { ok: true; model: CompiledModel } | { ok: false; faults: ModelFault[] };

export interface ModelPlaces {
  /** Path of a decision, of a function, of what belongs to neither. */
  pathOf: (name: string | null) => Path;
  cellPath: Making['cellPath'];
  /** What the tables of a decision may not give. */
  refuses?: { decision: string; test: NonNullable<Making['refuses']> };
}

/** What never changes is worked out when a model is read: as much as ten evaluations of items may take. */
const constantSteps = 10 * standardBudget.steps;

/** Compiles a model, or tells every faulty cell with its place. */
export function compileModel(model: DecisionModel, places: ModelPlaces): CompiledOrFaults {
  const faults: ModelFault[] = [];
  const report = (fault: ModelFault) => void faults.push(fault);
  const tables: MadeTable[] = [];
  const keep = (table: MadeTable) => void tables.push(table);
  const types = compileTypes(model, report, places.pathOf(null));
  const constants = { steps: constantSteps };
  const base = {
    vocabulary: { shape: {}, types: types.named, constants },
    types,
    report,
    keep,
    cellPath: places.cellPath,
  };
  const makingOf = (name: string, shape: Record<string, unknown>): Making => {
    const vocabulary = { ...base.vocabulary, shape };
    const { refuses } = places;
    const own = refuses?.decision === name ? { refuses: refuses.test } : {};
    return { ...base, ...own, owner: name, path: places.pathOf(name), vocabulary };
  };
  const typeOf = (owner: string, type: string | undefined) => typeNamed(type, makingOf(owner, {}));
  const inputs = new Map(model.inputs.map(({ name, type }) => [name, typeOf(name, type)]));
  const results = new Map(model.decisions.map(({ name, type }) => [name, typeOf(name, type)]));
  const functions = new Map(
    model.functions.map(({ name, body, functions: called }) => {
      checkNamed(called, new Set(model.functions.map((one) => one.name)), makingOf(name, {}));
      // One that calls itself need not say that it requires itself.
      const shape = Object.fromEntries([name, ...called].map((one) => [one, null]));
      return [name, compileFunction(body, makingOf(name, shape))] as const;
    }),
  );
  const decisions = new Map<string, Compiled>(
    inOrder(model.decisions, (decision) => {
      const message = 'requires itself, by others or at once';
      report({
        path: places.pathOf(decision),
        message,
        code: 'INVALID_MODEL',
        rule: 'REQUIRES_ITSELF',
        value: decision,
      });
    }).map((decision) => {
      const making = makingOf(decision.name, {
        ...shapes(decision.inputs, inputs),
        ...shapes(decision.decisions, results),
        ...Object.fromEntries(decision.functions.map((name) => [name, null])),
      });
      checkNamed(decision.inputs, inputs, making);
      checkNamed(decision.decisions, results, making);
      checkNamed(decision.functions, functions, making);
      const value = compileBoxed(decision.body, making);
      return [decision.name, { ...decision, value, type: results.get(decision.name) as ItemType }];
    }),
  );
  if (faults.length > 0) return { ok: false, faults };
  const valueOf = evaluator(decisions, inputs, functions);
  return { ok: true, model: { inputs: [...inputs.keys()], valueOf, source: model, tables } };
}

type Compiled = Omit<ModelDecision, 'body' | 'type'> & { value: Feel; type: ItemType };

/** Each decision and input is worked out once, and only where it is needed. */
function evaluator(
  decisions: ReadonlyMap<string, Compiled>,
  inputs: ReadonlyMap<string, ItemType>,
  functions: ReadonlyMap<string, Feel>,
): CompiledModel['valueOf'] {
  return (asked, read, run) => {
    const made: Record<string, FeelFunction> = Object.create(null) as Record<string, FeelFunction>;
    const outer: Scope = { names: made, outer: null };
    for (const [name, define] of functions) made[plainName(name)] = define(outer, run) as FeelFunction;
    const known = new Map<string, unknown>();
    const inputOf = (name: string): unknown => {
      const type = inputs.get(name);
      return type ? conform(readInput(read(name), type, run), type, run) : null;
    };
    const valueOf = (name: string): unknown => {
      if (known.has(name)) return known.get(name);
      const decision = decisions.get(name);
      if (!decision) return null;
      const names = Object.create(null) as Record<string, unknown>;
      for (const input of decision.inputs) names[plainName(input)] = inputOf(input);
      for (const required of decision.decisions) names[plainName(required)] = valueOf(required);
      const value = conform(decision.value({ names, outer }, run), decision.type, run);
      known.set(name, value);
      return value;
    };
    return valueOf(asked);
  };
}

function shapes(names: readonly string[], types: ReadonlyMap<string, ItemType>): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, types.get(name)?.shape ?? null]));
}

function checkNamed(names: readonly string[], known: { has: (name: string) => boolean }, making: Making): void {
  for (const name of names.filter((one) => !known.has(one))) {
    making.report({
      path: making.path,
      message: 'requires what is not there',
      rule: 'REQUIRES_UNKNOWN',
      code: 'INVALID_MODEL',
      value: name,
    });
  }
}

/** Decisions behind those that they use; a circle is reported. */
function inOrder(decisions: readonly ModelDecision[], isCircle: (name: string) => void): ModelDecision[] {
  const byName = new Map(decisions.map((decision) => [decision.name, decision]));
  const ordered = new Set<ModelDecision>();
  const visit = (decision: ModelDecision, above: readonly string[]): void => {
    if (above.includes(decision.name)) return isCircle(decision.name);
    if (ordered.has(decision)) return;
    for (const name of decision.decisions) {
      const required = byName.get(name);
      if (required) visit(required, [...above, decision.name]);
    }
    ordered.add(decision);
  };
  for (const decision of decisions) visit(decision, []);
  return [...ordered];
}
