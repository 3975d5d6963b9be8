import type { ImportRow } from '../../../../api/contract/import';
import { csvLine, exactCsvLine } from '../../../../domain/csv/csv-line';
import type { FileRow, FileTable } from './read-table';
import type { Targets } from './targets';

/** What became of a row, or would. */
export type Outcome = Omit<ImportRow, 'row'>;
type RowError = NonNullable<Outcome['errors']>[number];

/** Some rows of a file: `csv` holds those that the server judges, `own` says what is wrong with the others. */
export interface Piece {
  readonly rows: readonly FileRow[];
  readonly csv: string;
  readonly own: ReadonlyMap<FileRow, RowError>;
}

/** So few that each answer moves the bar, and so short that the server takes each. */
const mostRows = 500;
const mostLetters = 1_000_000;

/** The file in pieces, its columns under the names of what they become. */
export function* piecesOf({ columns, rows }: FileTable, targets: Targets): Generator<Piece> {
  const kept = targets.flatMap((target, at) => (target === '' ? [] : [at]));
  const head = exactCsvLine(kept.map((at) => targets[at] ?? ''));
  let piece = { rows: [] as FileRow[], csv: head, own: new Map<FileRow, RowError>() };
  for (const row of rows) {
    if (piece.rows.length === mostRows || piece.csv.length > mostLetters) {
      yield piece;
      piece = { rows: [], csv: head, own: new Map() };
    }
    piece.rows.push(row);
    const fault = ownFault(row, columns, kept);
    if (fault) piece.own.set(row, fault);
    else piece.csv += exactCsvLine(kept.map((at) => row.cells[at] ?? ''));
  }
  if (piece.rows.length > 0) yield piece;
}

/** What the server could not tell of a row: the columns that it sees are not those of the file. */
function ownFault({ cells, fault }: FileRow, columns: readonly string[], kept: readonly number[]): RowError | null {
  if (fault !== undefined) return { message: fault, code: 'UNREADABLE' };
  if (cells.length !== columns.length) {
    const message = `has ${cells.length} cells`;
    return { message, code: 'WRONG_COLUMN_COUNT', value: cells.length, allowed: columns.length };
  }
  // A line without anything would be no row to the server.
  if (kept.every((at) => cells[at] === '')) return { path: 'externalId', message: 'is missing', code: 'REQUIRED' };
  return null;
}

/** The outcomes of a piece, in the order of its rows, with lines and columns of the file. */
export function outcomesOf(
  piece: Piece,
  told: readonly ImportRow[],
  { columns }: FileTable,
  targets: Targets,
): Outcome[] {
  const answers = told.values();
  const columnOf = (target: string) => columns[targets.indexOf(target)] ?? target;
  return piece.rows.map((row): Outcome => {
    const own = piece.own.get(row);
    if (own) return { line: row.line, outcome: 'failed', code: own.code, errors: [own] };
    const { value } = answers.next();
    if (value === undefined) throw new Error('a row has no outcome');
    const { row: _, errors, ...rest } = value;
    if (errors === undefined) return { ...rest, line: row.line };
    const named = errors.map((error) =>
      error.column === undefined ? error : { ...error, column: columnOf(error.column) },
    );
    return { ...rest, line: row.line, errors: named };
  });
}

/** In a dry run nothing stays behind, so what a former piece would have brought is known here only. */
export function knownByPiece(before: ReadonlySet<string>, outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.map((each) => {
    if (each.outcome !== 'new' || each.externalId === undefined || !before.has(each.externalId)) return each;
    const { would: _, ...rest } = each;
    return { ...rest, outcome: 'known' };
  });
}

export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is wrong, one line for each fault, for whoever mends the file. */
export function errorsCsv(outcomes: readonly Outcome[]): string {
  const head = csvLine(['line', 'externalId', 'column', 'code', 'message', 'value', 'allowed']);
  const lines = outcomes.flatMap(({ line, externalId = '', errors = [] }) =>
    errors.map(({ column, path, code, message, value, allowed }) =>
      csvLine([line, externalId, column ?? path ?? '', code ?? '', message, textOf(value), textOf(allowed)]),
    ),
  );
  return head + lines.join('');
}
