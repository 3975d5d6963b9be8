import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { callApi, problemText } from '../call-api';
import { CommandFailure } from '../command-failure';
import type { Connection } from '../connection';
import { EXPORT_HEAD, type ExportedDocument, exportFiles, exportText } from './export-files';

export interface ExportOptions {
  division?: string;
}

/** `casewright export`: what is published, as files that apply again as unchanged; `-` for one stream on the output. */
export async function runExport(target: string, { division }: ExportOptions, connection: Connection): Promise<void> {
  const query = division === undefined ? '' : `?division=${encodeURIComponent(division)}`;
  const answer = await callApi(connection, { method: 'GET', path: `/v1/config${query}` });
  if (!answer.ok) throw new CommandFailure(`Nothing was exported: ${problemText(answer.problem, answer.status)}`);
  const { documents } = JSON.parse(answer.text) as { documents: ExportedDocument[] };
  if (documents.length === 0)
    throw new CommandFailure(
      division === undefined
        ? 'There is nothing to export.'
        : `There is nothing to export of the division ${division}.`,
    );
  if (target === '-') return void process.stdout.write(exportText(documents));
  const files = exportFiles(documents);
  try {
    writeFiles(target, files);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${target} cannot be written: ${why}`, 'export to a folder of your own.');
  }
  process.stdout.write(`${documents.length} documents in ${files.size} files of ${target}\n`);
}

/** Files of an earlier export are replaced, those left over removed; what people wrote is not touched. */
function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const foreign = [...files.keys()].find((path) => isFile(join(folder, path)) && !isExport(join(folder, path)));
  if (foreign !== undefined)
    throw new CommandFailure(
      `${join(folder, foreign)} was not written by an export; it is left alone, and nothing was written.`,
      'export to another folder.',
    );
  for (const division of new Set([...files.keys()].map(dirname))) {
    mkdirSync(join(folder, division), { recursive: true });
    for (const name of readdirSync(join(folder, division))) {
      const path = join(folder, division, name);
      if (name.endsWith('.yaml') && isFile(path) && !files.has(`${division}/${name}`) && isExport(path)) rmSync(path);
    }
  }
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isExport(path: string): boolean {
  return readFileSync(path, 'utf8').startsWith(EXPORT_HEAD);
}
