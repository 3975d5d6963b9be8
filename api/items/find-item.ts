import type { Pool } from 'pg';
import { type ItemRow, type ItemScope, readItemOfSource, readItemRow } from '../../db/item-read';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';

/** The item, or 404 for one that is not there and for one that the caller may not see. */
export async function findItem(pool: Pool, scope: ItemScope, id: string): Promise<ItemRow> {
  const row = await readItemRow(pool, scope, id);
  if (!row) throw new HttpProblem('NOT_FOUND');
  return row;
}

/** The same by what its source calls it. */
export async function findItemOfSource(
  { deps, scope }: Context,
  { source, externalId }: { source: string; externalId: string },
) {
  const row = await readItemOfSource(deps.pool, scope, source, externalId);
  if (!row) throw new HttpProblem('NOT_FOUND');
  return row;
}
