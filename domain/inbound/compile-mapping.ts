import type { CaptureMapping, InboundMapping, MappedExpression } from '../config/mapping';
import { formatPath, valueSeen } from '../config/problem';
import type { ToldFault } from '../feel/fault';
import { columnReader, compileReader } from './expression';
import type { MappedReader } from './expression';
import { captureFields } from './verbs';
import type { MappedField } from './verbs';

/** A mapping ready to be asked. */
export interface Mapping {
  /** Null: always a capture. */
  verb: MappedReader | null;
  externalId: MappedReader;
  fields: ReadonlyMap<MappedField, MappedReader>;
  attributes: ReadonlyMap<string, MappedReader>;
}

/** A fault of an expression; `path` leads to it from the mapping, such as `['attributes', 'Claim_Value']`. */
export interface MappingFault extends ToldFault {
  path: readonly string[];
  value: unknown;
}
export type CompiledMapping = { ok: true; mapping: Mapping } | { ok: false; faults: MappingFault[] };

/** Compiles a mapping, or tells every faulty expression with its place. */
export function compileMapping(document: CaptureMapping | InboundMapping): CompiledMapping {
  const faults: MappingFault[] = [];
  const compile = (path: readonly string[], expression: MappedExpression): MappedReader[] => {
    const compiled = compileReader(expression);
    if (compiled.ok) return [compiled.reader];
    faults.push({ path, ...compiled.fault, value: valueSeen(expression) });
    return [];
  };
  const { externalId, attributes, ...others } = document;
  const { verb, ...fields } = 'verb' in others ? others : { ...others, verb: undefined };
  const [id] = compile(['externalId'], externalId);
  const [chosen] = verb === undefined ? [] : compile(['verb'], verb);
  const mapped = Object.entries(fields).flatMap(([field, expression]) =>
    expression === undefined
      ? []
      : compile([field], expression).map((reader) => [field as MappedField, reader] as const),
  );
  const named = Object.entries(attributes).flatMap(([name, expression]) =>
    compile(['attributes', name], expression).map((reader) => [name, reader] as const),
  );
  if (faults.length > 0 || !id) return { ok: false, faults };
  const mapping = { verb: chosen ?? null, externalId: id, fields: new Map(mapped), attributes: new Map(named) };
  return { ok: true, mapping };
}

/** The mapping that the names of columns are: fields of a capture by theirs, every other one an attribute. */
export function mappingOfColumns(columns: readonly string[]): Mapping {
  const isField = (column: string) => column === 'externalId' || (captureFields as readonly string[]).includes(column);
  const readers = columns.map((column) => [column, columnReader(column)] as const);
  const fields = readers.filter(([column]) => isField(column) && column !== 'externalId');
  return {
    verb: null,
    externalId: columnReader('externalId'),
    fields: new Map(fields as [MappedField, MappedReader][]),
    attributes: new Map(readers.filter(([column]) => !isField(column))),
  };
}

/** The columns from which comes what stands at a path of a capture, such as `attributes.Deal_Value[0]`. */
export function columnsAt({ externalId, fields, attributes }: Mapping, path: string): readonly string[] {
  if (path === 'externalId') return externalId.columns;
  const attribute = [...attributes].find(([name]) => isWithin(path, formatPath(['attributes', name])));
  if (attribute) return attribute[1].columns;
  return fields.get(path as MappedField)?.columns ?? [];
}

function isWithin(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`);
}
