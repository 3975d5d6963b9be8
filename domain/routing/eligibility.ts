import { requirementOf } from '../skills/requirement';
import { wallClocks } from '../time/clock';
import type { Clocks } from '../time/clock';
import { openRings } from './plan';
import type { Eligibility, FailedTest, MediaRoom, RingRequirement, RoutableAgent, RoutableItem } from './types';

/**
 * Whether an agent may have an item, be it pushed or pulled: he is a member of its queue, has not declined it just now,
 * and an open ring admits him. In an emergency queue rings and skills do not apply.
 */
export function mayHave(
  agent: RoutableAgent,
  item: RoutableItem,
  nowMs: number,
  clocks: Clocks = wallClocks,
): Eligibility {
  if (nowMs < item.activationMs) return { ok: false, failed: 'activation' };
  if (!agent.queues.includes(item.queue)) return { ok: false, failed: 'queue' };
  if (declinedUntilMs(item, agent.key) > nowMs) return { ok: false, failed: 'declined' };
  if (item.emergency) return { ok: true, ring: 0 };
  let failed: FailedTest = 'ring';
  for (const ring of openRings(item, nowMs, clocks)) {
    const test = failedByRing(item.plan.rings[ring]?.requirement ?? {}, agent, item);
    if (test === null) return { ok: true, ring };
    // Skills are the more telling reason when several rings are open: with them he would be admitted.
    if (test === 'skills') failed = 'skills';
  }
  return { ok: false, failed };
}

/** Whether an item may be pushed to an agent: he may have it, is Ready, has no open manual offer, and has room. */
export function mayBeOffered(
  agent: RoutableAgent,
  item: RoutableItem,
  nowMs: number,
  clocks: Clocks = wallClocks,
): Eligibility {
  const eligible = mayHave(agent, item, nowMs, clocks);
  if (!eligible.ok) return eligible;
  if (agent.presence !== 'ready') return { ok: false, failed: 'presence' };
  if (agent.openManualOffer) return { ok: false, failed: 'open-offer' };
  if (blockingMedia(agent, item.mediaType).length > 0) return { ok: false, failed: 'blocked' };
  return hasRoom(agent, item.mediaType, item.weight) ? eligible : { ok: false, failed: 'room' };
}

/** Undefined for a media type that his profile does not name, whatever objects have by nature. */
export function roomOf({ capacity }: Pick<RoutableAgent, 'capacity'>, mediaType: string): MediaRoom | undefined {
  return Object.hasOwn(capacity, mediaType) ? capacity[mediaType] : undefined;
}

/** Room by weight alone: used and outside load count alike, and a media type without an entry has none. */
export function hasRoom(agent: RoutableAgent, mediaType: string, weight: number): boolean {
  const room = roomOf(agent, mediaType);
  return room !== undefined && room.used + room.outside + weight <= room.max;
}

/** Media types in use that leave no room for this one now. */
export function blockingMedia(agent: RoutableAgent, mediaType: string): string[] {
  return blockersOf(agent, mediaType).filter((blocker) => {
    const room = roomOf(agent, blocker);
    return room !== undefined && room.used + room.outside > 0;
  });
}

/** Whether load from outside leaves no room for a media type: by its own room, or by what it shuts out. */
export function isCrowdedOut(agent: Pick<RoutableAgent, 'capacity' | 'blockedBy'>, mediaType: string): boolean {
  const { max, used, outside } = roomOf(agent, mediaType) ?? { max: 0, used: 0, outside: 0 };
  if (outside > 0 && used + outside > max) return true;
  return blockersOf(agent, mediaType).some((blocker) => (roomOf(agent, blocker)?.outside ?? 0) > 0);
}

function blockersOf({ blockedBy }: Pick<RoutableAgent, 'blockedBy'>, mediaType: string): readonly string[] {
  return (Object.hasOwn(blockedBy, mediaType) && blockedBy[mediaType]) || [];
}

/** End of the pause after a decline; minus infinity for an agent who declined nothing. */
export function declinedUntilMs(item: RoutableItem, agentKey: string): number {
  return Object.hasOwn(item.declines, agentKey) ? (item.declines[agentKey] ?? -Infinity) : -Infinity;
}

/** What a ring asks of an agent. */
export type RingMember = Pick<RoutableAgent, 'key' | 'skills' | 'queues' | 'groups'>;

/** Why a ring does not admit an agent, or null when it does. Its parts must all hold; skills are asked last. */
export function failedByRing(
  requirement: RingRequirement,
  agent: RingMember,
  item: Pick<RoutableItem, 'preferredAgent'>,
): 'ring' | 'skills' | null {
  if (requirement === 'preferred') return item.preferredAgent === agent.key ? null : 'ring';
  const { agents, group, queue, skills } = requirement;
  if (agents && !agents.includes(agent.key)) return 'ring';
  if (group !== undefined && !agent.groups.includes(group)) return 'ring';
  if (queue !== undefined && !agent.queues.includes(queue)) return 'ring';
  return skills === undefined || requirementOf(skills).meets(agent.skills) ? null : 'skills';
}
