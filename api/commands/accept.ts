import type { ItemRow } from '../../db/item-read';
import { readOffer } from '../../matcher/ledger/read-offer';
import { HttpProblem } from '../http-problem';
import type { Answer, Context } from '../route';
import { runCommand } from './run-command';

/** An offer that is not open for him is read first: whoever lost the race is told without a message to the workflow. */
export async function accept(context: Context, row: ItemRow, offerId: string): Promise<Answer> {
  const { agent } = context.principal;
  if (agent === null) throw new HttpProblem('NOT_YOURS');
  const command = { action: 'accept', actor: { kind: 'agent', id: agent }, agent, offerId } as const;
  const isOpen = row.offer?.id === offerId && row.offer.agent === agent;
  return runCommand(context, row, command, async () => {
    if (isOpen) return;
    const offer = await readOffer(context.deps.pool, offerId);
    if (!offer || offer.itemId !== row.state.id) throw new HttpProblem('NOT_OFFERED');
    if (offer.agent !== agent) throw new HttpProblem('NOT_YOURS');
    // An open one goes on even past its end: an accept that was in time may be committing at this moment, and only its
    // workflow knows. So does `accepted`: the commit has been made, and the workflow answers the repetition from it.
    if (offer.outcome === 'expired') throw new HttpProblem('OFFER_EXPIRED');
    if (offer.outcome === 'declined' || offer.outcome === 'withdrawn') throw new HttpProblem('NOT_OFFERED');
  });
}
