import type { ClientBase } from 'pg';
import { appendEvents } from '../../db/item-event';
import type { Actor } from '../../domain/item/event';
import { closeOffers } from './close-offers';
import { lockItems } from './lock';

/** Takes back every open offer of agents whose locks the caller holds; the items keep their places. */
export async function withdrawOffers(
  client: ClientBase,
  agents: readonly string[],
  reason: string,
  actor: Actor,
): Promise<void> {
  const { rows } = await client.query<{ itemId: string; offerId: string }>(
    `select item_id as "itemId", offer_id as "offerId" from ledger_item where agent = any($1) and state = 'offered'`,
    [agents],
  );
  if (rows.length === 0) return;
  const itemIds = rows.map(({ itemId }) => itemId);
  const offerIds = rows.map(({ offerId }) => offerId);
  // One that was accepted meanwhile is no open offer any more, and stays in his hands.
  const [, closed] = await Promise.all([lockItems(client, itemIds), closeOffers(client, offerIds, 'withdrawn')]);
  await appendEvents(
    client,
    closed.map(({ itemId, agent, offerId }) => ({
      itemId,
      actor,
      events: [{ type: 'revoked', data: { agent, offerId, reason } }],
    })),
  );
}
