import { priorityAt } from '../../../domain/priority/curve';
import { mayBeOffered } from '../../../domain/routing/eligibility';
import { levelSum, requirementOf } from '../../../domain/skills/requirement';
import { openRings } from '../../../domain/routing/plan';
import type { RoutableAgent, RoutableItem, RoutableQueues } from '../../../domain/routing/types';
import { withOffer } from '../../../domain/routing/with-offer';
import type { Clocks } from '../../../domain/time/clock';

type Key = readonly (string | number)[];

/** One push: who gets which item, through which ring, at which priority at that instant. */
export interface Match {
  item: RoutableItem;
  agent: RoutableAgent;
  ring: number;
  priority: number;
}

/** The rules of the product read one after the other, with no thought of speed: the judge of every decision. */
export function bruteForce(
  items: readonly RoutableItem[],
  agents: readonly RoutableAgent[],
  queues: RoutableQueues,
  nowMs: number,
  clocks: Clocks,
): Match[] {
  const matches: Match[] = [];
  let [waiting, free] = [[...items], [...agents]];
  for (;;) {
    const match = firstMatch(waiting, free, queues, nowMs, clocks);
    if (!match) return matches;
    matches.push(match);
    waiting = waiting.filter((item) => item !== match.item);
    free = free.map((agent) => (agent === match.agent ? withOffer(agent, match.item) : agent));
  }
}

function firstMatch(
  items: readonly RoutableItem[],
  agents: readonly RoutableAgent[],
  queues: RoutableQueues,
  nowMs: number,
  clocks: Clocks,
): Match | null {
  const active = items.filter((item) => item.activationMs <= nowMs);
  const priority = new Map(active.map((item) => [item, priorityAt(item.curve, nowMs, clocks(item.curve.calendar))]));
  const own = (item: RoutableItem) => priority.get(item) ?? 0;
  const highest = new Map<string, number>();
  for (const item of active) highest.set(item.queue, Math.max(own(item), highest.get(item.queue) ?? -Infinity));
  const isTaken = (item: RoutableItem) => agents.some((agent) => mayBeOffered(agent, item, nowMs, clocks).ok);
  const keyOf = (item: RoutableItem): Key =>
    item.onTopSinceMs === null
      ? [-own(item), 1, item.queuedSinceMs, item.id]
      : [-(highest.get(item.queue) ?? 0), 0, item.queuedSinceMs, item.id];
  const [item] = active.filter(isTaken).sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
  if (!item) return null;
  const eligible = agents.filter((agent) => mayBeOffered(agent, item, nowMs, clocks).ok);
  const agentKey = agentKeyOf(item, queues, nowMs, clocks);
  const [agent] = eligible.sort((a, b) => compareKeys(agentKey(a), agentKey(b)));
  const offer = agent && mayBeOffered(agent, item, nowMs, clocks);
  return agent && offer?.ok ? { item, agent, ring: offer.ring, priority: own(item) } : null;
}

function agentKeyOf(item: RoutableItem, queues: RoutableQueues, nowMs: number, clocks: Clocks) {
  const queue = queues.get(item.queue);
  const asked = new Set<string>();
  for (const ring of openRings(item, nowMs, clocks)) {
    const requirement = item.plan.rings[ring]?.requirement;
    if (requirement === undefined || requirement === 'preferred' || requirement.skills === undefined) continue;
    for (const name of requirementOf(requirement.skills).names) asked.add(name);
  }
  return (agent: RoutableAgent): Key => {
    const idle = [
      agent.heldCount > 0 ? 1 : 0,
      Math.max(agent.readySinceMs ?? 0, agent.idleSinceMs ?? 0),
      agent.key,
    ] as const;
    switch (queue?.order ?? 'longest-idle') {
      case 'longest-idle':
        return idle;
      case 'best-skill':
        return [-levelSum(agent.skills, [...asked]), ...idle];
      case 'least-loaded': {
        const room = agent.capacity[item.mediaType];
        return [room && room.max > 0 ? (room.used + room.outside) / room.max : 1, ...idle];
      }
      case 'preferred': {
        const place = queue?.preferredAgents.indexOf(agent.key) ?? -1;
        return [place < 0 ? Infinity : place, ...idle];
      }
    }
  };
}

function compareKeys(a: Key, b: Key): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] as string | number;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
