import type { DecisionCell, DecisionDocument, DecisionOutput } from '../config/decision';
import { compileInput, compileOutput, compileTest } from './cells';
import type { CellFault, InputReader, OutputReader } from './cells';
import type { FeelContext } from './feel';
import { convertOutput } from './outputs';
import type { DecidedValues } from './outputs';
import type { CellTest } from './unary';

/** A decision table ready to be asked. */
export interface DecisionTable {
  key: string;
  inputs: readonly InputReader[];
  outputs: readonly DecisionOutput[];
  rules: readonly { tests: readonly CellTest[]; results: readonly OutputReader[] }[];
}

export interface Decision {
  /** Number of the rule that hit, counted from 1 as people do; null: none did. */
  rule: number | null;
  values: DecidedValues;
  /** Such as `segmentation: rule 4`. */
  notes: string[];
}

/** A fault of a document's cell; `path` leads to it from the document, such as `['rules', 2, 0]`. */
export interface TableFault extends CellFault {
  path: readonly (string | number)[];
}
export type CompiledTable = { ok: true; table: DecisionTable } | { ok: false; faults: TableFault[] };

/** Compiles a table, or tells every faulty cell with its place. */
export function compileTable(document: Pick<DecisionDocument, 'key' | 'inputs' | 'outputs' | 'rules'>): CompiledTable {
  const faults: TableFault[] = [];
  const keep = <T>(
    path: readonly (string | number)[],
    compiled: { ok: true; value: T } | { ok: false; fault: CellFault },
  ) => {
    if (compiled.ok) return [compiled.value];
    faults.push({ path, ...compiled.fault });
    return [];
  };
  const width = document.inputs.length + document.outputs.length;
  const inputs = document.inputs.flatMap((text, index) => keep(['inputs', index], compileInput(text)));
  const rules = document.rules.map((rule, row) => {
    if (rule.length !== width) {
      faults.push({
        path: ['rules', row],
        message: `has ${rule.length} cells`,
        code: 'INVALID_RULE',
        allowed: `${width}: one for each input and output`,
      });
    }
    const cells = rule.slice(0, width).map(cellText);
    const tests = cells
      .slice(0, document.inputs.length)
      .flatMap((text, column) => keep(['rules', row, column], compileTest(text)));
    const results = cells.slice(document.inputs.length).flatMap((text, index) => {
      const output = document.outputs[index];
      const path = ['rules', row, document.inputs.length + index];
      return output === undefined ? [] : keep(path, compileOutput(text, output));
    });
    return { tests, results };
  });
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, table: { key: document.key, inputs, outputs: document.outputs, rules } };
}

/** YAML gives numbers and booleans as such; in a cell they are FEEL like everything else. */
export function cellText(cell: DecisionCell): string {
  const text = String(cell).trim();
  return text === '' ? '-' : text;
}

/**
 * Asks a table by the hit policy FIRST. An output that gives a value of the wrong type decides nothing and leaves a
 * note: a rule's mistake must not cost the item.
 */
export function evaluateTable(table: DecisionTable, context: FeelContext, nowMs: number): Decision {
  const values = table.inputs.map((input) => input(context, nowMs));
  const hit = table.rules.findIndex(({ tests }) => tests.every((test, index) => test(values[index], context, nowMs)));
  const rule = table.rules[hit];
  if (!rule) return { rule: null, values: {}, notes: [`${table.key}: no rule matched: defaults`] };
  const decided: Partial<Record<DecisionOutput, string | number>> = {};
  const notes = [`${table.key}: rule ${hit + 1}`];
  for (const [index, output] of table.outputs.entries()) {
    const converted = convertOutput(output, rule.results[index]?.(context, nowMs) ?? null);
    if (!converted.ok) {
      notes.push(`${table.key}: rule ${hit + 1} gave no usable ${output} (${converted.allowed} is needed): default`);
    } else if (converted.value !== null) {
      decided[output] = converted.value;
    }
  }
  return { rule: hit + 1, values: decided as DecidedValues, notes };
}
