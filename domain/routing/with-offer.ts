import { roomOf } from './eligibility';
import type { RoutableAgent, RoutableItem } from './types';

/** What an open offer takes from an agent: room, and with a manual answer the chance of another offer. */
export function withOffer(
  agent: RoutableAgent,
  item: Pick<RoutableItem, 'mediaType' | 'weight' | 'answer'>,
): RoutableAgent {
  const room = roomOf(agent, item.mediaType);
  return {
    ...agent,
    heldCount: agent.heldCount + 1,
    openManualOffer: agent.openManualOffer || item.answer === 'manual',
    capacity: room
      ? { ...agent.capacity, [item.mediaType]: { ...room, used: room.used + item.weight } }
      : agent.capacity,
  };
}
