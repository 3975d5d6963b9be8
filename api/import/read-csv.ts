import { Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import type { InputProblem } from '../../domain/config/problem';
import { forbiddenNames } from '../../domain/config/shape';
import { csvDialect, delimiterOf } from '../../domain/csv/csv-dialect';
import type { Row, RowFault } from '../../domain/inbound/capture-of-row';

const MOST_COLUMNS = 1_000;
/** As a single capture. */
const ROW_LIMIT = 256 * 1024;
/** A quote that is never closed shall not take a whole file into memory. */
const MEMORY_LIMIT_BYTES = 8 * 1024 * 1024;
const LINE_END = 0x0a;
/** Far behind the first line of any table. */
const HEAD_LIMIT_BYTES = 64 * 1024;

/** Why a file as a whole is no table that could be read. */
export class NoTable extends Error {
  constructor(readonly problem: InputProblem) {
    super(`${problem.path} ${problem.message}`);
  }
}

export type ReadRow = { ok: true; row: Row } | { ok: false; row: number; line: number; errors: RowFault[] };

export interface Table {
  columns: readonly string[];
  rows: AsyncIterable<ReadRow>;
}

interface Parsed {
  record: string[];
  info: Info;
}

/** The line, from 1, in which something is no UTF-8; null: all of it is. Of a file in another encoding nothing is taken. */
export async function badEncodingIn(chunks: AsyncIterable<Uint8Array>): Promise<number | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  try {
    for await (const chunk of chunks) {
      // No character of several bytes holds the byte of a line's end, so that each piece is of one line.
      for (let start = 0; start < chunk.length;) {
        const end = chunk.indexOf(LINE_END, start);
        decoder.decode(chunk.subarray(start, end === -1 ? chunk.length : end + 1), { stream: true });
        if (end === -1) break;
        line += 1;
        start = end + 1;
      }
    }
    decoder.decode();
    return null;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    return line;
  }
}

/**
 * Reads a table as it arrives: comma, semicolon or tab, with or without a mark of its encoding, quoted cells over several
 * lines. A row that cannot be read costs that row alone. Throws `NoTable` for a head that is none.
 */
export async function readCsv(chunks: AsyncIterable<Uint8Array>): Promise<Table> {
  const { head, all } = await peek(chunks[Symbol.asyncIterator]());
  const skipped: CsvError[] = [];
  const parser = parse({
    ...csvDialect,
    delimiter: delimiterOf(head),
    max_record_size: MEMORY_LIMIT_BYTES,
    on_skip: (error) => {
      if (error) skipped.push(error);
      return undefined;
    },
  });
  const source = Readable.from(all, { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  const records = (source.pipe(parser) as AsyncIterable<Parsed>)[Symbol.asyncIterator]();
  const first = await records.next();
  const columns = checkedColumns(first.done === true ? [] : first.value.record.map((name) => name.trimEnd()));
  return { columns, rows: rowsOf(columns, records, skipped) };
}

async function* rowsOf(
  columns: readonly string[],
  records: AsyncIterator<Parsed, unknown>,
  skipped: CsvError[],
): AsyncGenerator<ReadRow> {
  let row = 0;
  const unreadable = (error: CsvError): ReadRow => {
    row += 1;
    const line = Number(error['lines'] ?? 0);
    const message = `${error.message}: nothing behind it is read`;
    return {
      ok: false,
      row,
      line,
      errors: [{ message, code: error.code, rule: 'UNREADABLE_ROW', allowed: 'a row of CSV' }],
    };
  };
  for (;;) {
    const next = await records.next();
    const upTo = next.done === true ? Number.POSITIVE_INFINITY : next.value.info.lines;
    while (skipped[0] && Number(skipped[0]['lines'] ?? 0) <= upTo) {
      const error = skipped.shift();
      if (error) yield unreadable(error);
      // Behind it the library loses rows without a word.
      if (error?.code === 'CSV_MAX_RECORD_SIZE') return void (await records.return?.());
    }
    if (next.done === true) return;
    row += 1;
    yield readRow(columns, next.value.record, { row, line: next.value.info.lines });
  }
}

function readRow(columns: readonly string[], record: readonly string[], place: { row: number; line: number }): ReadRow {
  if (record.length !== columns.length) {
    const message = `has ${record.length} cells`;
    const errors = [{ message, code: 'WRONG_COLUMN_COUNT' as const, value: record.length, allowed: columns.length }];
    return { ok: false, ...place, errors };
  }
  const size = record.reduce((sum, cell) => sum + cell.length, 0);
  if (size > ROW_LIMIT) {
    return {
      ok: false,
      ...place,
      errors: [{ message: 'is too long', code: 'TOO_BIG', value: size, allowed: ROW_LIMIT }],
    };
  }
  const cells = columns
    .map((column, index) => [column, record[index]?.trimEnd() ?? ''] as const)
    .filter(([, cell]) => cell !== '');
  if (cells.some(([column]) => column === '')) {
    return {
      ok: false,
      ...place,
      errors: [{ message: 'has a cell in a column without a name', code: 'UNNAMED_COLUMN' }],
    };
  }
  return { ok: true, row: { ...place, cells: Object.fromEntries(cells) } };
}

function checkedColumns(columns: readonly string[]): readonly string[] {
  const refuse = (problem: Omit<InputProblem, 'path'>) => {
    throw new NoTable({ path: 'columns', ...problem });
  };
  if (columns.every((column) => column === ''))
    refuse({ message: 'are not named', code: 'REQUIRED', allowed: 'a first line with the names of the columns' });
  if (columns.length > MOST_COLUMNS) {
    refuse({ message: `are ${columns.length}`, code: 'TOO_BIG', value: columns.length, allowed: MOST_COLUMNS });
  }
  const forbidden = columns.find((column) => forbiddenNames.has(column));
  if (forbidden !== undefined)
    refuse({ message: 'have a name that is none to use', code: 'FORBIDDEN_KEY', value: forbidden });
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice !== undefined) refuse({ message: 'have a name twice', code: 'DUPLICATE_COLUMN', value: twice });
  return columns;
}

/** The beginning, with the first line as far as it is not too long, and everything from the beginning. */
async function peek(chunks: AsyncIterator<Uint8Array>): Promise<{ head: string; all: AsyncIterable<Uint8Array> }> {
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_LIMIT_BYTES) {
    const next = await chunks.next();
    if (next.done === true) break;
    taken.push(next.value);
    length += next.value.length;
    if (next.value.includes(0x0a)) break;
  }
  const all = (async function* () {
    yield* taken;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  })();
  return { head: Buffer.concat(taken).toString('utf8'), all };
}
