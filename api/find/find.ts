import { z } from 'zod';
import { listCaseRows } from '../../db/case-read';
import { findCaseIds, findItemIds, type Named } from '../../db/find';
import { readItemRows } from '../../db/item-read';
import { CASE_SOURCE } from '../../domain/cases/task';
import { scopeOf } from '../auth/principal';
import { caseScopeOf, showCases } from '../cases/case-sight';
import type { Found } from '../contract/find';
import { itemView } from '../items/item-view';
import type { Context } from '../route';

const EACH_AT_MOST = 20;

/** Items and cases that have this ID, those that the caller may see; the newest first. */
export async function find(context: Context, text: string): Promise<Found> {
  const { deps, directory, principal, scope } = context;
  const named: Named = { text, id: z.uuid().safeParse(text).data, sources: [...directory.sources.keys(), CASE_SOURCE] };
  const inCases = { ...context, scope: scopeOf(principal, 'case:view') };
  const caseScope = caseScopeOf(inCases);
  const [itemIds, caseIds] = await Promise.all([
    findItemIds(deps.pool, scope, named, EACH_AT_MOST),
    findCaseIds(deps.pool, caseScope, named, EACH_AT_MOST),
  ]);
  const rows = new Map((await readItemRows(deps.pool, scope, itemIds)).map((row) => [row.state.id, row]));
  const place = { after: null, isLatestFirst: true, limit: EACH_AT_MOST };
  const listed = caseIds.length === 0 ? [] : await listCaseRows(deps.pool, caseScope, { id: caseIds }, place);
  const cases = new Map(listed.map((row) => [row.file.id, row]));
  return {
    items: itemIds.flatMap((id) => rows.get(id) ?? []).map((row) => itemView(row, directory)),
    cases: await showCases(
      inCases,
      caseIds.flatMap((id) => cases.get(id) ?? []),
    ),
  };
}
