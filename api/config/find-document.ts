import type { ConfigRow } from '../../db/config';
import { type ConfigKind, kindOfPlural } from '../../domain/config/documents';
import type { Directory } from '../catalogue/directory';
import type { ConfigEntry } from '../contract/config';
import { HttpProblem } from '../http-problem';
import { oneDivision } from './locate';

/** The kind that a path names. */
export function kindOf(plural: string): ConfigKind {
  const kind = kindOfPlural(plural);
  if (!kind) throw new HttpProblem('NOT_FOUND');
  return kind;
}

/** The published document of a kind and key in reach; with several of that key, the caller must say in which division. */
export function findDocument(
  directory: Directory,
  divisions: readonly string[],
  kind: ConfigKind,
  key: string,
  division: string | undefined,
): ConfigRow {
  const found = directory.rows.filter((row) => row.kind === kind && row.key === key);
  const reached = found.map((row) => row.division).filter((each) => divisions.includes(each));
  const chosen = oneDivision(reached, division);
  const row = found.find((each) => each.division === chosen);
  if (!row) throw new HttpProblem('NOT_FOUND');
  return row;
}

export function configEntry({ kind, key, division, version, publishedAt, publishedBy, body }: ConfigRow): ConfigEntry {
  return { kind, key, division, version, publishedAt: publishedAt.toISOString(), publishedBy, document: body };
}
