import { parseDocuments } from '../../domain/config/parse';
import { problemLine } from '../../domain/config/problem-line';
import { checkReferences } from '../../domain/config/references';
import { withModels } from '../../domain/config/with-models';
import { type Configuration, configurationOf } from '../../simulator/configuration';
import { placeError } from '../apply/place-error';
import { readDocuments } from '../apply/read-documents';
import { CommandFailure } from '../command-failure';

/** Reads and checks the documents of a folder or file as `casewright apply` takes them. Throws `CommandFailure`. */
export async function readConfiguration(path: string): Promise<Configuration> {
  const placed = readDocuments(path);
  const parsed = parseDocuments(await withModels(placed.map(({ body }) => body)));
  const errors = parsed.ok ? checkReferences(parsed.documents, []) : parsed.errors;
  if (!parsed.ok || errors.length > 0) {
    const lines = errors.map(
      ({ path: at, ...problem }) => `  ${placeError({ path: at, message: problemLine(problem) }, placed)}`,
    );
    throw new CommandFailure([`The configuration ${path} cannot be used:`, ...lines].join('\n'));
  }
  return configurationOf(parsed.documents, path);
}
