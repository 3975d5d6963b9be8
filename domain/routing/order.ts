import { priorityAt } from '../priority/curve';
import { levelSum, requirementOf } from '../skills/requirement';
import { wallClocks } from '../time/clock';
import type { Clocks } from '../time/clock';
import { roomOf } from './eligibility';
import { openRings } from './plan';
import type { RoutableAgent, RoutableItem, RoutableQueue } from './types';

/** The place of an item in the order of one instant. */
export interface RankKey {
  /** Its priority; on top of its queue, at least the highest that waits there. */
  rank: number;
  isOnTop: boolean;
  queuedSinceMs: number;
  id: string;
}

/** An item with its place at one instant, evaluated once. */
export interface RankedItem extends RankKey {
  item: RoutableItem;
  /** Its own. */
  priority: number;
}

/** Waiting items, best first. Those not yet active do not wait and are left out. */
export function rankItems(items: readonly RoutableItem[], nowMs: number, clocks: Clocks = wallClocks): RankedItem[] {
  const active = items.filter((item) => item.activationMs <= nowMs);
  const ranked = active.map((item): RankedItem => {
    const { id, queuedSinceMs, onTopSinceMs, curve } = item;
    const priority = priorityAt(curve, nowMs, clocks(curve.calendar));
    return { item, priority, rank: priority, isOnTop: onTopSinceMs !== null, queuedSinceMs, id };
  });
  const highest = new Map<string, number>();
  if (ranked.some(({ isOnTop }) => isOnTop)) {
    for (const { item, priority } of ranked) {
      highest.set(item.queue, Math.max(priority, highest.get(item.queue) ?? -Infinity));
    }
  }
  for (const entry of ranked) {
    if (entry.isOnTop) entry.rank = highest.get(entry.item.queue) ?? entry.priority;
  }
  return ranked.sort(compareRanked);
}

/**
 * Negative when `a` goes first: the higher rank, then the one on top, then the longest waiting, then the smallest ID.
 * That an item on top goes first at equal rank holds across queues too: if it held in its own queue only, three items
 * could each go before the next in a circle.
 */
export function compareRanked(a: RankKey, b: RankKey): number {
  return (
    b.rank - a.rank ||
    Number(b.isOnTop) - Number(a.isOnTop) ||
    a.queuedSinceMs - b.queuedSinceMs ||
    compareText(a.id, b.id)
  );
}

/** By code point, never by language: the order must be the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Order of the agents for one item by its queue's rule; ties go to the one idle longest. Negative: `a` first. */
export function compareAgents(
  queue: RoutableQueue | undefined,
  item: RoutableItem,
  nowMs: number,
  clocks: Clocks = wallClocks,
): (a: RoutableAgent, b: RoutableAgent) => number {
  const { costOf } = costsOf(queue, item, nowMs, clocks);
  return (a, b) => costOf(a) - costOf(b) || compareIdle(a, b);
}

/** What a queue's rule says of each agent by himself, so that he is measured once: the lowest cost goes first. */
export interface AgentCosts {
  costOf: (agent: RoutableAgent) => number;
  /** No cost is lower. */
  least: number;
}

export function costsOf(
  queue: RoutableQueue | undefined,
  item: RoutableItem,
  nowMs: number,
  clocks: Clocks = wallClocks,
): AgentCosts {
  switch (queue?.order ?? 'longest-idle') {
    case 'longest-idle':
      return { costOf: () => 0, least: 0 };
    case 'least-loaded':
      return { costOf: (agent) => loadShare(agent, item.mediaType), least: 0 };
    case 'best-skill': {
      const names = skillsAsked(item, nowMs, clocks);
      return { costOf: ({ skills }) => -levelSum(skills, names), least: -Infinity };
    }
    case 'preferred': {
      const listed = queue?.preferredAgents ?? [];
      const places = placesOf(listed);
      return { costOf: ({ key }) => places.get(key) ?? listed.length, least: 0 };
    }
  }
}

/** By list of agents, which changes only with the queue's document: it may be long. */
const placesByList = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function placesOf(agents: readonly string[]): ReadonlyMap<string, number> {
  const known = placesByList.get(agents);
  if (known) return known;
  // Who is listed twice has his first place.
  const places = new Map(agents.map((key, index) => [key, index] as const).toReversed());
  placesByList.set(agents, places);
  return places;
}

/** Those who hold nothing first, then the one idle longest, then the smallest key. */
export function compareIdle(a: RoutableAgent, b: RoutableAgent): number {
  const holding = Number(a.heldCount > 0) - Number(b.heldCount > 0);
  return holding || idleSinceMs(a) - idleSinceMs(b) || compareText(a.key, b.key);
}

/** The later of becoming Ready and of the last item leaving his hands; offers declined or missed do not count. */
export function idleSinceMs(agent: Pick<RoutableAgent, 'readySinceMs' | 'idleSinceMs'>): number {
  return Math.max(agent.readySinceMs ?? 0, agent.idleSinceMs ?? 0);
}

/** Share of the capacity for this media type that is taken, outside load included. No capacity counts as full. */
export function loadShare(agent: RoutableAgent, mediaType: string): number {
  const room = roomOf(agent, mediaType);
  if (!room || room.max <= 0) return 1;
  return (room.used + room.outside) / room.max;
}

/** Skills named by any open ring: one list for all agents, so that their sums can be compared. */
export function skillsAsked(item: RoutableItem, nowMs: number, clocks: Clocks = wallClocks): string[] {
  const names = openRings(item, nowMs, clocks).flatMap((ring) => {
    const requirement = item.plan.rings[ring]?.requirement;
    if (requirement === undefined || requirement === 'preferred' || requirement.skills === undefined) return [];
    return requirementOf(requirement.skills).names;
  });
  return [...new Set(names)];
}
