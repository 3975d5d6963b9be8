import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { CommandFailure } from '../command-failure';
import { readText } from '../read-text';
import { documentOfModel, modelExtensions, placeModels } from './model-file';
import type { PlacedDocument } from './placed-document';

const readable = ['.yaml', '.yml', '.json', ...modelExtensions];

/** `rules.iwd.yaml`: what is read by `casewright import-iwd`, and is no configuration yet. */
export const isOfExport = (name: string): boolean => /\.iwd\.\w+$/i.test(name);
const isConfiguration = (name: string): boolean => !isOfExport(name);

/** All documents of a file, or of every wanted file at or below a folder, in the order of their names. */
export function readDocuments(path: string, isWanted = isConfiguration): PlacedDocument[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new CommandFailure(`There is no file or folder ${path}.`);
  const files = stat.isDirectory() ? filesBelow(path).filter(isWanted) : [path];
  const documents = placeModels(files.flatMap((file) => parseFile(file, readText(file))));
  if (documents.length === 0)
    throw new CommandFailure(
      `There is no document in ${path}.`,
      'name a YAML, JSON, DMN or BPMN file, or a folder of them.',
    );
  return documents;
}

/** The documents of one file's text: YAML documents, or JSON: one, a list, or `{"documents": [...]}`. */
export function parseFile(file: string, text: string): PlacedDocument[] {
  const extension = extname(file).toLowerCase();
  if (!readable.includes(extension)) {
    throw new CommandFailure(`${file}: only ${readable.join(', ')} files hold configuration.`);
  }
  const model = documentOfModel(file, text);
  if (model) return [{ file, line: 1, body: model }];
  return extension === '.json' ? parseJson(file, text) : parseYaml(file, text);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && readable.includes(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function parseYaml(file: string, text: string): PlacedDocument[] {
  const lines = new LineCounter();
  return parseAllDocuments(text, { lineCounter: lines, prettyErrors: false }).flatMap((document) => {
    const [error] = document.errors;
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      throw new CommandFailure(`${file}:${line}:${col}: ${error.message}`);
    }
    const body: unknown = document.toJS();
    // A file that ends in `---`, or holds comments only, has an empty last document.
    if (body === null) return [];
    return [{ file, line: lines.linePos(document.contents?.range?.[0] ?? document.range[0]).line, body }];
  });
}

function parseJson(file: string, text: string): PlacedDocument[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`${file}: ${(error as Error).message}`);
  }
  const list = Array.isArray(parsed) ? parsed : documentsOf(parsed);
  return list.map((body) => ({ file, line: 1, body }));
}

function documentsOf(parsed: unknown): unknown[] {
  if (typeof parsed === 'object' && parsed !== null && 'documents' in parsed && Array.isArray(parsed.documents)) {
    return parsed.documents;
  }
  return [parsed];
}
