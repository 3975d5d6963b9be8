import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { projectRoot } from '../../db/project-root';
import { parseDocuments } from '../../domain/config/parse';
import type { ConfigDocument } from '../../domain/config/documents';

type Example = 'claims' | 'leads' | 'blended' | 'inbound' | 'alerts';

/** The documents of one of the shipped examples, as the YAML reads. */
export function rawExample(name: Example): unknown[] {
  const text = readFileSync(join(projectRoot, 'examples', `${name}.yaml`), 'utf8');
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

export function exampleDocuments(...names: Example[]): ConfigDocument[] {
  const parsed = parseDocuments(names.flatMap(rawExample));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 2));
  return parsed.documents;
}
