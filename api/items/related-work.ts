import { listCaseRows } from '../../db/case-read';
import { readItemRows } from '../../db/item-read';
import { readCustomer, readInteractionsOf, readRelatedCaseIds, readRelatedItemIds } from '../../db/related';
import type { Bond } from '../../db/related';
import { scopeOf } from '../auth/principal';
import { caseScopeOf, showCases } from '../cases/case-sight';
import type { CaseView } from '../contract/case';
import type { RelatedWork } from '../contract/related';
import type { Context } from '../route';
import { findItem } from './find-item';
import { itemView } from './item-view';

const MOST = 50;

/** Items, cases and interactions of the same customer or case, as far as the caller may see them. */
export async function relatedWork(context: Context, id: string): Promise<RelatedWork> {
  const { deps, scope, directory } = context;
  const { state } = await findItem(deps.pool, scope, id);
  const customer = (await readCustomer(deps.pool, state.id)) ?? null;
  const bond = { itemId: state.id, customer, caseId: state.caseId };
  const ids = await readRelatedItemIds(deps.pool, scope, bond, MOST);
  const [rows, cases] = await Promise.all([readItemRows(deps.pool, scope, ids), relatedCases(context, bond)]);
  const seen = rows.map((row) => row.state.id);
  const linked = await readInteractionsOf(deps.pool, [state.id, ...seen], MOST);
  const items = rows
    .map((row) => itemView(row, directory))
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  const ofItems = [state, ...items].flatMap(({ id: item, reference, division }) =>
    linked
      .filter((one) => one.item === item)
      .map(({ at, ...one }) => ({ ...one, at: at.toISOString(), case: null, reference, division })),
  );
  const interactions = [...ofItems, ...cases.flatMap(linksOf)].toSorted((one, other) => other.at.localeCompare(one.at));
  return { hasCustomer: customer !== null, items, cases, interactions: interactions.slice(0, MOST) };
}

/** As the list of cases would show them: not each case is seen by all of its division. */
async function relatedCases(context: Context, bond: Bond): Promise<CaseView[]> {
  const asLister = { ...context, scope: scopeOf(context.principal, 'case:view') };
  const ids = await readRelatedCaseIds(context.deps.pool, asLister.scope, bond, MOST);
  if (ids.length === 0) return [];
  const place = { after: null, isLatestFirst: true, limit: MOST };
  const rows = await listCaseRows(context.deps.pool, caseScopeOf(asLister), { id: ids }, place);
  return showCases(asLister, rows);
}

function linksOf({ id, reference, division, links }: CaseView): RelatedWork['interactions'] {
  return links.flatMap(({ kind, ref, at }) =>
    kind === 'interaction' ? [{ interaction: ref, at, item: null, case: id, reference, division, text: null }] : [],
  );
}
