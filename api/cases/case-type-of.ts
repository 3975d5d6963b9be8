import { readPinnedConfig } from '../../db/config-pinned';
import type { CaseFile } from '../../domain/cases/file';
import { type CaseTypeDocument, caseTypeDocument } from '../../domain/config/case-type';
import type { Deps } from '../deps';

export type Pinned = Pick<CaseFile, 'division' | 'type' | 'typeVersion'>;

/** A version of a case type, whatever has been published since; undefined: there is none. */
export async function findCaseType(
  { pool }: Deps,
  { division, type, typeVersion }: Pinned,
): Promise<CaseTypeDocument | undefined> {
  const name = `case-type/${type}`;
  const found = (await readPinnedConfig(pool, division, { [name]: typeVersion })).get(name);
  return found && caseTypeDocument.parse(found);
}

/** The one that a case runs. */
export async function caseTypeOf(deps: Deps, file: Pinned): Promise<CaseTypeDocument> {
  const found = await findCaseType(deps, file);
  if (!found) throw new Error(`there is no version ${file.typeVersion} of case type ${file.type}`);
  return found;
}
