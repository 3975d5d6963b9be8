import type { LedgerInputs } from '../api/config/ledger-inputs';
import type { RoutableAgent, RoutableItem, RoutingPlan } from '../domain/routing/types';
import { queueId } from '../matcher/ledger/read-agents';
import type { LedgerAgent, LedgerRow } from './ledger';

/** What the matcher sees of an agent, as `matcher/ledger/read-agents.ts` reads it. */
export function routableAgent(agent: LedgerAgent): RoutableAgent {
  const { presence, presenceSinceMs } = agent;
  const { key, skills, groups, blockedBy } = agent.input;
  return {
    key,
    presence,
    readySinceMs: presence === 'ready' ? presenceSinceMs : null,
    idleSinceMs: agent.idleSinceMs,
    heldCount: agent.rows.size,
    openManualOffer: hasOpenManualOffer(agent),
    skills,
    queues: agent.queueIds,
    groups,
    capacity: agent.capacity,
    blockedBy,
  };
}

function hasOpenManualOffer({ rows }: LedgerAgent): boolean {
  for (const { offer } of rows) if (offer?.answer === 'manual') return true;
  return false;
}

/** What is not pinned to an item. */
export interface LiveRouting {
  /** Whether the division has an agent of that key. */
  isAgent: (key: string, division: string) => boolean;
  /** By ID of the queue. */
  isEmergency: (queue: string) => boolean;
}

export function liveRouting({ agents, queues }: Pick<LedgerInputs, 'agents' | 'queues'>): LiveRouting {
  return {
    isAgent: (key, division) => agents.get(key)?.division === division,
    isEmergency: (queue) => queues.get(queue)?.emergency ?? false,
  };
}

/** What the matcher sees of an item, as `matcher/ledger/read-items.ts` reads it. */
export function routableItem(
  { waiting, onTopSinceMs, declines }: LedgerRow,
  { isEmergency, isAgent }: LiveRouting,
): RoutableItem {
  const { division, preferredAgent } = waiting;
  const queue = queueId(division, waiting.queue);
  return {
    id: waiting.itemId,
    queue,
    mediaType: waiting.mediaType,
    weight: waiting.weight,
    curve: waiting.curve,
    plan: qualified(waiting.plan, division),
    preferredAgent,
    preferredAgentKnown: preferredAgent !== null && isAgent(preferredAgent, division),
    ringBaseMs: waiting.ringBaseMs,
    activationMs: waiting.availableAtMs,
    queuedSinceMs: waiting.queuedSinceMs,
    onTopSinceMs,
    declines,
    emergency: isEmergency(queue),
    answer: waiting.offerPolicy.answer,
  };
}

/** A plan names queues of its own division; one that names none stays the object that it is. */
function qualified(plan: RoutingPlan, division: string): RoutingPlan {
  if (plan.rings.every(({ requirement }) => requirement === 'preferred' || requirement.queue === undefined))
    return plan;
  const rings = plan.rings.map((ring) =>
    ring.requirement === 'preferred' || ring.requirement.queue === undefined
      ? ring
      : { ...ring, requirement: { ...ring.requirement, queue: queueId(division, ring.requirement.queue) } },
  );
  return { ...plan, rings };
}
