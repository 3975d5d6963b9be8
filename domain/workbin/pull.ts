import { type PriorityCurve, priorityAt } from '../priority/curve';
import { hasRoom, mayHave } from '../routing/eligibility';
import { compareText, rankItems } from '../routing/order';
import type { RoutableAgent, RoutableItem } from '../routing/types';
import type { Clocks } from '../time/clock';

/** An item that an agent may have, and whether he has room for it now. */
export interface Pullable {
  id: string;
  priority: number;
  hasRoom: boolean;
}

/** What lies in a workbin, as far as its order goes. Instants epoch ms. */
export interface ParkedItem {
  id: string;
  curve: PriorityCurve;
  queuedSinceMs: number;
  mediaType: string;
  weight: number;
}

/** What an agent may have of his queues' items at an instant, best first, on top of the queue before the rest: as pushes. */
export function pullableFromQueues(
  agent: RoutableAgent,
  items: readonly RoutableItem[],
  nowMs: number,
  clocks: Clocks,
): Pullable[] {
  return rankItems(items, nowMs, clocks)
    .filter(({ item }) => mayHave(agent, item, nowMs, clocks).ok)
    .map(({ item, priority }) => ({
      id: item.id,
      priority,
      hasRoom: hasRoom(agent, item.mediaType, item.weight),
    }));
}

/** What lies in a workbin, best first: whoever belongs to it may have all of it. */
export function pullableFromWorkbin(
  agent: RoutableAgent,
  items: readonly ParkedItem[],
  nowMs: number,
  clocks: Clocks,
): Pullable[] {
  return rankParked(items, nowMs, clocks).map(({ item: { id, mediaType, weight }, priority }) => ({
    id,
    priority,
    hasRoom: hasRoom(agent, mediaType, weight),
  }));
}

/** By priority now, then the longest waiting, then the smallest ID: the order of everything that waits. */
export function rankParked(
  items: readonly ParkedItem[],
  nowMs: number,
  clocks: Clocks,
): { item: ParkedItem; priority: number }[] {
  return items
    .map((item) => ({ item, priority: priorityAt(item.curve, nowMs, clocks(item.curve.calendar)) }))
    .sort(
      (a, b) =>
        b.priority - a.priority || a.item.queuedSinceMs - b.item.queuedSinceMs || compareText(a.item.id, b.item.id),
    );
}

/**
 * The next by priority: the best that he has room for, as a push would choose, apart from some. `full`: there is
 * something, and room for none of it.
 */
export function nextOf(pullable: readonly Pullable[], except: ReadonlySet<string>): Pullable | 'full' | null {
  const next = pullable.find(({ id, hasRoom }) => hasRoom && !except.has(id));
  return next ?? (pullable.some((item) => !item.hasRoom) ? 'full' : null);
}

/** How many he passes over who takes this one: those before it that he could have taken. Null: he may not have it. */
export function skippedBefore(pullable: readonly Pullable[], id: string): number | null {
  const place = pullable.findIndex((item) => item.id === id);
  return place === -1 ? null : pullable.slice(0, place).filter((item) => item.hasRoom).length;
}
