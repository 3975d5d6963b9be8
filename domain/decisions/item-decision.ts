import { decisionOutputs } from '../config/decision';
import type { DecisionDocument, DecisionOutput, DmnDocument, TableDocument } from '../config/decision';
import { compileModel } from './compile-model';
import type { CompiledModel, CompiledOrFaults, ModelPlaces } from './compile-model';
import type { ModelFault, Path } from './making';
import type { Boxed, BoxedTable, DecisionModel } from './model';
import { convertOutput } from './outputs';
import { mostReadingWork, readingWork } from './reading-work';

/** A document of kind `decision` ready to be asked about items. */
export interface ItemDecision {
  key: string;
  model: CompiledModel;
  /** Name of the decision that is asked. */
  asked: string;
  /** The output that its value is; null: its value is a context of outputs. */
  output: DecisionOutput | null;
}
export type CompiledDecision = { ok: true; decision: ItemDecision } | { ok: false; faults: ModelFault[] };

/** What rules may read of an item. Inputs of a `.dmn` file that are named otherwise are its attributes. */
export const ruleVariables = [
  'attributes',
  'source',
  'worktype',
  'division',
  'department',
  'process',
  'externalTag',
] as const;

/** Compiles a document, or tells every faulty cell with its place. */
export function compileDecision(document: DecisionDocument): CompiledDecision {
  const read = modelOf(document);
  if (!read.ok) return { ok: false, faults: [read.fault] };
  const { model, asked, placesOf } = read;
  const work = readingWork(model);
  if (work > mostReadingWork) return { ok: false, faults: [tooLong(work, 'dmn' in document ? ['dmn'] : ['rules'])] };
  const root = model.decisions.find(({ name }) => name === asked)?.body;
  const refuses = {
    decision: asked,
    test: (output: string | undefined, value: unknown) => refused(output ?? asked, value),
  };
  const isOfCases = 'usedBy' in document && document.usedBy === 'cases';
  const compiled = isOfCases ? compileOfCases(model, placesOf) : compileModel(model, { ...placesOf, refuses });
  const faults = [
    ...(root?.kind === 'table' && !isOfCases ? checkRoot(root, asked, placesOf) : []),
    ...(compiled.ok ? [] : compiled.faults),
  ];
  if (!compiled.ok || faults.length > 0) return { ok: false, faults };
  const output = root?.kind === 'table' && root.outputs.length === 1 ? (root.outputs[0]?.name ?? asked) : asked;
  return {
    ok: true,
    decision: { key: document.key, model: compiled.model, asked, output: isOutput(output) ? output : null },
  };
}

/** So many names a file may read of a case without saying so. */
const mostUnsaid = 100;

/**
 * Camunda's files say nowhere which variables they read: in one without any input, the names in the heads of its tables and
 * in its expressions are variables of the case. In a rule another name is a text that lacks its quotes, more likely; and so
 * it is everywhere where a file names its inputs.
 */
function compileOfCases(model: DecisionModel, places: ModelPlaces): CompiledOrFaults {
  let compiled = compileModel(model, places);
  if (model.inputs.length > 0) return compiled;
  const names = new Set<string>();
  let found = true;
  // A cell tells the first name that it does not know.
  while (!compiled.ok && found && names.size < mostUnsaid) {
    const before = names.size;
    for (const { code, path, values } of compiled.faults)
      if (code === 'UNKNOWN_NAME' && !path.slice(2).includes('rules')) names.add(String(values?.['name']));
    found = names.size > before;
    if (found) compiled = compileModel(reading(model, [...names]), places);
  }
  return compiled;
}

function reading(model: DecisionModel, names: readonly string[]): DecisionModel {
  return {
    ...model,
    inputs: names.map((name) => ({ name })),
    decisions: model.decisions.map((decision) => ({
      ...decision,
      inputs: names.filter((name) => !decision.decisions.includes(name)),
    })),
  };
}

function tooLong(work: number, path: Path): ModelFault {
  const message = 'has too many different texts, or too long ones';
  return {
    path,
    message,
    code: 'TOO_BIG',
    value: work,
    allowed: `at most ${mostReadingWork} characters, each text with 20`,
  };
}

export interface ConstantCell {
  output: string;
  path: Path;
  text: string;
}

/** The output cells of the table that is asked, for what they name. */
export function outputCells(document: DecisionDocument): ConstantCell[] {
  const read = modelOf(document);
  if (!read.ok) return [];
  const { model, asked, placesOf } = read;
  const root = model.decisions.find(({ name }) => name === asked)?.body;
  if (root?.kind !== 'table') return [];
  return root.rules.flatMap(({ results }, row) =>
    results.map((text, column) => ({
      output: root.outputs[column]?.name ?? asked,
      path: placesOf.cellPath(placesOf.pathOf(asked), row, 'outputs', column),
      text,
    })),
  );
}

type ReadModel =
  { ok: true; model: DecisionModel; asked: string; placesOf: ModelPlaces } | { ok: false; fault: ModelFault };

function modelOf(document: DecisionDocument): ReadModel {
  return 'dmn' in document ? fromDmn(document) : fromTable(document);
}

function fromDmn({ model: stored, decision }: DmnDocument): ReadModel {
  const faulty = (path: Path, message: string, value?: unknown, allowed?: unknown): ReadModel => ({
    ok: false,
    fault: { path, message, code: 'INVALID_MODEL', ...(value === undefined ? {} : { value }), allowed },
  });
  if (!stored || 'fault' in stored)
    return faulty(['dmn'], stored?.fault ?? 'was not read', undefined, 'DMN 1.2 to 1.5');
  const { model } = stored;
  const used = new Set(model.decisions.flatMap(({ decisions }) => decisions));
  const roots = model.decisions.map(({ name }) => name).filter((name) => !used.has(name));
  const names = model.decisions.map(({ name }) => name);
  if (decision !== undefined && !names.includes(decision)) {
    return faulty(['decision'], 'is not in the file', decision, names);
  }
  const asked = decision ?? roots[0];
  if (asked === undefined) return faulty(['dmn'], 'has no decision to ask');
  if (decision === undefined && roots.length > 1) {
    return faulty(['decision'], 'must say which decision is asked', undefined, roots);
  }
  const placesOf: ModelPlaces = {
    pathOf: (name) => (name === null ? ['dmn'] : ['dmn', name]),
    cellPath: (table, row, part, column) => [...table, 'rules', row, part, column],
  };
  return { ok: true, model, asked, placesOf };
}

function fromTable(document: TableDocument): ReadModel {
  const { key, inputs, outputs, outputValues } = document;
  const table: Boxed = {
    kind: 'table',
    hitPolicy: document.hitPolicy,
    aggregation: document.aggregation,
    inputs: inputs.map((text) => ({ text })),
    outputs: outputs.map((name) => ({
      name,
      allowed: outputValues?.[name]?.map((one) => JSON.stringify(one)).join(', '),
    })),
    rules: document.rules.map((rule) => {
      const cells = rule.map(cellText);
      return { tests: cells.slice(0, inputs.length), results: cells.slice(inputs.length) };
    }),
  };
  const variables = [...ruleVariables];
  const model: DecisionModel = {
    types: [],
    inputs: variables.map((name) => ({ name })),
    functions: [],
    decisions: [{ name: key, inputs: variables, decisions: [], functions: [], body: table }],
  };
  const placesOf: ModelPlaces = {
    pathOf: () => [],
    cellPath: (_, row, part, column) => ['rules', row, part === 'inputs' ? column : inputs.length + column],
  };
  return { ok: true, model, asked: key, placesOf };
}

/** YAML gives numbers and booleans as such; in a cell they are FEEL like everything else. */
function cellText(cell: unknown): string {
  const text = String(cell).trim();
  return text === '' ? '-' : text;
}

function isOutput(name: string): name is DecisionOutput {
  return (decisionOutputs as readonly string[]).includes(name);
}

function refused(output: string, value: unknown): string | null {
  if (!isOutput(output)) return null;
  const converted = convertOutput(output, value);
  return converted.ok ? null : converted.allowed;
}

/** An item takes one value for each output. */
function checkRoot(
  { hitPolicy, aggregation, outputs }: BoxedTable,
  asked: string,
  { pathOf }: ModelPlaces,
): ModelFault[] {
  const path = pathOf(asked);
  const isList =
    hitPolicy === 'RULE ORDER' ||
    hitPolicy === 'OUTPUT ORDER' ||
    (hitPolicy === 'COLLECT' && aggregation === undefined);
  const policy: ModelFault[] = isList
    ? [
        {
          path: [...path, 'hitPolicy'],
          message: 'gives a list, and an item takes one value',
          code: 'UNSUPPORTED',
          value: hitPolicy,
          allowed: 'UNIQUE, FIRST, PRIORITY, ANY, COLLECT with an aggregation; lists in decisions that this one uses',
        },
      ]
    : [];
  const unknown = outputs.flatMap(({ name = asked }, at): ModelFault[] =>
    isOutput(name)
      ? []
      : [
          {
            path: [...path, 'outputs', at],
            message: 'decides nothing of an item',
            rule: 'DECIDES_NOTHING',
            code: 'INVALID_OUTPUT',
            value: name,
            allowed: decisionOutputs,
          },
        ],
  );
  return [...policy, ...unknown];
}
