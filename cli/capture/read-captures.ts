import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { CommandFailure } from '../command-failure';
import { captureOfJson, captureOfRow, type CaptureDefaults, type CaptureLine } from './capture-line';

/** The captures of a CSV or NDJSON file, one after another: a file of any size is never in memory as a whole. */
export async function* readCaptures(file: string, defaults: CaptureDefaults): AsyncGenerator<CaptureLine> {
  const extension = extname(file).toLowerCase();
  if (['.csv', '.ndjson', '.jsonl'].includes(extension)) await mustBeUtf8(file);
  if (extension === '.csv') yield* readCsv(file, defaults);
  else if (extension === '.ndjson' || extension === '.jsonl') yield* readNdjson(file, defaults);
  else throw new CommandFailure(`${file}: only .csv and .ndjson files can be captured.`);
}

/** Read as a whole first: of a file in another encoding nothing is captured, rather than names with holes in them. */
async function mustBeUtf8(file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      decoder.decode(chunk, { stream: true });
      bytes += chunk.length;
    }
    decoder.decode();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new CommandFailure(
      `${file} is not in UTF-8 (behind byte ${bytes}).`,
      'save it as UTF-8 (a spreadsheet calls it "CSV UTF-8") and run the command again; nothing was captured.',
    );
  }
}

async function* readCsv(file: string, defaults: CaptureDefaults): AsyncGenerator<CaptureLine> {
  const delimiter = await delimiterOf(file);
  const rows = createReadStream(file).pipe(
    parse({ bom: true, columns: true, delimiter, info: true, skip_empty_lines: true, trim: true }),
  );
  try {
    for await (const { record, info } of rows as AsyncIterable<Row>) yield captureOfRow(record, info.lines, defaults);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw new CommandFailure(
        `${file}: ${error.message}`,
        'mend that line; the lines before it may have been captured already, and a repeat of them changes nothing.',
      );
    }
    throw error;
  }
}

interface Row {
  record: Record<string, string>;
  info: { lines: number };
}

/** Spreadsheets of half the world write semicolons. */
async function delimiterOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    for await (const head of handle.readLines()) return !head.includes(',') && head.includes(';') ? ';' : ',';
    return ',';
  } finally {
    await handle.close();
  }
}

async function* readNdjson(file: string, defaults: CaptureDefaults): AsyncGenerator<CaptureLine> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() !== '') yield captureOfJson(text, line, defaults);
  }
}
