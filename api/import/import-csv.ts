import { setImmediate } from 'node:timers/promises';
import { compileMapping, mappingOfColumns, type Mapping } from '../../domain/inbound/compile-mapping';
import { captureOfRow, type RowDefaults, type RowFault, withColumns } from '../../domain/inbound/capture-of-row';
import { formatPath } from '../../domain/config/problem';
import { schemaProblems } from '../../domain/config/schema-problems';
import type { SourceDocument } from '../../domain/config/source';
import { cutOffInAll } from '../../db/cut-off';
import { CAPTURED_AT_ONCE, captureMany, type DryRun } from '../capture/capture-many';
import type { ImportQuery, ImportResult, ImportRow } from '../contract/import';
import { CaptureRequest } from '../contract/item';
import { HttpProblem, invalidInput } from '../http-problem';
import { findFault } from '../json-input';
import type { Context } from '../route';
import { schemasOf, sourceForImport } from './import-rules';
import { badEncodingIn, NoTable, readCsv, type ReadRow, type Table } from './read-csv';

/** As many as are taken in with time to spare; larger files go by `casewright capture`, in pieces. */
const MOST_ROWS = 2_000;
/** Rows that are mapped in one go: others want to be served as well. */
const AT_ONCE = 10;
const MAX_KEYS = 1_000;
const ROW_MS = 100;
/** Of all rows together: half of what a request may take. What is left may be sent again. */
const FILE_MS = 15_000;
const TOO_SLOW = `A row was given ${ROW_MS} ms, and the file ${FILE_MS} ms`;

/**
 * Captures the rows of a CSV file, by the mapping of their source or by the names of their columns. A bad row costs that row
 * alone; each is idempotent by its external ID, so the whole file may be sent again.
 */
export async function importCsv(context: Context, query: ImportQuery, bytes: Uint8Array): Promise<ImportResult> {
  const source = sourceForImport(context, query.source);
  const { columns, rows } = await tableOf(bytes);
  const read: ReadRow[] = [];
  for await (const row of rows) {
    if (read.length === MOST_ROWS) throw new HttpProblem('PAYLOAD_TOO_LARGE', { detail: `At most ${MOST_ROWS} rows` });
    read.push(row);
  }
  const isDryRun = query.dryRun === 'true';
  const dryRun = isDryRun ? new Set<string>() : null;
  const importer = {
    context,
    mapping: mappingFor(source, columns),
    defaults: defaultsFor(context, source, query),
    dryRun,
    bounded: cutOffInAll(FILE_MS, ROW_MS),
  };
  const found: ImportRow[] = [];
  for (let start = 0; start < read.length; start += CAPTURED_AT_ONCE) {
    found.push(...(await importChunk(importer, read.slice(start, start + CAPTURED_AT_ONCE))));
  }
  const count = (outcome: ImportRow['outcome']) => found.filter((row) => row.outcome === outcome).length;
  return { isDryRun, new: count('new'), known: count('known'), failed: count('failed'), rows: found };
}

async function tableOf(bytes: Uint8Array): Promise<Table> {
  const whole = async function* () {
    yield bytes;
  };
  const line = await badEncodingIn(whole());
  if (line !== null) {
    const message = `is not in UTF-8 (line ${line})`;
    throw invalidInput([{ path: 'body', message, code: 'INVALID_ENCODING', allowed: 'UTF-8' }]);
  }
  try {
    return await readCsv(whole());
  } catch (error) {
    if (error instanceof NoTable) throw invalidInput([error.problem]);
    throw error;
  }
}

function mappingFor(source: SourceDocument, columns: readonly string[]): Mapping {
  if (!source.import) return mappingOfColumns(columns.filter((column) => column !== ''));
  const compiled = compileMapping(source.import.mapping);
  if (compiled.ok) return compiled.mapping;
  throw invalidInput(compiled.faults.map((fault) => ({ ...fault, path: formatPath(fault.path, 'import.mapping') })));
}

function defaultsFor({ directory }: Context, source: SourceDocument, query: ImportQuery): RowDefaults {
  // A long table is read through once.
  const known = new Map<string | undefined, ReturnType<typeof schemasOf>>();
  return {
    source: source.key,
    worktype: query.worktype,
    schemasOf: (worktype) => {
      const found = known.get(worktype) ?? schemasOf(directory, source, worktype);
      known.set(worktype, found);
      return found;
    },
  };
}

interface Importer {
  context: Context;
  mapping: Mapping;
  defaults: RowDefaults;
  dryRun: DryRun | null;
  bounded: ReturnType<typeof cutOffInAll>;
}

type Checked = { row: number; line: number; externalId?: string } & (
  { request: CaptureRequest } | { code: string; errors: RowFault[] }
);

async function importChunk(importer: Importer, rows: readonly ReadRow[]): Promise<ImportRow[]> {
  const { context, mapping, dryRun } = importer;
  const nowMs = Date.now();
  const checked: Checked[] = [];
  for (const each of rows) {
    if (checked.length % AT_ONCE === 0) await setImmediate();
    checked.push(check(each, importer, nowMs));
  }
  const requests = checked.flatMap((each) => ('request' in each ? [each.request] : []));
  const outcomes = (await captureMany(context, requests, dryRun)).values();
  return checked.map((each): ImportRow => {
    const { row, line, externalId } = each;
    const place = { row, line, ...(externalId === undefined ? {} : { externalId }) };
    if (!('request' in each)) return { ...place, outcome: 'failed', code: each.code, errors: each.errors };
    const { value: outcome } = outcomes.next();
    if (outcome === undefined) throw new Error('a row has no outcome');
    if (outcome instanceof HttpProblem) {
      const errors = outcome.extra.errors ?? [{ message: outcome.message, code: outcome.code }];
      return { ...place, outcome: 'failed', code: outcome.code, errors: withColumns(mapping, errors as RowFault[]) };
    }
    const { isNew, ...rest } = outcome;
    return { ...place, outcome: isNew ? 'new' : 'known', ...rest };
  });
}

function check(each: ReadRow, { mapping, defaults, bounded }: Importer, nowMs: number): Checked {
  const code = 'INVALID_INPUT';
  if (!each.ok) return { row: each.row, line: each.line, code, errors: each.errors };
  const { row, line } = each.row;
  try {
    const done = bounded(() => captureOfRow(each.row, mapping, defaults, nowMs));
    if (!done) throw new HttpProblem('MAPPING_TOO_SLOW', { detail: TOO_SLOW });
    const mapped = done.value;
    if (!mapped.ok) return { row, line, code, errors: mapped.errors };
    const { capture } = mapped;
    const own = capture['externalId'];
    const place = { row, line, ...(typeof own === 'string' ? { externalId: own } : {}) };
    const fault = findFault(capture, { maxKeys: MAX_KEYS });
    if (fault) return { ...place, code, errors: withColumns(mapping, [fault]) };
    const parsed = CaptureRequest.safeParse(capture, { reportInput: true });
    if (parsed.success) return { ...place, request: parsed.data };
    return { ...place, code, errors: withColumns(mapping, schemaProblems(parsed.error, capture)) };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return { row, line, code: error.code, errors: [{ message: error.message, code: error.code }] };
  }
}
