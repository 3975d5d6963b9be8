import { ledgerInputs, type LedgerInputs } from '../api/config/ledger-inputs';
import { shardOf } from '../api/config/shard-of';
import { type Catalogue, createCatalogue } from '../domain/classify/catalogue';
import type { ConfigDocument } from '../domain/config/documents';

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
