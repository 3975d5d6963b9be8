import { wallClocks } from '../time/clock';
import type { Clocks } from '../time/clock';
import { mayBeOffered } from './eligibility';
import { compareAgents, rankItems } from './order';
import type { RankedItem } from './order';
import { openRings } from './plan';
import type { RingTarget, RoutableAgent, RoutableItem, RoutableQueue } from './types';
import { withOffer } from './with-offer';

/** One push: who gets which item, through which ring, at which priority at that instant. */
export interface Match {
  item: RoutableItem;
  agent: RoutableAgent;
  ring: number;
  priority: number;
}

export type RoutableQueues = ReadonlyMap<string, RoutableQueue>;

/** The next push at an instant, or null when nobody may be offered anything. */
export function bestMatch(
  items: readonly RoutableItem[],
  agents: readonly RoutableAgent[],
  queues: RoutableQueues,
  nowMs: number,
  clocks: Clocks = wallClocks,
): Match | null {
  for (const match of matches(items, agents, queues, nowMs, clocks)) return match;
  return null;
}

/**
 * All pushes possible at an instant, in order: what `bestMatch` gives again and again when each push has left its item
 * out and loaded its agent. Nobody is left idle whom a waiting item could go to.
 */
export function decideAll(
  items: readonly RoutableItem[],
  agents: readonly RoutableAgent[],
  queues: RoutableQueues,
  nowMs: number,
  clocks: Clocks = wallClocks,
): Match[] {
  return [...matches(items, agents, queues, nowMs, clocks)];
}

function* matches(
  items: readonly RoutableItem[],
  agents: readonly RoutableAgent[],
  queues: RoutableQueues,
  nowMs: number,
  clocks: Clocks,
): Generator<Match> {
  const pool = new AgentPool(agents, clocks);
  const tried = new Set<RoutableItem>();
  let waiting = rankItems(items, nowMs, clocks);
  for (let at = 0; at < waiting.length && !pool.isEmpty(); at += 1) {
    const entry = waiting[at] as RankedItem;
    if (tried.has(entry.item)) continue;
    tried.add(entry.item);
    const found = pool.choose(entry.item, queues.get(entry.item.queue), nowMs);
    if (!found) continue;
    yield { item: entry.item, agent: found.agent, ring: found.ring, priority: entry.priority };
    pool.load(found.agent.key, entry.item);
    // Others on top of this queue counted as high as this item; without it they may stand lower.
    if (entry.isOnTop) {
      const left = waiting.filter((other) => other !== entry).map((other) => other.item);
      waiting = rankItems(left, nowMs, clocks);
      at = -1;
    }
  }
}

/**
 * The agents who can be offered something, by queue. Within one instant room only shrinks, so an item for which nobody
 * was found proves that of every later item that asks for the same: that keeps a long queue of hopeless items cheap.
 */
class AgentPool {
  private readonly agents = new Map<string, RoutableAgent>();
  private readonly members = new Map<string, Set<string>>();
  private readonly hopeless = new Set<string>();

  constructor(
    agents: readonly RoutableAgent[],
    private readonly clocks: Clocks,
  ) {
    for (const agent of agents) {
      if (agent.presence !== 'ready' || agent.openManualOffer) continue;
      this.agents.set(agent.key, agent);
      for (const queue of agent.queues) {
        const members = this.members.get(queue) ?? new Set();
        this.members.set(queue, members.add(agent.key));
      }
    }
  }

  isEmpty(): boolean {
    return this.agents.size === 0;
  }

  choose(
    item: RoutableItem,
    queue: RoutableQueue | undefined,
    nowMs: number,
  ): { agent: RoutableAgent; ring: number } | null {
    const members = this.members.get(item.queue);
    if (!members || members.size === 0) return null;
    const demand = demandOf(item, openRings(item, nowMs, this.clocks));
    if (this.hopeless.has(demand)) return null;
    const before = compareAgents(queue, item, nowMs, this.clocks);
    let best: { agent: RoutableAgent; ring: number } | null = null;
    for (const key of members) {
      const agent = this.agents.get(key);
      if (!agent || (best && before(best.agent, agent) <= 0)) continue;
      const eligible = mayBeOffered(agent, item, nowMs, this.clocks);
      if (eligible.ok) best = { agent, ring: eligible.ring };
    }
    if (!best && Object.keys(item.declines).length === 0) this.hopeless.add(demand);
    return best;
  }

  load(key: string, item: RoutableItem): void {
    const agent = this.agents.get(key);
    if (!agent) return;
    const loaded = withOffer(agent, item);
    if (!loaded.openManualOffer) {
      this.agents.set(key, loaded);
      return;
    }
    this.agents.delete(key);
    for (const queue of agent.queues) this.members.get(queue)?.delete(key);
  }
}

/** Everything of an item that decides who may be offered it, declines apart, as one text. */
function demandOf(item: RoutableItem, open: readonly number[]): string {
  let demand = `${item.queue}\n${item.mediaType}\n${item.weight}`;
  if (item.emergency) return `${demand}\nemergency`;
  for (const ring of open) {
    const requirement = item.plan.rings[ring]?.requirement ?? {};
    demand += requirement === 'preferred' ? `\npreferred ${item.preferredAgent}` : `\n${targetText(requirement)}`;
  }
  return demand;
}

/** Plans stay in memory with their items, so each of their targets is written out once. */
const targetTexts = new WeakMap<RingTarget, string>();

function targetText(target: RingTarget): string {
  const known = targetTexts.get(target);
  if (known !== undefined) return known;
  const text = JSON.stringify([target.skills, target.agents, target.group, target.queue]);
  targetTexts.set(target, text);
  return text;
}
