import { ledgerInputs, type LedgerInputs } from '../../api/config/ledger-inputs';
import { shardOf } from '../../api/config/shard-of';
import { type Catalogue, createCatalogue } from '../../domain/classify/catalogue';
import type { ConfigDocument } from '../../domain/config/documents';
import { parseDocuments } from '../../domain/config/parse';
import { checkReferences } from '../../domain/config/references';
import { withModels } from '../../domain/config/with-models';
import { placeError } from '../apply/place-error';
import { readDocuments } from '../apply/read-documents';
import { CommandFailure } from '../command-failure';
import { problemLine } from '../problem-line';

/** A whole configuration as a simulation needs it: what classifies items, and what routes them. */
export interface Configuration {
  /** Where it was read from. */
  name: string;
  catalogue: Catalogue;
  routing: LedgerInputs;
  /** Keys, in the order of the documents. */
  divisions: readonly string[];
  sources: readonly string[];
  shardOf: (division: string) => string;
}

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

/** Documents that have been checked, each at version 1. */
export function configurationOf(documents: readonly ConfigDocument[], name = 'configuration'): Configuration {
  const keys = (kind: ConfigDocument['kind']) => documents.filter((one) => one.kind === kind).map(({ key }) => key);
  const divisions = new Map(documents.flatMap((one) => (one.kind === 'division' ? [[one.key, one] as const] : [])));
  return {
    name,
    catalogue: createCatalogue(documents.map((document) => ({ document, version: 1 }))),
    routing: ledgerInputs(documents),
    divisions: [...divisions.keys()],
    sources: keys('source'),
    shardOf: (division) => shardOf(division, divisions),
  };
}
