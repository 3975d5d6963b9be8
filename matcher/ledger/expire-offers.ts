import type { ClientBase, Pool } from 'pg';
import { insertChanges } from '../../db/change';
import { appendEvents, type ItemEvents } from '../../db/item-event';
import { transaction } from '../../db/transaction';
import { CLOCK } from '../../domain/item/event';
import { type ClosedOffer, closeOffers } from './close-offers';
import { holdFence } from './fence';
import type { Fence } from './fence';
import { lockAgents, lockItems } from './lock';

/** The reason that only the system sets: redirection on no answer. */
const RONA = 'rona';

/**
 * Ends the offers whose time has run out by the database's clock: the item lies on top of its queue, the agent is Not
 * Ready until he says otherwise, and loses what else is offered to him. Answers how many ran out. Throws `Deposed`.
 */
export async function expireOffers(pool: Pool, fence: Fence): Promise<number> {
  return transaction(pool, async (client) => {
    await holdFence(client, fence);
    const { rows } = await client.query<ClosedOffer & { answer: 'manual' | 'auto' }>(
      `select o.id as "offerId", o.item_id as "itemId", o.agent, o.answer
       from offer o join ledger_item i on i.item_id = o.item_id and i.offer_id = o.id
       where o.outcome is null and o.expires_at <= statement_timestamp() and i.shard = $1`,
      [fence.shard],
    );
    if (rows.length === 0) return 0;
    const agents = rows.map(({ agent }) => agent);
    await lockAgents(client, agents);
    const others = await openOffersOf(client, agents);
    await lockItems(
      client,
      [...rows, ...others].map(({ itemId }) => itemId),
    );
    // Those that were answered while this waited for the locks are closed and passed over.
    const idsOf = (answer: 'manual' | 'auto') =>
      rows.filter((row) => row.answer === answer).map(({ offerId }) => offerId);
    const expired = await closeOffers(client, idsOf('manual'), 'expired');
    // Nobody was asked, so nobody has missed it: it keeps its place and is offered again.
    const unanswered = await closeOffers(client, idsOf('auto'), 'withdrawn');
    const absent = await makeNotReady(
      client,
      expired.map(({ agent }) => agent),
    );
    const lost = others.filter(({ agent }) => absent.has(agent)).map(({ offerId }) => offerId);
    const withdrawn = await closeOffers(client, lost, 'withdrawn');
    await appendEvents(client, [
      ...expired.map((offer) => revoked(offer, RONA)),
      ...unanswered.map((offer) => revoked(offer, 'not-answered')),
      ...withdrawn.map((offer) => revoked(offer, 'not-ready')),
    ]);
    return expired.length + unanswered.length;
  });
}

function revoked({ itemId, agent, offerId }: ClosedOffer, reason: string): ItemEvents {
  return { itemId, actor: CLOCK, events: [{ type: 'revoked', data: { agent, offerId, reason } }] };
}

/** Of agents whose locks the caller holds: nobody can be offered more meanwhile. */
async function openOffersOf(client: ClientBase, agents: readonly string[]): Promise<ClosedOffer[]> {
  const { rows } = await client.query<ClosedOffer>(
    `select offer_id as "offerId", item_id as "itemId", agent from ledger_item
     where agent = any($1) and offer_id is not null`,
    [agents],
  );
  return rows;
}

/** Answers who has become it. */
async function makeNotReady(client: ClientBase, agents: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string; division: string }>(
    `update ledger_agent set presence = 'not-ready', reason = $2, presence_since = clock_timestamp()
     where key = any($1) and presence = 'ready'
     returning key, division`,
    [agents, RONA],
  );
  await insertChanges(
    client,
    rows.map(({ key, division }) => ({
      division,
      topic: 'agent',
      key,
      agents: [key],
      data: { presence: 'not-ready', reason: RONA },
    })),
  );
  return new Set(rows.map(({ key }) => key));
}
