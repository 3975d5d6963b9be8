import { type CsvError, type Info, parse } from 'csv-parse/browser/esm/sync';
import { csvDialect, delimiterOf } from '../../../../domain/csv/csv-dialect';

/** A row of the file; `line` is the one on which it ends. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row could not be read. */
  readonly fault?: string;
}

export interface FileTable {
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
}

export type FileFault = 'encoding' | 'empty' | 'large';
export type ReadFile = { ok: true; table: FileTable } | { ok: false; fault: FileFault };

/** What a page can hold with ease; `casewright capture` takes files of any size. */
const mostBytes = 32 * 1024 * 1024;
const mostRows = 100_000;

/** Reads a file as the server would, as a whole and before anything of it is sent. */
export function readTable(bytes: Uint8Array): ReadFile {
  if (bytes.length > mostBytes) return { ok: false, fault: 'large' };
  const text = decoded(bytes);
  if (text === null) return { ok: false, fault: 'encoding' };
  const skipped: FileRow[] = [];
  const records = parse(text, {
    ...csvDialect,
    delimiter: delimiterOf(text),
    on_skip: (error) => {
      if (error) skipped.push(unreadable(error));
      return undefined;
    },
  }) as unknown as { record: string[]; info: Info }[];
  const [head, ...rest] = records;
  if (!head || rest.length + skipped.length === 0) return { ok: false, fault: 'empty' };
  if (rest.length > mostRows) return { ok: false, fault: 'large' };
  const rows: FileRow[] = rest.map(({ record, info }) => ({
    line: info.lines,
    cells: record.map((cell) => cell.trimEnd()),
  }));
  const all = skipped.length === 0 ? rows : [...rows, ...skipped].toSorted((a, b) => a.line - b.line);
  return { ok: true, table: { columns: head.record.map((name) => name.trimEnd()), rows: all } };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unreadable(error: CsvError): FileRow {
  return { line: Number(error['lines'] ?? 0), cells: [], fault: error.message };
}
