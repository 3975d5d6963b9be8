import type { ConfigRow } from '../../db/config';
import { type ConfigKind, configKinds, kindOfPlural, pluralOfKind } from '../../domain/config/documents';
import type { Directory } from '../catalogue/directory';
import type { ConfigEntry } from '../contract/config';
import { HttpProblem } from '../http-problem';
import { missing, oneDivision } from './locate';

/** The kind that a path names. */
export function kindOf(plural: string): ConfigKind {
  const kind = kindOfPlural(plural);
  if (!kind) {
    const detail = `There is no kind ${plural}`;
    throw new HttpProblem('NOT_FOUND', { detail, allowed: configKinds.map(pluralOfKind) });
  }
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
  const what = `published ${kind} ${key}`;
  const chosen = oneDivision(reached, division, what);
  const row = found.find((each) => each.division === chosen);
  if (!row) throw missing(what);
  return row;
}

export function configEntry({ kind, key, division, version, publishedAt, publishedBy, body }: ConfigRow): ConfigEntry {
  return { kind, key, division, version, publishedAt: publishedAt.toISOString(), publishedBy, document: body };
}
