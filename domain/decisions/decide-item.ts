import { decisionOutputs } from '../config/decision';
import type { DecisionOutput } from '../config/decision';
import type { Allowance, FeelLimit } from '../feel/run';
import { isContext } from '../feel/values';
import type { Said, Told } from '../said/said';
import { toldOf } from '../said/said';
import { evaluateModel } from './evaluate-model';
import type { Outcome } from './evaluate-model';
import { ruleVariables } from './item-decision';
import type { ItemDecision } from './item-decision';
import { convertOutput } from './outputs';
import type { DecidedValues } from './outputs';
import { sayOfRules } from './said-of-rules';

export interface Decision {
  values: DecidedValues;
  /** Rules of the table that was asked, counted from 1, that gave the values. */
  rules: readonly number[];
  /** Such as `segmentation: rule 4`. */
  notes: Said[];
  /** Why nothing could be decided, where the rules contradict each other or do not come to an end; else null. */
  incident: Contradiction | null;
}

export interface Contradiction {
  /** The limit that was met. */
  code: 'CONFLICT' | FeelLimit;
  /** The rules that contradict each other, counted from 1. */
  rules: readonly number[];
  reason: string;
  /** The same by code, for other languages; left out by what was kept before that was. */
  said?: Told;
}

const mostNotes = 20;

/**
 * Asks a decision about an item. An output of the wrong type decides nothing and leaves a note, and what cannot be decided
 * at all is an incident: a rule's mistake must not cost the item.
 */
export function decideItem(
  decision: ItemDecision,
  item: Readonly<Record<string, unknown>>,
  nowMs: number,
  allowance?: Allowance,
): Decision {
  const { key, model, asked } = decision;
  const outcome = evaluateModel(model, asked, (input) => readItem(item, input), nowMs, allowance);
  const labelOf = (table: string) => (table === asked ? key : `${key}, ${table}`);
  const notes = outcome.hits.slice(0, mostNotes).map(({ table, rules }) => {
    const label = labelOf(table);
    if (rules.length > 0)
      return sayOfRules(rules.length > 1 ? 'RULES' : 'RULE', { table: label, rules: rulesText(rules) });
    return sayOfRules(table === asked ? 'NO_RULE_DEFAULTS' : 'NO_RULE', { table: label });
  });
  const incident = incidentOf(outcome, labelOf, key);
  const rules = outcome.hits.findLast(({ table }) => table === asked)?.rules ?? [];
  if (incident !== null) return { values: {}, rules: [], notes, incident };
  const values: Partial<Record<DecisionOutput, string | number | readonly string[]>> = {};
  for (const [output, value] of outputsOf(decision, 'value' in outcome ? outcome.value : null)) {
    const converted = convertOutput(output, value);
    if (!converted.ok) {
      const { allowed } = converted;
      const held = { table: key, output, allowed };
      if (rules.length === 0) notes.push(sayOfRules('UNUSABLE', held));
      else {
        const code = rules.length > 1 ? 'UNUSABLE_OF_RULES' : 'UNUSABLE_OF_RULE';
        notes.push(sayOfRules(code, { ...held, rules: rulesText(rules) }));
      }
    } else if (converted.value !== null) values[output] = converted.value;
  }
  return { values: values as DecidedValues, rules, notes, incident: null };
}

function incidentOf(outcome: Outcome, labelOf: (table: string) => string, key: string): Contradiction | null {
  if ('limit' in outcome) {
    const { limit } = outcome;
    return contradiction(limit, [], sayOfRules(limit, { table: key }));
  }
  if (!('conflict' in outcome)) return null;
  const { table, rules, hitPolicy: policy } = outcome.conflict;
  const together = policy === 'ANY' ? 'SAY_DIFFERENT' : 'HIT_TOGETHER';
  return contradiction(
    'CONFLICT',
    rules,
    sayOfRules(together, { table: labelOf(table), rules: rulesText(rules), policy }),
  );
}

function contradiction(code: Contradiction['code'], rules: readonly number[], said: Said): Contradiction {
  return { code, rules, reason: said.text, said: toldOf(said) };
}

function rulesText(rules: readonly number[]): string {
  return `${rules.slice(0, 5).join(', ')}${rules.length > 5 ? ', ...' : ''}`;
}

function outputsOf({ output }: ItemDecision, value: unknown): [DecisionOutput, unknown][] {
  if (output !== null && !isContext(value)) return [[output, value]];
  if (!isContext(value)) return [];
  return decisionOutputs.flatMap((name) => (Object.hasOwn(value, name) ? [[name, value[name]]] : []));
}

/** An input is a variable of the rules, or the attribute of its name, in which spaces are underscores. */
function readItem(item: Readonly<Record<string, unknown>>, input: string): unknown {
  if ((ruleVariables as readonly string[]).includes(input)) return item[input] ?? null;
  const { attributes } = item;
  if (typeof attributes !== 'object' || attributes === null) return null;
  const name = [input, input.replaceAll(' ', '_')].find((one) => Object.hasOwn(attributes, one));
  return name === undefined ? null : ((attributes as Record<string, unknown>)[name] ?? null);
}
