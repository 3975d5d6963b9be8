import { valueSeen } from '../config/problem';
import type { ToldProblem } from '../config/problem';
import { attributeValue } from './attribute-value';
import type { AttributeSchema } from './attribute-value';
import { columnsAt } from './compile-mapping';
import type { Mapping } from './compile-mapping';
import { mapPayload } from './map-payload';

/** A fault of a row, with the column that what is wrong was read from. */
export interface RowFault extends ToldProblem {
  message: string;
  column?: string;
}

/** A row of a file, counted from 1 behind the head; `line` is that on which it ends. Empty cells are left out. */
export interface Row {
  row: number;
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** What became of it: a capture as the API takes it, or why it is none. */
export type RowCapture =
  | { row: number; line: number; ok: true; capture: Readonly<Record<string, unknown>> }
  | { row: number; line: number; ok: false; errors: RowFault[] };

export interface RowDefaults {
  source: string;
  worktype?: string | undefined;
  /** Schemas of the attributes of a worktype, or of what rows have that name none. */
  schemasOf: (worktype: string | undefined) => Readonly<Record<string, AttributeSchema>>;
}

/**
 * The capture that a row asks for. Files hold texts alone: each is read as the schema of its attribute wants it, and what
 * cannot be read so stays a text, to be refused with the value that was seen.
 */
export function captureOfRow(
  { row, line, cells }: Row,
  mapping: Mapping,
  defaults: RowDefaults,
  nowMs: number,
): RowCapture {
  const mapped = mapPayload({ ...mapping, verb: null }, cells, nowMs);
  if (!mapped.ok) return { row, line, ok: false, errors: withColumns(mapping, mapped.errors) };
  if (mapped.command.verb === 'ignore') throw new Error('a row asks for its capture');
  const { body } = mapped.command;
  const { source } = defaults;
  const worktype = body['worktype'] ?? defaults.worktype;
  const schemas = defaults.schemasOf(typeof worktype === 'string' ? worktype : undefined);
  const attributes = Object.entries((body['attributes'] ?? {}) as Record<string, unknown>).map(([name, value]) => {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    return [name, typeof value === 'string' ? attributeValue(value, schema) : value] as const;
  });
  const { priority } = body;
  const capture = {
    source,
    ...body,
    ...(worktype === undefined ? {} : { worktype }),
    ...(typeof priority === 'string' ? { priority: attributeValue(priority, { type: 'number' }) } : {}),
    attributes: Object.fromEntries(attributes),
  };
  return { row, line, ok: true, capture };
}

/** Faults of a capture, each with the column that it was read from. */
export function withColumns(mapping: Mapping, errors: readonly ToldProblem[]): RowFault[] {
  return errors.map((error) => {
    const [column] = error.path === undefined ? [] : columnsAt(mapping, error.path);
    const { message = 'is refused', value } = error;
    return {
      ...(column === undefined ? {} : { column }),
      ...error,
      message,
      ...(value === undefined ? {} : { value: valueSeen(value) }),
    };
  });
}
