import type { RoutableAgent, RoutableItem, RoutingPlan } from '../../domain/routing/types';
import { queueId } from '../../matcher/ledger/read-agents';
import type { LedgerAgent, LedgerRow } from './ledger';

/** What the matcher sees of an agent, as `matcher/ledger/read-agents.ts` reads it. */
export function routableAgent({ input, presence, presenceSinceMs, ...agent }: LedgerAgent): RoutableAgent {
  const { key, skills, groups, blockedBy } = input;
  return {
    key,
    presence,
    readySinceMs: presence === 'ready' ? presenceSinceMs : null,
    idleSinceMs: agent.idleSinceMs,
    heldCount: agent.rows.size,
    openManualOffer: [...agent.rows].some(({ offer, waiting }) => offer && waiting.offerPolicy.answer === 'manual'),
    skills,
    queues: agent.queueIds,
    groups,
    capacity: agent.capacity,
    blockedBy,
  };
}

/** What the matcher sees of an item, as `matcher/ledger/read-items.ts` reads it. */
export function routableItem(
  { waiting, onTopSinceMs, declines }: LedgerRow,
  { isEmergency, isAgent }: { isEmergency: (queue: string) => boolean; isAgent: (key: string) => boolean },
): RoutableItem {
  const { itemId, division, plan, availableAtMs, preferredAgent, ...item } = waiting;
  const queue = queueId(division, waiting.queue);
  return {
    id: itemId,
    queue,
    mediaType: item.mediaType,
    weight: item.weight,
    curve: item.curve,
    plan: qualified(plan, division),
    preferredAgent,
    preferredAgentKnown: preferredAgent !== null && isAgent(preferredAgent),
    ringBaseMs: item.ringBaseMs,
    activationMs: availableAtMs,
    queuedSinceMs: item.queuedSinceMs,
    onTopSinceMs,
    declines,
    emergency: isEmergency(queue),
    answer: item.offerPolicy.answer,
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
