import { priorityAt } from '../../domain/priority/curve';
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

/**
 * The rule word by word, with no regard for cost: of all items that some agent could be offered, the one that goes
 * before all others; of these agents the one that goes before all others; and again, until nobody is left.
 */
export function naiveDecisions(
  items: readonly RoutableItem[],
  agents: readonly RoutableAgent[],
  nowMs: number,
): { itemId: string; agent: string }[] {
  const waiting = [...items];
  const free = [...agents];
  const decided: { itemId: string; agent: string }[] = [];
  for (;;) {
    const pairs = eligiblePairs(waiting, free, nowMs);
    const counts = new Map(waiting.map((one) => [one, priorityThatCounts(one, waiting, nowMs)]));
    const item = waiting
      .filter((one) => pairs.some((pair) => pair.itemId === one.id))
      .find((one, _, all) => all.every((other) => other === one || itemGoesBefore(one, other, counts)));
    if (!item) return decided;
    const agent = free
      .filter((one) => pairs.some((pair) => pair.itemId === item.id && pair.agent === one.key))
      .find((one, _, all) => all.every((other) => other === one || agentGoesBefore(one, other)));
    if (!agent) return decided;
    decided.push({ itemId: item.id, agent: agent.key });
    waiting.splice(waiting.indexOf(item), 1);
    // He has an open offer now, and that is all that keeps him from another one.
    free.splice(free.indexOf(agent), 1);
  }
}

/** On top of its queue: at least the highest priority that waits there. */
function priorityThatCounts(item: RoutableItem, waiting: readonly RoutableItem[], nowMs: number): number {
  const rivals = item.onTopSinceMs === null ? [] : waiting.filter((other) => other.queue === item.queue);
  const active = rivals.filter((other) => other.activationMs <= nowMs);
  return Math.max(priorityAt(item.curve, nowMs), ...active.map((other) => priorityAt(other.curve, nowMs)));
}

function itemGoesBefore(a: RoutableItem, b: RoutableItem, counts: ReadonlyMap<RoutableItem, number>): boolean {
  const [countsA, countsB] = [counts.get(a) ?? 0, counts.get(b) ?? 0];
  const [onTopA, onTopB] = [a.onTopSinceMs !== null, b.onTopSinceMs !== null];
  if (countsA !== countsB) return countsA > countsB;
  if (onTopA !== onTopB) return onTopA;
  if (a.queuedSinceMs !== b.queuedSinceMs) return a.queuedSinceMs < b.queuedSinceMs;
  return a.id < b.id;
}

function agentGoesBefore(a: RoutableAgent, b: RoutableAgent): boolean {
  if (a.heldCount > 0 !== b.heldCount > 0) return a.heldCount === 0;
  const idle = (agent: RoutableAgent) => Math.max(agent.readySinceMs ?? 0, agent.idleSinceMs ?? 0);
  return idle(a) === idle(b) ? a.key < b.key : idle(a) < idle(b);
}
