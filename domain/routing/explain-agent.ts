import { wallClocks } from '../time/clock';
import type { Clocks } from '../time/clock';
import { declinedUntilMs, failedByRing } from './eligibility';
import { type Candidate, candidateFor } from './explain';
import type { RankedItem } from './order';
import { ringOpenings } from './plan';
import type { RoutableAgent, RoutableItem } from './types';

/** What comes out for an agent and one of the items that wait. */
export interface TestedItem {
  item: RoutableItem;
  /** Its own, at that instant. */
  priority: number;
  candidate: Candidate;
  /** From when time alone lets him have it; null: it does now, or never will. */
  possibleMs: number | null;
}

/** Why an agent is not offered what waits: each item with the first test that it fails for him, in the given order. */
export function explainAgent(
  agent: RoutableAgent,
  ranked: readonly Pick<RankedItem, 'item' | 'priority'>[],
  nowMs: number,
  clocks: Clocks = wallClocks,
): TestedItem[] {
  return ranked.map(({ item, priority }) => {
    const possibleMs = possibleFromMs(agent, item, clocks);
    return {
      item,
      priority,
      candidate: candidateFor(agent, item, nowMs, clocks),
      possibleMs: possibleMs > nowMs && Number.isFinite(possibleMs) ? possibleMs : null,
    };
  });
}

/** The instant from which he may have it (`mayHave`), as skills, groups and queues are now; Infinity: never. */
function possibleFromMs(agent: RoutableAgent, item: RoutableItem, clocks: Clocks): number {
  if (!agent.queues.includes(item.queue)) return Infinity;
  const pausedUntilMs = Math.max(item.activationMs, declinedUntilMs(item, agent.key));
  if (item.emergency) return pausedUntilMs;
  const admitting = ringOpenings(item, clocks).filter(
    (opensMs, ring): opensMs is number =>
      opensMs !== null && failedByRing(item.plan.rings[ring]?.requirement ?? {}, agent, item) === null,
  );
  return Math.max(pausedUntilMs, Math.min(...admitting));
}
