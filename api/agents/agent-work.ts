import type { Pool } from 'pg';
import { readItemsOfAgent } from '../../db/item-read';
import { onConnection } from '../../db/transaction';
import { agentWork as readWork } from '../../matcher/ledger/agent-work';
import { instantText } from '../../domain/time/instant';
import type { Directory } from '../catalogue/directory';
import type { AgentWork, PresenceView } from '../contract/agent';
import { listedItemView } from '../items/item-view';
import { reasonKeys } from './not-ready-reason';

/** What an agent is offered and holds; null when routing does not know him. */
export async function agentWork(pool: Pool, directory: Directory, agent: string): Promise<AgentWork | null> {
  const [work, { inHand, held }] = await onConnection(pool, (client) =>
    Promise.all([readWork(client, agent), readItemsOfAgent(client, agent)]),
  );
  if (!work) return null;
  const items = new Map(inHand.map((row) => [row.state.id, listedItemView(row, directory)]));
  return {
    presence: presenceView(work.presence),
    reasons: reasonKeys(directory.divisions.get(directory.agents.get(agent)?.division ?? '')),
    capacity: work.capacity,
    offers: work.offers.flatMap(({ offerId, itemId, ring, priority, offeredMs, expiresMs }) => {
      const item = items.get(itemId);
      const instants = { offeredAt: instantText(offeredMs), expiresAt: instantText(expiresMs) };
      return item ? [{ offerId, ...instants, ring, priority, item }] : [];
    }),
    assignments: work.assignments.flatMap(({ itemId, sinceMs }) => {
      const item = items.get(itemId);
      return item ? [{ since: instantText(sinceMs), item }] : [];
    }),
    held: held.map((row) => listedItemView(row, directory)),
  };
}

export function presenceView(presence: {
  state: PresenceView['state'];
  reason: string | null;
  sinceMs: number;
}): PresenceView {
  const { state, reason, sinceMs } = presence;
  return { state, ...(reason === null ? {} : { reason }), since: instantText(sinceMs) };
}
