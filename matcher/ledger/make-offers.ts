import type { ClientBase, Pool } from 'pg';
import { type CommandRequest, insertCommandRequests } from '../../db/command-request';
import { EVENT_CTES, eventsParameter, givenEvents, HEAD_COLUMNS } from '../../db/item-event';
import type { ItemEvents } from '../../db/item-event';
import { transaction } from '../../db/transaction';
import type { Wake } from '../../db/wake';
import { AUTO_ANSWER, MATCHER } from '../../domain/item/event';
import { mayBeOffered } from '../../domain/routing/eligibility';
import { withOffer } from '../../domain/routing/with-offer';
import type { RoutableAgent } from '../../domain/routing/types';
import { wallClocks } from '../../domain/time/clock';
import type { Clocks } from '../../domain/time/clock';
import { databaseNow } from './database-now';
import { holdFence } from './fence';
import type { Fence } from './fence';
import { lockAgents, lockItems } from './lock';
import { readAgents } from './read-agents';
import { readItems } from './read-items';
import type { WaitingRow } from './read-items';

/** An offer as the owner decided it, from memory. At most one of each item in one call; several of an agent who need not answer. */
export interface ProposedOffer {
  offerId: string;
  itemId: string;
  /** The ledger row's version on which the decision rests. */
  version: number;
  agent: string;
  ring: number;
  priority: number;
  answer: 'manual' | 'auto';
  expiryMs: number;
  /** Stored as it is, for the question "why this one?". */
  explanation: unknown;
}

export interface OffersMade {
  /** Instants in epoch ms. */
  made: { offerId: string; expiresMs: number }[];
  /** What no longer fits: the owner's memory of these items and agents is old. */
  refused: ProposedOffer[];
}

/**
 * Writes offers, all in one transaction. Each is checked again under the locks, by the same pure rule and by the
 * database's clock, so an owner's old memory never becomes an offer. `wake` tells of them. Throws `Deposed`.
 */
export async function makeOffers(
  pool: Pool,
  fence: Fence,
  offers: readonly ProposedOffer[],
  clocks: Clocks = wallClocks,
  wake?: Wake,
): Promise<OffersMade> {
  return transaction(pool, async (client, commit) => {
    const agentKeys = offers.map(({ agent }) => agent);
    const itemIds = offers.map(({ itemId }) => itemId);
    const [, , , agentsNow, rowsNow, nowMs] = await Promise.all([
      holdFence(client, fence),
      lockAgents(client, agentKeys),
      lockItems(client, itemIds),
      readAgents(client, fence.shard, agentKeys),
      readItems(client, fence.shard, itemIds),
      databaseNow(client),
    ]);
    const agents = new Map(agentsNow.map((agent) => [agent.key, agent]));
    const rows = new Map(rowsNow.map((row) => [row.item.id, row]));
    const stands = (offer: ProposedOffer) => {
      const row = rows.get(offer.itemId);
      const agent = agents.get(offer.agent);
      if (!row || !agent || !isStillRight(offer, row, agent, nowMs, clocks)) return false;
      // What stands takes room from what comes after it.
      agents.set(agent.key, withOffer(agent, row.item));
      return true;
    };
    const right = offers.filter(stands);
    if (right.length === 0) return { made: [], refused: [...offers] };
    const answered = right.filter(isAnsweredByItself);
    const inserting = insertOffers(client, fence, right, nowMs);
    const requesting = insertCommandRequests(client, answered.map(acceptRequest(nowMs)));
    const committing = commit();
    const told = answered.length > 0 ? (['offers', 'commands'] as const) : (['offers'] as const);
    const [made] = await Promise.all([inserting, requesting, committing, wake?.behind(client, committing, ...told)]);
    const ids = new Set(made.map(({ offerId }) => offerId));
    return { made, refused: offers.filter(({ offerId }) => !ids.has(offerId)) };
  });
}

function isStillRight(
  offer: ProposedOffer,
  row: WaitingRow,
  agent: RoutableAgent,
  nowMs: number,
  clocks: Clocks,
): boolean {
  if (row.offerExpiresMs !== null || row.version !== offer.version) return false;
  return mayBeOffered(agent, row.item, nowMs, clocks).ok;
}

/**
 * Offers with their room, their rows, the history and what the stream tells. Room is asked for in the statement that
 * takes it: an offer without room is not written, and nothing of it; a trigger and two unique indexes stand behind that.
 */
async function insertOffers(
  client: ClientBase,
  fence: Fence,
  offers: readonly ProposedOffer[],
  nowMs: number,
): Promise<OffersMade['made']> {
  const { rows } = await client.query<{ offerId: string; expiresMs: number }>(
    `with input as (
       select i.item_id, i.division, i.media_type, i.weight, row.*
       from jsonb_to_recordset($1::jsonb) as row ("offerId" uuid, "itemId" uuid, agent text, ring int, priority float8,
         answer text, "expiryMs" float8, explanation jsonb)
       join ledger_item i on i.item_id = row."itemId" and i.state = 'queued'
     ), room as (
       update ledger_load l set used = l.used + asked.weight
       from (select agent, media_type, sum(weight) as weight from input group by agent, media_type) asked
       where l.agent = asked.agent and l.media_type = asked.media_type and l.used + l.outside + asked.weight <= l.max
       returning l.agent, l.media_type
     ), offered as (
       insert into offer (id, item_id, division, agent, answer, ring, priority, epoch, offered_at, expires_at, explanation)
       select "offerId", item_id, division, agent, answer, ring, priority, $2, to_timestamp($3::float8 / 1000),
         to_timestamp(($3::float8 + "expiryMs") / 1000), explanation
       from input where (agent, media_type) in (select agent, media_type from room)
       returning id, item_id, agent, expires_at
     ), taken as (
       update ledger_item i set state = 'offered', agent = offered.agent, offer_id = offered.id
       from offered where i.item_id = offered.item_id
     ), ${givenEvents('$4')}, head as (
       update item set last_seq = last_seq + 1 from offered where item.id = offered.item_id
       returning ${HEAD_COLUMNS}, last_seq - 1 as drawn_from
     ), ${EVENT_CTES}
     select id as "offerId", (extract(epoch from expires_at) * 1000)::float8 as "expiresMs" from offered`,
    [JSON.stringify(offers), fence.epoch, nowMs, eventsParameter(offers.map(offeredEvent(nowMs)))],
  );
  return rows;
}

function offeredEvent(nowMs: number): (offer: ProposedOffer) => ItemEvents {
  return ({ itemId, agent, offerId, ring, priority, expiryMs }) => {
    const data = { agent, offerId, ring, priority, expiresAt: new Date(nowMs + expiryMs).toISOString() };
    return { itemId, actor: MATCHER, events: [{ type: 'offered', data }] };
  };
}

const isAnsweredByItself = ({ answer }: ProposedOffer) => answer === 'auto';

/** Nobody is asked: the accept goes to the item's workflow as any other, until it has been answered. */
function acceptRequest(dueMs: number): (offer: ProposedOffer) => CommandRequest {
  return ({ itemId, offerId, agent }) => ({
    itemId,
    commandId: `accept/${offerId}/${AUTO_ANSWER.id}`,
    agent,
    command: { action: 'accept', actor: AUTO_ANSWER, agent, offerId },
    dueMs,
  });
}
