import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { badEncodingIn, NoTable, readCsv } from '../../api/import/read-csv';
import { captureOfRow } from '../../domain/inbound/capture-of-row';
import { CommandFailure } from '../command-failure';
import { problemLine } from '../../domain/config/problem-line';
import { captureOfJson, type CaptureLine } from './capture-line';
import type { RowRules } from './row-rules';

/** The captures of a CSV or NDJSON file, one after another: a file of any size is never in memory as a whole. */
export async function* readCaptures(file: string, rules: RowRules): AsyncGenerator<CaptureLine> {
  const extension = extname(file).toLowerCase();
  if (['.csv', '.ndjson', '.jsonl'].includes(extension)) await mustBeUtf8(file);
  if (extension === '.csv') yield* readRows(file, rules);
  else if (extension === '.ndjson' || extension === '.jsonl') yield* readNdjson(file, rules);
  else throw new CommandFailure(`${file}: only .csv and .ndjson files can be captured.`);
}

/** Read as a whole first: of a file in another encoding nothing is captured, rather than names with holes in them. */
async function mustBeUtf8(file: string): Promise<void> {
  const line = await badEncodingIn(createReadStream(file));
  if (line === null) return;
  throw new CommandFailure(
    `${file} is not in UTF-8 (line ${line}).`,
    'save it as UTF-8 (a spreadsheet calls it "CSV UTF-8") and run the command again; nothing was captured.',
  );
}

async function* readRows(file: string, { defaults, mappingFor }: RowRules): AsyncGenerator<CaptureLine> {
  const { columns, rows } = await readCsv(createReadStream(file)).catch((error: unknown) => {
    throw error instanceof NoTable ? new CommandFailure(`${file}: ${problemLine(error.problem)}`) : error;
  });
  const mapping = mappingFor(columns);
  for await (const each of rows) {
    if (!each.ok) yield { line: each.line, ok: false, problem: { errors: each.errors } };
    else {
      const { line, ...found } = captureOfRow(each.row, mapping, defaults, Date.now());
      yield found.ok
        ? { line, ok: true, capture: found.capture, mapping }
        : { line, ok: false, problem: { errors: found.errors } };
    }
  }
}

async function* readNdjson(file: string, { defaults }: RowRules): AsyncGenerator<CaptureLine> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() !== '') yield captureOfJson(text, line, defaults);
  }
}
