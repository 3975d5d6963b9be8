import { offsetMs } from '../time/duration';
import type { PlanRing, RingRequirement, RoutableItem, RoutingPlan } from './types';

/** A routing plan as its document writes it. */
export interface PlanText {
  key: string;
  rings: readonly {
    after?: string | undefined;
    preferredAgent?: true | undefined;
    skills?: string | undefined;
    agents?: readonly string[] | undefined;
    group?: string | undefined;
    queue?: string | undefined;
  }[];
  preferredAgentShare?: string | undefined;
}

/** The part of an item from which its rings open. */
export type RingClock = Pick<RoutableItem, 'plan' | 'preferredAgent' | 'preferredAgentKnown' | 'ringBaseMs'>;

/** Every member of the queue at once: the plan of an item whose worktype names none. */
export const openPlan: RoutingPlan = { key: 'open', rings: [{ afterMs: 0, requirement: {} }] };

/**
 * Pins a plan to one item: percentages become ms of its SLA; without an SLA a percentage opens at once, since waiting
 * for a share of nothing would keep the item from everybody for ever. A ring after the preferred agent that gives no
 * delay waits for the plan's share, or the division's.
 */
export function resolvePlan(plan: PlanText, slaMs: number | null, divisionShare: string): RoutingPlan {
  const rings: PlanRing[] = [];
  for (const [index, ring] of plan.rings.entries()) {
    const before = plan.rings[index - 1];
    const preferredOpensMs = before?.preferredAgent ? (rings[index - 1]?.afterMs ?? 0) : null;
    let afterMs = 0;
    if (ring.after !== undefined) afterMs = offsetMs(ring.after, slaMs) ?? 0;
    else if (preferredOpensMs !== null) {
      afterMs = preferredOpensMs + (offsetMs(plan.preferredAgentShare ?? divisionShare, slaMs) ?? 0);
    }
    rings.push({ afterMs, requirement: ringRequirement(ring) });
  }
  return { key: plan.key, rings };
}

function ringRequirement(ring: PlanText['rings'][number]): RingRequirement {
  if (ring.preferredAgent) return 'preferred';
  const { skills, agents, group, queue } = ring;
  return {
    ...(skills !== undefined && { skills }),
    ...(agents !== undefined && { agents }),
    ...(group !== undefined && { group }),
    ...(queue !== undefined && { queue }),
  };
}

/** Whether the ring for the preferred agent counts: an item that names none, or an unknown one, skips it. */
export function hasPreferredAgent(item: Pick<RingClock, 'preferredAgent' | 'preferredAgentKnown'>): boolean {
  return item.preferredAgent !== null && item.preferredAgentKnown;
}

/**
 * The instant at which each ring opens; null for one that is skipped. The ring after a skipped one opens when that
 * would have; those behind it keep their own delay, which counts from the base and not from the ring before.
 */
export function ringOpenings(item: RingClock): (number | null)[] {
  return item.plan.rings.map((_, index) => ringOpensMs(item, index));
}

function ringOpensMs(item: RingClock, index: number): number | null {
  const { rings } = item.plan;
  const ring = rings[index];
  if (!ring) return null;
  if (hasPreferredAgent(item)) return item.ringBaseMs + ring.afterMs;
  if (ring.requirement === 'preferred') return null;
  let afterMs = ring.afterMs;
  for (let at = index - 1; rings[at]?.requirement === 'preferred'; at -= 1) {
    afterMs = Math.min(afterMs, rings[at]?.afterMs ?? afterMs);
  }
  return item.ringBaseMs + afterMs;
}

/** Indexes of the rings open at an instant, in the plan's order. A ring never closes: the last waits for ever. */
export function openRings(item: RingClock, nowMs: number): number[] {
  const open: number[] = [];
  for (let index = 0; index < item.plan.rings.length; index += 1) {
    const opensMs = ringOpensMs(item, index);
    if (opensMs !== null && opensMs <= nowMs) open.push(index);
  }
  return open;
}

/** The next instant at which a ring opens, or null when all are open. */
export function nextOpeningMs(item: RingClock, nowMs: number): number | null {
  const later = ringOpenings(item).filter((opensMs): opensMs is number => opensMs !== null && opensMs > nowMs);
  return later.length === 0 ? null : Math.min(...later);
}
