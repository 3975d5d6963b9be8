import { ApplicationFailure } from '@temporalio/activity';
import { readPinnedConfig } from '../db/config-pinned';
import type { Queryable } from '../db/queryable';
import { pinnedType } from '../domain/cases/decide';
import { caseTypeDocument } from '../domain/config/case-type';
import type { LoadedType } from './case-activities';

/** Versions never change, and are never taken away. */
export async function loadType(
  pool: Queryable,
  { division, type, version }: { division: string; type: string; version: number },
): Promise<LoadedType> {
  const name = `case-type/${type}`;
  const found = (await readPinnedConfig(pool, division, { [name]: version })).get(name);
  const document = caseTypeDocument.safeParse(found).data;
  const model = document?.model;
  if (!document || !model || !('graph' in model))
    throw ApplicationFailure.nonRetryable(`version ${version} of case type ${type} cannot be read`, 'NO_CASE_TYPE');
  return { graph: model.graph, type: pinnedType(document) };
}
