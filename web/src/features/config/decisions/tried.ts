import { decisionSchema } from '../../../../../domain/config/decision';
import type { DecisionDocument } from '../../../../../domain/config/decision';
import { decideItem } from '../../../../../domain/decisions/decide-item';
import type { Decision } from '../../../../../domain/decisions/decide-item';
import { compileDecision, ruleVariables } from '../../../../../domain/decisions/item-decision';
import type { ItemDecision } from '../../../../../domain/decisions/item-decision';
import type { ModelFault } from '../../../../../domain/decisions/making';
import { evaluateModel } from '../../../../../domain/decisions/evaluate-model';
import { compileFeel } from '../../../../../domain/feel/compile-feel';
import { Allowance } from '../../../../../domain/feel/run';
import type { Table } from './table';
import { formatPath } from '../../../../../domain/config/problem';

/** An input of a rule that does not hold for what was tried. */
interface Missed {
  readonly input: string;
  readonly value: unknown;
  readonly test: string;
}

export interface RuleTried {
  /** Counted from 1. */
  readonly rule: number;
  /** Tests that hold, or those that do not where the rule does not hit. */
  readonly held: readonly Missed[];
  readonly missed: readonly Missed[];
}

export interface Tried {
  /** Null: a decision of cases, whose value is all that it says. */
  readonly decided: Decision | null;
  readonly value: unknown;
  readonly rules: readonly RuleTried[];
}

export type Readied = { ok: true; decision: ItemDecision; document: DecisionDocument } | { ok: false; faults: Fault[] };
export interface Fault {
  readonly path: string;
  readonly message: string;
}

const mostRulesTold = 200;

/** A document as it is written so far, ready to be tried; or what is wrong with it. */
export function readied(document: Readonly<Record<string, unknown>>): Readied {
  const parsed = decisionSchema(document).safeParse(document);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ path: formatPath(path), message }));
    return { ok: false, faults };
  }
  const compiled = compileDecision(parsed.data);
  if (compiled.ok) return { ok: true, decision: compiled.decision, document: parsed.data };
  return { ok: false, faults: compiled.faults.map(told) };
}

function told({ path, message, allowed }: ModelFault): Fault {
  const instead = typeof allowed === 'string' ? ` (allowed: ${allowed})` : '';
  return { path: formatPath(path), message: `${message}${instead}` };
}

/** What the rules make of an item, by the same code that decides about real ones; and why, rule by rule. */
export function tryDecision(
  { decision, document }: Extract<Readied, { ok: true }>,
  item: Readonly<Record<string, unknown>>,
  nowMs: number,
): Tried {
  const isOfCases = 'usedBy' in document && document.usedBy === 'cases';
  const { attributes } = item;
  const rules = 'dmn' in document ? [] : triedRules(decision, item, nowMs);
  if (!isOfCases) {
    const decided = decideItem(decision, item, nowMs);
    return { decided, value: decided.values, rules };
  }
  const variables = typeof attributes === 'object' && attributes !== null ? { ...attributes } : {};
  const read = (input: string) => (variables as Record<string, unknown>)[input.replaceAll(' ', '_')] ?? null;
  const outcome = evaluateModel(decision.model, decision.asked, read, nowMs);
  return { decided: null, value: 'value' in outcome ? outcome.value : null, rules };
}

function triedRules({ model }: ItemDecision, item: Readonly<Record<string, unknown>>, nowMs: number): RuleTried[] {
  const made = model.tables[0];
  if (made === undefined) return [];
  const names = Object.fromEntries(ruleVariables.map((name) => [name, item[name] ?? null]));
  const scope = { names, outer: null };
  const shape = Object.fromEntries(ruleVariables.map((name) => [name, null]));
  const limited = new Allowance().run(nowMs, (run) => {
    const values = made.table.inputs.map(({ text }) => {
      const compiled = compileFeel(text, { shape });
      return compiled.ok ? compiled.value(scope, run) : null;
    });
    return made.table.rules.slice(0, mostRulesTold).map(({ tests }, row): RuleTried => {
      const all = tests.map((test, at) => ({
        input: made.table.inputs[at]?.text ?? '',
        value: values[at],
        test,
        holds: made.tests[row]?.[at]?.test(values[at], scope, run) === true,
      }));
      const plain = (one: (typeof all)[number]): Missed => ({ input: one.input, value: one.value, test: one.test });
      return {
        rule: row + 1,
        held: all.filter(({ holds, test }) => holds && test !== '-').map(plain),
        missed: all.filter(({ holds }) => !holds).map(plain),
      };
    });
  });
  return limited.ok ? limited.value : [];
}

/** Texts of the first table that a decision is made by, whichever way it was written. */
export function tableRead({ decision }: Extract<Readied, { ok: true }>): Pick<Table, 'inputs' | 'rules'> {
  const table = decision.model.tables[0]?.table;
  return { inputs: table?.inputs.map(({ text }) => text) ?? [], rules: table?.rules.map(({ tests }) => tests) ?? [] };
}

const variable = new RegExp(
  `(?<![.\\w"])(${ruleVariables.filter((name) => name !== 'attributes').join('|')})(?![\\w"])`,
  'g',
);

/** What a decision reads: attributes by their names, and other variables of an item. */
export function namesRead({ decision, document }: Extract<Readied, { ok: true }>): {
  attributes: string[];
  variables: string[];
} {
  const { source } = decision.model;
  const text = JSON.stringify(source.decisions.map(({ body }) => body));
  const read = [...text.matchAll(/attributes\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
  if (!('dmn' in document)) {
    const inputs = document.inputs.join(' ; ');
    return { attributes: [...new Set(read)], variables: [...new Set(inputs.match(variable) ?? [])] };
  }
  const isVariable = (name: string) => (ruleVariables as readonly string[]).includes(name);
  const named = decision.model.inputs.filter((name) => !isVariable(name)).map((name) => name.replaceAll(' ', '_'));
  const variables = decision.model.inputs.filter((name) => isVariable(name) && name !== 'attributes');
  return { attributes: [...new Set([...named, ...read])], variables };
}
