import fc from 'fast-check';
import { priorityAt } from '../../../domain/priority/curve';
import { idleSinceMs } from '../../../domain/routing/order';
import { ringOpenings } from '../../../domain/routing/plan';
import type { RoutableAgent, RoutableItem, RoutableQueues } from '../../../domain/routing/types';
import { requirementOf } from '../../../domain/skills/requirement';
import { ShardMemory } from '../../../matcher/shard-memory';
import { agents, items, queues } from '../../domain/routing/make';
import { clocks } from '../../domain/time/stop-and-go';

/**
 * The rules of the product read one after the other, with no thought of speed: the judge of the real decision, with which it
 * shares no test of an agent or an item.
 */
function naiveMatch(
  waiting: RoutableItem[],
  all: RoutableAgent[],
  rules: RoutableQueues,
  now: number,
): [string, string] | null {
  const active = waiting.filter((item) => now >= item.activationMs);
  const own = (item: RoutableItem) => priorityAt(item.curve, now, clocks(item.curve.calendar));
  const rank = (item: RoutableItem) =>
    item.onTopSinceMs === null ? own(item) : Math.max(...active.filter((other) => other.queue === item.queue).map(own));
  let best: RoutableItem | null = null;
  for (const item of active) {
    if (!all.some((agent) => naiveOffer(agent, item, now))) continue;
    if (
      best &&
      !goesFirst(
        [-rank(item), item.onTopSinceMs === null ? 1 : 0, item.queuedSinceMs, item.id],
        [-rank(best), best.onTopSinceMs === null ? 1 : 0, best.queuedSinceMs, best.id],
      )
    )
      continue;
    best = item;
  }
  if (!best) return null;
  const item = best;
  const queue = rules.get(item.queue);
  const key = (agent: RoutableAgent) => {
    const idle = [agent.heldCount > 0 ? 1 : 0, idleSinceMs(agent), agent.key];
    const room = agent.capacity[item.mediaType];
    if (queue?.order === 'least-loaded') return [room ? (room.used + room.outside) / room.max : 1, ...idle];
    if (queue?.order === 'best-skill') return [-skillSum(agent, item, now), ...idle];
    if (queue?.order !== 'preferred') return idle;
    const place = queue.preferredAgents.indexOf(agent.key);
    return [place < 0 ? 99 : place, ...idle];
  };
  const offered = all.filter((agent) => naiveOffer(agent, item, now));
  const winner = offered.reduce((first, agent) => (goesFirst(key(agent), key(first)) ? agent : first));
  return [item.id, winner.key];
}

function naiveOffer(agent: RoutableAgent, item: RoutableItem, now: number): boolean {
  const room = agent.capacity[item.mediaType];
  const blocked = (agent.blockedBy[item.mediaType] ?? []).some((media) => {
    const other = agent.capacity[media];
    return other && other.used + other.outside > 0;
  });
  const fits = room !== undefined && room.used + room.outside + item.weight <= room.max && !blocked;
  const free = agent.presence === 'ready' && !agent.openManualOffer && fits;
  const declined = (item.declines[agent.key] ?? -1) > now;
  if (!free || declined || !agent.queues.includes(item.queue)) return false;
  return item.emergency || openRequirements(item, now).some((ring) => naiveRing(ring, agent, item));
}

function openRequirements(item: RoutableItem, now: number) {
  const openings = ringOpenings(item, clocks);
  return item.plan.rings.filter((_, index) => (openings[index] ?? Infinity) <= now).map((ring) => ring.requirement);
}

function naiveRing(
  ring: ReturnType<typeof openRequirements>[number],
  agent: RoutableAgent,
  item: RoutableItem,
): boolean {
  if (ring === 'preferred') return agent.key === item.preferredAgent;
  return (
    (!ring.agents || ring.agents.includes(agent.key)) &&
    (!ring.group || agent.groups.includes(ring.group)) &&
    (!ring.queue || agent.queues.includes(ring.queue)) &&
    (!ring.skills || requirementOf(ring.skills).meets(agent.skills))
  );
}

function skillSum(agent: RoutableAgent, item: RoutableItem, now: number): number {
  const asked = openRequirements(item, now).flatMap((ring) =>
    ring !== 'preferred' && ring.skills ? requirementOf(ring.skills).names : [],
  );
  return [...new Set(asked)].reduce((sum, name) => sum + (agent.skills[name] ?? 0), 0);
}

function goesFirst(a: (string | number)[], b: (string | number)[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] as string | number) < (b[at] as string | number);
}

/** What each of an instant's decisions is, in order. */
function decided(waiting: RoutableItem[], all: RoutableAgent[], rules: RoutableQueues, now: number) {
  const memory = new ShardMemory(clocks);
  memory.setQueues(rules);
  memory.replaceAgents([], all);
  memory.replaceItems(
    [],
    waiting.map((item) => {
      const offer = { answer: item.answer, expiryMs: 60_000, declineForMs: 1 };
      return { item, version: 1, offer, offerExpiresMs: null };
    }),
  );
  return memory.decide(now).map(({ itemId, agent }) => [itemId, agent.key]);
}

test('an instant is decided as the rules say, one item after the other', () => {
  fc.assert(
    fc.property(items, agents, queues, fc.nat(30), (waiting, all, rules, now) => {
      const expected: unknown[] = [];
      let [left, free] = [waiting, all];
      for (let match = naiveMatch(left, free, rules, now); match; match = naiveMatch(left, free, rules, now)) {
        const [id, key] = match;
        expected.push(match);
        const item = left.find((one) => one.id === id) as RoutableItem;
        left = left.filter((other) => other !== item);
        free = free.map((other) => (other.key === key ? loaded(other, item) : other));
      }
      expect(decided(waiting, all, rules, now)).toEqual(expected);
    }),
    { numRuns: 5_000 },
  );
});

function loaded(agent: RoutableAgent, item: RoutableItem): RoutableAgent {
  const room = agent.capacity[item.mediaType] ?? { max: 0, used: 0, outside: 0 };
  return {
    ...agent,
    heldCount: agent.heldCount + 1,
    openManualOffer: item.answer === 'manual',
    capacity: { ...agent.capacity, [item.mediaType]: { ...room, used: room.used + item.weight } },
  };
}
