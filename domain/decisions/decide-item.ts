import { decisionOutputs } from '../config/decision';
import type { DecisionOutput } from '../config/decision';
import type { Allowance, FeelLimit } from '../feel/run';
import { isContext } from '../feel/values';
import { evaluateModel } from './evaluate-model';
import type { Outcome } from './evaluate-model';
import { ruleVariables } from './item-decision';
import type { ItemDecision } from './item-decision';
import { convertOutput } from './outputs';
import type { DecidedValues } from './outputs';

export interface Decision {
  values: DecidedValues;
  /** Rules of the table that was asked, counted from 1, that gave the values. */
  rules: readonly number[];
  /** Such as `segmentation: rule 4`. */
  notes: string[];
  /** Why nothing could be decided, where the rules contradict each other or do not come to an end; else null. */
  incident: Contradiction | null;
}

export interface Contradiction {
  /** The limit that was met. */
  code: 'CONFLICT' | FeelLimit;
  /** The rules that contradict each other, counted from 1. */
  rules: readonly number[];
  reason: string;
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
    const isRoot = table === asked;
    if (rules.length === 0) return `${labelOf(table)}: no rule matched${isRoot ? ': defaults' : ''}`;
    return `${labelOf(table)}: ${rulesText(rules)}`;
  });
  const incident = incidentOf(outcome, labelOf, key);
  const rules = outcome.hits.findLast(({ table }) => table === asked)?.rules ?? [];
  if (incident !== null) return { values: {}, rules: [], notes, incident };
  const values: Partial<Record<DecisionOutput, string | number | readonly string[]>> = {};
  for (const [output, value] of outputsOf(decision, 'value' in outcome ? outcome.value : null)) {
    const converted = convertOutput(output, value);
    if (!converted.ok) {
      const by = rules.length > 0 ? rulesText(rules) : 'it';
      notes.push(`${key}: ${by} gave no usable ${output} (${converted.allowed} is needed): default`);
    } else if (converted.value !== null) values[output] = converted.value;
  }
  return { values: values as DecidedValues, rules, notes, incident: null };
}

function incidentOf(outcome: Outcome, labelOf: (table: string) => string, key: string): Contradiction | null {
  if ('limit' in outcome) {
    const { limit } = outcome;
    return { code: limit, rules: [], reason: `${key}: stopped: ${limitText[limit]} (${limit})` };
  }
  if (!('conflict' in outcome)) return null;
  const { table, rules, hitPolicy } = outcome.conflict;
  const together = hitPolicy === 'ANY' ? 'say different things' : 'hit together';
  return { code: 'CONFLICT', rules, reason: `${labelOf(table)}: ${rulesText(rules)} ${together} (${hitPolicy})` };
}

const limitText: Record<FeelLimit, string> = {
  STEP_BUDGET: 'it takes too many steps',
  OUTPUT_LIMIT: 'it makes too much',
  RECURSION_LIMIT: 'its functions call one another too deeply',
  TOTAL_BUDGET: 'all that is evaluated about the item takes or makes too much together',
};

function rulesText(rules: readonly number[]): string {
  const shown = rules.slice(0, 5).join(', ');
  return `${rules.length > 1 ? 'rules' : 'rule'} ${shown}${rules.length > 5 ? ', ...' : ''}`;
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
