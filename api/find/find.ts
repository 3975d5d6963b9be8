import { z } from 'zod';
import { readCaseRow } from '../../db/case-read';
import { findCaseIds, findItemIds, type Named } from '../../db/find';
import { readItemRows } from '../../db/item-read';
import { scopeOf } from '../auth/principal';
import { caseScopeOf, showCases } from '../cases/case-sight';
import type { Found } from '../contract/find';
import { itemView } from '../items/item-view';
import type { Context } from '../route';

const EACH_AT_MOST = 20;
/** The source of the items of cases, which has no document. */
const CASES = 'case';

/** Items and cases that have this ID, those that the caller may see; the newest first. */
export async function find(context: Context, text: string): Promise<Found> {
  const { deps, directory, principal, scope } = context;
  const named: Named = { text, id: z.uuid().safeParse(text).data, sources: [...directory.sources.keys(), CASES] };
  const inCases = { ...context, scope: scopeOf(principal, 'case:view') };
  const caseScope = caseScopeOf(inCases);
  const [itemIds, caseIds] = await Promise.all([
    findItemIds(deps.pool, scope, named, EACH_AT_MOST),
    findCaseIds(deps.pool, caseScope, named, EACH_AT_MOST),
  ]);
  const rows = new Map((await readItemRows(deps.pool, scope, itemIds)).map((row) => [row.state.id, row]));
  const cases = await Promise.all(caseIds.map((id) => readCaseRow(deps.pool, caseScope, { id })));
  return {
    items: itemIds.flatMap((id) => rows.get(id) ?? []).map((row) => itemView(row, directory)),
    cases: await showCases(
      inCases,
      cases.flatMap((row) => row ?? []),
    ),
  };
}
