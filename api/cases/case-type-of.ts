import { readPinnedConfig } from '../../db/config-pinned';
import type { CaseFile } from '../../domain/cases/file';
import { type CaseTypeDocument, caseTypeDocument } from '../../domain/config/case-type';
import type { Deps } from '../deps';

/** The version of its type that a case runs, whatever has been published since. */
export async function caseTypeOf({ pool }: Deps, { division, type, typeVersion }: CaseFile): Promise<CaseTypeDocument> {
  const name = `case-type/${type}`;
  const found = (await readPinnedConfig(pool, division, { [name]: typeVersion })).get(name);
  return caseTypeDocument.parse(found);
}
