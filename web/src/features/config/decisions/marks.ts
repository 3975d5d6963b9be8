import type { ConfigDraft } from '../../../../../api/contract/config';
import { faultText } from '../../../pieces/fault-text';
import type { Place, Table } from './table';

/** What is said of a part of a table; `cells`: where it is marked. */
export interface Finding {
  readonly message: string;
  readonly isHarsh: boolean;
  /** Inputs for which it holds, by the columns' names without `attributes.`. */
  readonly example: Readonly<Record<string, unknown>> | null;
  readonly cells: readonly Place[];
}

type Said = ConfigDraft['problems'][number];

/** A draft's problems and warnings that are about its table, each with the cells that it is about. */
export function findingsOf(table: Table, draft: Pick<ConfigDraft, 'problems' | 'warnings'>): Finding[] {
  return [
    ...draft.problems.flatMap((said) => findingOf(table, said, true)),
    ...draft.warnings.flatMap((said) => findingOf(table, said, false)),
  ];
}

/** By `row:column`, the harshest first. */
export function markedCells(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const marked = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const { row, column } of finding.cells) {
      const at = `${row}:${column}`;
      marked.set(at, [...(marked.get(at) ?? []), finding]);
    }
  }
  return marked;
}

function findingOf(table: Table, said: Said, isHarsh: boolean): Finding[] {
  const { path, value, values } = said;
  const message = faultText(said);
  const [, row, column] = /\brules(?:\[(\d+)\])?(?:\[(\d+)\])?$/.exec(path) ?? [null];
  if (!/\brules(?:\[\d+\]){0,2}$/.test(path)) return [];
  const example = exampleOf(value);
  if (row === undefined) return [{ message, isHarsh, example, cells: [] }];
  if (column !== undefined) {
    return [{ message, isHarsh, example, cells: [{ row: Number(row), column: Number(column) }] }];
  }
  // An overlap lies at its first rule and names the other.
  const rules = values?.['rules'];
  const named = typeof rules === 'string' ? (rules.match(/\d+/g) ?? []) : [];
  const rows = named.length > 0 ? named.map((each) => Number(each) - 1) : [Number(row)];
  const columns = table.inputs.flatMap((input, at) =>
    example !== null && Object.hasOwn(example, input.replace(/^attributes\./, '')) ? [at] : [],
  );
  const marked = columns.length > 0 ? columns : table.inputs.map((_, at) => at);
  return [
    { message, isHarsh, example, cells: rows.flatMap((each) => marked.map((at) => ({ row: each, column: at }))) },
  ];
}

function exampleOf(value: unknown): Finding['example'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

export function exampleText(example: Readonly<Record<string, unknown>>): string {
  return Object.entries(example)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ');
}
