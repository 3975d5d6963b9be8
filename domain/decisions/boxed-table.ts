import type { FaultRule } from '../config/fault-rule';
import { constantValue } from '../feel/compile-feel';
import type { Feel } from '../feel/compiled';
import { equals } from '../feel/operators';
import { Run } from '../feel/run';
import type { Scope } from '../feel/scope';
import type { CompiledTests } from '../feel/tests';
import { applyPolicy, mostHits } from './hit-policy';
import { compileCell, compileText } from './making';
import type { Making, Path } from './making';
import type { BoxedTable, TableOutput } from './model';
import { indexRows } from './row-index';

const nowhere: Scope = { names: {}, outer: null };

/** A table as a value: its rows by index, its result by hit policy. */
export function compileTable(table: BoxedTable, making: Making): Feel {
  checkPolicy(table, making);
  const { outputs, hitPolicy, aggregation } = table;
  const inputs = table.inputs.map(({ text, allowed }, at) => {
    const path: Path = [...making.path, 'inputs', at];
    const { value } = compileText(text, making, path);
    return { value, allowed: allowed === undefined ? null : compileCell(allowed, making, [...path, 'allowed']) };
  });
  const admitted = outputs.map(({ allowed }, at) =>
    allowed === undefined ? null : compileCell(allowed, making, [...making.path, 'outputs', at]).test,
  );
  const rules = compileRules(table, making, admitted);
  const index = indexRows(rules.map(({ tests }) => tests));
  const ranks = outputs.map((output, at) => allowedValues(output, making, at));
  making.keep?.({
    owner: making.owner,
    path: making.path,
    table,
    tests: rules.map(({ tests }) => tests),
    allowed: inputs.map(({ allowed }) => allowed),
    ranked: ranks,
  });
  const defaults = outputs.map(({ byDefault }, at) =>
    byDefault === undefined ? null : compileText(byDefault, making, [...making.path, 'outputs', at, 'default']).value,
  );
  const asResult = (values: readonly unknown[]): unknown =>
    outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map(({ name = '' }, at) => [name, values[at]]));
  const most = mostHits(hitPolicy);
  return (scope, run) => {
    const asked = inputs.map(({ value }) => value(scope, run));
    const isOutside = inputs.some(({ allowed }, at) => allowed !== null && !allowed.test(asked[at], scope, run));
    const rows = isOutside ? [] : index.find(asked, scope, run, most);
    if (rows.length === 0) {
      run.hits.push({ table: making.owner, rules: [] });
      if (isOutside || defaults.every((value) => value === null)) return aggregation === 'COUNT' ? 0 : null;
      return asResult(defaults.map((value) => value?.(scope, run) ?? null));
    }
    const valuesOf = (row: number) =>
      (rules[row]?.results ?? []).map((result, at) => {
        const value = result(scope, run);
        const isAdmitted = admitted[at];
        return isAdmitted && !isAdmitted(value, scope, run) ? null : value;
      });
    const rankOf = (output: number, value: unknown) => {
      const rank = ranks[output]?.findIndex((one) => equals(one, value, run) === true) ?? 0;
      return rank < 0 ? Infinity : rank;
    };
    const hits = { table: making.owner, hitPolicy, aggregation, rows, valuesOf, asResult, rankOf };
    const result = applyPolicy(hits, run);
    run.hits.push({ table: making.owner, rules: result.rows.map((row) => row + 1) });
    return result.value ?? null;
  };
}

type Admits = CompiledTests['test'];

interface Rule {
  tests: readonly CompiledTests[];
  results: readonly Feel[];
}

/** Cells of the same text in a column are one. */
function compileRules(table: BoxedTable, making: Making, admitted: readonly (Admits | null)[]): Rule[] {
  const known = table.inputs.map(() => new Map<string, CompiledTests>());
  const knownResults = table.outputs.map(() => new Map<string, Feel>());
  return table.rules.map(({ tests, results }, row) => {
    const width = [table.inputs.length, table.outputs.length];
    if (tests.length !== width[0] || results.length !== width[1]) {
      making.report({
        path: [...making.path, 'rules', row],
        message: `has ${tests.length + results.length} cells`,
        rule: 'WRONG_CELLS',
        values: { count: tests.length + results.length, wanted: table.inputs.length + table.outputs.length },
        code: 'INVALID_RULE',
        allowed: `${table.inputs.length + table.outputs.length}: one for each input and output`,
      });
    }
    return {
      tests: tests.slice(0, width[0]).map((text, column) => {
        const cells = known[column] as Map<string, CompiledTests>;
        const found = cells.get(text);
        if (found) return found;
        const cell = compileCell(text, making, making.cellPath(making.path, row, 'inputs', column));
        cells.set(text, cell);
        return cell;
      }),
      results: results.slice(0, width[1]).map((text, column) => {
        const sound = knownResults[column] as Map<string, Feel>;
        const found = sound.get(text);
        if (found) return found;
        const path = making.cellPath(making.path, row, 'outputs', column);
        let faults = 0;
        const report: Making['report'] = (fault) => {
          faults += 1;
          making.report(fault);
        };
        const output = table.outputs[column] ?? {};
        const result = compileResult(text, output, admitted[column] ?? null, { ...making, report }, path);
        // A faulty cell is told wherever it stands.
        if (faults === 0) sound.set(text, result);
        return result;
      }),
    };
  });
}

/** One that reads nothing is evaluated once, and whether the output can take it is said here and now. */
function compileResult(text: string, output: TableOutput, admits: Admits | null, making: Making, path: Path): Feel {
  // A dash means "no value" in an output, as "any" in an input.
  if (text === '-') return () => null;
  const { value, isConstant } = compileText(text, making, path);
  const limited = isConstant ? constantValue(value) : null;
  if (!limited?.ok) return value;
  const constant = limited.value;
  const refuse = (rule: FaultRule, message: string, allowed: string) =>
    making.report({ path, message, code: 'INVALID_OUTPUT', rule, value: text, allowed });
  if (constant === null && text !== 'null') refuse('NO_VALUE', 'has no value', 'an expression that has a value');
  else {
    const refused = making.refuses?.(output.name, constant) ?? null;
    if (refused !== null) refuse('NO_VALUE_FOR_OUTPUT', `is no value for ${output.name}`, refused);
    if (constant !== null && admits && !admits(constant, nowhere, new Run(0))) {
      refuse('NOT_AMONG_VALUES', 'is not among the values that the output allows', output.allowed ?? '');
    }
  }
  return () => constant ?? null;
}

/** The values that an output allows, in their order, where the policy asks for them. */
function allowedValues({ allowed }: TableOutput, making: Making, at: number): readonly unknown[] | null {
  if (allowed === undefined) return null;
  const compiled = compileText(`[${allowed}]`, { ...making, report: () => undefined }, [...making.path, 'outputs', at]);
  const constant = compiled.isConstant ? constantValue(compiled.value) : null;
  return constant?.ok && Array.isArray(constant.value) ? constant.value : null;
}

function checkPolicy({ hitPolicy, aggregation, outputs }: BoxedTable, making: Making): void {
  const refuse = (rule: FaultRule, message: string, allowed: string) =>
    making.report({
      path: [...making.path, 'hitPolicy'],
      message,
      code: 'INVALID_HIT_POLICY',
      rule,
      value: hitPolicy,
      allowed,
    });
  if (aggregation && hitPolicy !== 'COLLECT') refuse('AGGREGATES_NOTHING', 'aggregates nothing', 'COLLECT');
  if (aggregation && outputs.length > 1)
    refuse('AGGREGATES_ONE', `cannot aggregate ${outputs.length} outputs`, 'one output');
  const isByOrder = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (isByOrder && outputs.every((output, at) => allowedValues(output, making, at) === null)) {
    refuse('ORDER_OF_OUTPUTS', 'needs to know the order of its outputs', 'allowed values for an output, highest first');
  }
  const names = outputs.map(({ name }) => name);
  if (outputs.length > 1 && (names.includes(undefined) || new Set(names).size < names.length)) {
    const message = 'has outputs without names of their own';
    const path = [...making.path, 'outputs'];
    making.report({ path, message, code: 'INVALID_RULE', rule: 'OUTPUT_NAMES', allowed: 'a name for each' });
  }
}
