import type { Pool } from 'pg';
import { insertAudit } from '../../db/audit/entry';
import { appendEvents } from '../../db/item-event';
import { transaction } from '../../db/transaction';
import { closeOffers } from './close-offers';
import { lockAgents, lockItems } from './lock';
import { readOffer } from './read-offer';
import type { OfferRow } from './read-offer';

export type DeclineRefusal = 'NOT_OFFERED' | 'NOT_YOURS' | 'OFFER_EXPIRED';
export type Declined = { ok: true; itemId: string } | { ok: false; refusal: DeclineRefusal };

/** The item waits again at its place and he is not asked for it again within `declineFor`. Twice is once. */
export async function decline(
  pool: Pool,
  { offerId, agent, reason }: { offerId: string; agent: string; reason?: string | undefined },
): Promise<Declined> {
  return transaction(pool, async (client) => {
    const seen = await readOffer(client, offerId);
    if (!seen) return { ok: false, refusal: 'NOT_OFFERED' };
    if (seen.agent !== agent) return { ok: false, refusal: 'NOT_YOURS' };
    await lockAgents(client, [agent]);
    await lockItems(client, [seen.itemId]);
    const offer = await readOffer(client, offerId);
    if (offer?.outcome === 'declined') return { ok: true, itemId: offer.itemId };
    const refusal = offer ? refusalOf(offer) : 'NOT_OFFERED';
    if (refusal) return { ok: false, refusal };
    await closeOffers(client, [offerId], 'declined');
    const data = { agent, offerId, ...(reason === undefined ? {} : { reason }) };
    const actor = { kind: 'agent', id: agent } as const;
    await appendEvents(client, [{ itemId: seen.itemId, actor, events: [{ type: 'declined', data }] }]);
    const object = { kind: 'item', id: seen.itemId, name: null } as const;
    const { division } = seen;
    await insertAudit(client, [
      { division, verb: 'decline', object, actor, reason, before: { offerId }, after: { declinedBy: agent } },
    ]);
    return { ok: true, itemId: seen.itemId };
  });
}

function refusalOf({ outcome, isExpired }: OfferRow): DeclineRefusal | null {
  if (outcome === 'expired' || (outcome === null && isExpired)) return 'OFFER_EXPIRED';
  return outcome === null ? null : 'NOT_OFFERED';
}
