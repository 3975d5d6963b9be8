import { setTimeout as delay } from 'node:timers/promises';
import type { AgentWork, AssignmentView, OfferView } from '../../api/contract/agent';
import type { PlannedItem } from './chaos-plan';
import type { HonestClient } from './honest-client';

/** What the agents were told in the end, to be held against the history. */
export interface AgentRecord {
  /** Offer -> external ID, of accepts that were answered with the item. */
  accepted: Map<string, string>;
  /** Offer -> code, of accepts that were refused. */
  refused: Map<string, string>;
  /** External IDs that were completed or marked done. */
  done: Set<string>;
  faults: string[];
}

interface RobotInput {
  agent: string;
  client: HonestClient;
  items: ReadonlyMap<string, PlannedItem>;
  record: AgentRecord;
  signal: AbortSignal;
}

const LOOK_MS = 200;

/** A simulated agent: looks at his work, goes Ready again when he was made Not Ready, answers offers as planned, completes. */
export async function runAgent({ agent, client, items, record, signal }: RobotInput): Promise<void> {
  /** Items of which he has seen an offer before, with the offer. */
  const seenOffers = new Map<string, string>();
  const heldSinceMs = new Map<string, number>();

  const answer = async ({ offerId, item }: OfferView) => {
    const firstOffer = seenOffers.get(item.id) ?? offerId;
    seenOffers.set(item.id, firstOffer);
    const planned = firstOffer === offerId ? items.get(item.externalId)?.answers[agent] : 'accept';
    if (planned === 'miss') return;
    if (planned === 'decline') {
      await act(item.id, 'decline', { offerId, reason: 'planned' }, `decline/${offerId}`);
      return;
    }
    const { status, body } = await act(item.id, 'accept', { offerId }, `accept/${offerId}`);
    if (status === 200) record.accepted.set(offerId, item.externalId);
    else record.refused.set(offerId, body.code ?? String(status));
  };

  const work = async ({ item }: AssignmentView) => {
    const since = heldSinceMs.get(item.id) ?? performance.now();
    heldSinceMs.set(item.id, since);
    if (performance.now() - since < (items.get(item.externalId)?.handleMs ?? 0)) return;
    const { status, body } = await act(item.id, 'complete', { disposition: 'done' }, `complete/${item.id}`);
    if (status === 200) record.done.add(item.externalId);
    else record.faults.push(`${agent} could not complete ${item.externalId} that he holds: ${status} ${body.code}`);
  };

  const act = (id: string, action: string, body: object, key: string) =>
    client.ask<{ code?: string }>(`/v1/workitems/${id}/actions/${action}`, { method: 'POST', body, key });

  while (!signal.aborted) {
    const { body } = await client.ask<AgentWork>(`/v1/agents/${agent}/work`);
    if (body.presence.state !== 'ready')
      await client.ask(`/v1/agents/${agent}/presence`, { method: 'PUT', body: { presence: 'ready' } });
    await Promise.all([...body.offers.map(answer), ...body.assignments.map(work)]);
    await delay(LOOK_MS);
  }
}
