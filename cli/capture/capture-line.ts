import { attributeValue, type AttributeSchema } from './attribute-value';

/** One capture with the line of its file, from 1; or why the line is none. */
export type CaptureLine =
  { line: number; ok: true; capture: Record<string, unknown> } | { line: number; ok: false; why: string };

export interface CaptureDefaults {
  source: string;
  worktype?: string;
  /** Schemas of the worktype's attributes. */
  attributes: Readonly<Record<string, AttributeSchema>>;
}

/** Columns that are fields of the capture itself; every other one is an attribute. */
const textFields = [
  'externalId',
  'worktype',
  'name',
  'externalTag',
  'dueAt',
  'activateAt',
  'preferredAgent',
  'department',
  'process',
  'caseId',
  'division',
];

/** A row of a CSV file, by column; empty cells count as absent. */
export function captureOfRow(
  row: Readonly<Record<string, string>>,
  line: number,
  { source, worktype, attributes }: CaptureDefaults,
): CaptureLine {
  const cells = Object.entries(row).filter(([, cell]) => cell !== '');
  const isField = (column: string) => column === 'priority' || textFields.includes(column);
  const fields = cells.filter(([column]) => isField(column));
  const values = cells
    .filter(([column]) => !isField(column))
    .map(([column, cell]) => [column, attributeValue(cell, attributes[column])] as const);
  const given = fields.map(([column, cell]) => [
    column,
    column === 'priority' ? attributeValue(cell, { type: 'number' }) : cell,
  ]);
  const own = { source, ...(worktype ? { worktype } : {}) };
  return { line, ok: true, capture: { ...own, ...Object.fromEntries(given), attributes: Object.fromEntries(values) } };
}

/** A line of an NDJSON file: a capture as the API takes it, in which source and worktype may be left out. */
export function captureOfJson(text: string, line: number, { source, worktype }: CaptureDefaults): CaptureLine {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      return { line, ok: false, why: 'an object is wanted' };
    }
    return { line, ok: true, capture: { source, ...(worktype ? { worktype } : {}), ...body } };
  } catch (error) {
    return { line, ok: false, why: (error as Error).message };
  }
}
