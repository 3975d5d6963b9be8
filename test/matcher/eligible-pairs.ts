import { mayBeOffered } from '../../domain/routing/eligibility';
import type { RoutableAgent, RoutableItem } from '../../domain/routing/types';

/** Every pair that could be an offer now. */
export function eligiblePairs(
  items: readonly RoutableItem[],
  agents: readonly RoutableAgent[],
  nowMs: number,
): { itemId: string; agent: string }[] {
  return items.flatMap((item) =>
    agents
      .filter((agent) => mayBeOffered(agent, item, nowMs).ok)
      .map((agent) => ({ itemId: item.id, agent: agent.key })),
  );
}
