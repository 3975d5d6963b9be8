import type { FaultRule } from '../config/fault-rule';
import { compileFeel, compileTests, constantValue } from '../feel/compile-feel';
import type { Vocabulary } from '../feel/compile-feel';
import type { Feel } from '../feel/compiled';
import { tellFault } from '../feel/fault';
import type { SourceFault } from '../feel/fault';
import type { CompiledTests } from '../feel/tests';
import type { ItemTypes } from './item-types';
import type { BoxedTable } from './model';

export type Path = readonly (string | number)[];

/** A fault of a model's cell; `path` leads to it from the document, such as `['rules', 2, 0]`. */
export interface ModelFault {
  path: Path;
  message: string;
  rule?: FaultRule;
  values?: Readonly<Record<string, unknown>>;
  code:
    | 'INVALID_EXPRESSION'
    | 'UNKNOWN_NAME'
    | 'UNKNOWN_TYPE'
    | 'INVALID_OUTPUT'
    | 'INVALID_RULE'
    | 'INVALID_HIT_POLICY'
    | 'INVALID_MODEL'
    | 'UNSUPPORTED'
    | 'TOO_BIG';
  value?: unknown;
  allowed?: unknown;
}

/** Where something is compiled: what it may read, what it belongs to, and who hears of its faults. */
export interface Making {
  /** Name of the decision or function, for conflicts and explanations. */
  owner: string;
  path: Path;
  vocabulary: Vocabulary;
  types: ItemTypes;
  report: (fault: ModelFault) => void;
  /** Where a table's cell lies; inputs first, then outputs. */
  cellPath: (table: Path, row: number, part: 'inputs' | 'outputs', column: number) => Path;
  /** Who looks at tables once their cells are compiled. */
  keep?: (table: MadeTable) => void;
  /** What is allowed instead of a constant that an output cannot take; null: it can. */
  refuses?: (output: string | undefined, value: unknown) => string | null;
}

/** A table with its cells compiled, rule by rule. */
export interface MadeTable {
  owner: string;
  path: Path;
  table: BoxedTable;
  tests: readonly (readonly CompiledTests[])[];
  /** What each input may be; null: anything. */
  allowed: readonly (CompiledTests | null)[];
  /** Values of an output in their order, highest first, where it has one. */
  ranked: readonly (readonly unknown[] | null)[];
}

export function within(making: Making, ...path: Path): Making {
  // Only the table that gives the decision's own result is asked for certain outputs.
  const { refuses: _, ...rest } = making;
  return { ...rest, path: [...making.path, ...path] };
}

/** With more names to read. */
export function knowing(making: Making, names: Readonly<Record<string, unknown>>): Making {
  const shape = { ...making.vocabulary.shape, ...names };
  return { ...making, vocabulary: { ...making.vocabulary, shape } };
}

const nothing: Feel = () => null;
const noTests: CompiledTests = { test: () => false, plain: null };

export function compileText(text: string, making: Making, path: Path): { value: Feel; isConstant: boolean } {
  const compiled = compileFeel(text, making.vocabulary);
  if (compiled.ok) return compiled;
  making.report(faultOf(compiled.fault, text, path));
  return { value: nothing, isConstant: false };
}

export function compileCell(text: string, making: Making, path: Path): CompiledTests {
  const compiled = compileTests(text, making.vocabulary);
  if (compiled.ok) return compiled.value;
  making.report(faultOf(compiled.fault, text, path));
  return noTests;
}

function faultOf(fault: SourceFault, value: string, path: Path): ModelFault {
  return { path, value, ...tellFault(fault) };
}

/** The value of a plain FEEL text constant, such as the queue that an output names; undefined for anything else. */
export function constantText(text: string): string | undefined {
  const compiled = compileFeel(text, { shape: {} });
  const constant = compiled.ok && compiled.isConstant ? constantValue(compiled.value) : null;
  return constant?.ok && typeof constant.value === 'string' ? constant.value : undefined;
}
