import type { ItemRow } from '../../db/item-read';
import { isClosed } from '../../domain/item/state';
import { decline } from '../../matcher/ledger/decline';
import { readOffer } from '../../matcher/ledger/read-offer';
import { HttpProblem } from '../http-problem';
import { findItem } from '../items/find-item';
import { itemView } from '../items/item-view';
import type { Answer, Context } from '../route';

/** An offer is the ledger's alone: declining costs the workflow nothing. */
export async function declineOffer(context: Context, row: ItemRow, offerId: string, reason?: string): Promise<Answer> {
  const { deps, directory, principal, scope } = context;
  if (principal.agent === null) throw new HttpProblem('NOT_YOURS');
  const offer = await readOffer(deps.pool, offerId);
  if (offer?.itemId !== row.state.id) throw new HttpProblem(isClosed(row.state) ? 'ITEM_CLOSED' : 'NOT_OFFERED');
  const result = await decline(deps.pool, { offerId, agent: principal.agent, reason });
  if (!result.ok) throw new HttpProblem(result.refusal);
  deps.wake();
  return { status: 200, body: itemView(await findItem(deps.pool, scope, row.state.id), directory) };
}
