import type { PriorityCurve } from '../priority/curve';
import { instantAfter, wallClocks } from '../time/clock';
import type { Clocks } from '../time/clock';
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

/** The part of an item from which its rings open; the delays count on the clock of its curve. */
export interface RingClock extends Pick<
  RoutableItem,
  'plan' | 'preferredAgent' | 'preferredAgentKnown' | 'ringBaseMs'
> {
  curve: Pick<PriorityCurve, 'calendar'>;
}

/** Every member of the queue at once: the plan of an item whose worktype names none. */
export const openPlan: RoutingPlan = { key: 'open', rings: [{ afterMs: 0, requirement: {} }] };

/**
 * Pins a plan to one item: percentages become ms of its SLA; without an SLA a percentage opens at once, since waiting
 * for a share of nothing would keep the item from everybody for ever. A ring after the preferred agent that gives no
 * delay waits for the plan's share, or the division's. `slaMs` and all delays are time on the item's clock.
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

/** Which document says how long the preferred agent is waited for; null: he has no ring, or none comes after his. */
export function preferredWaitBy({ rings, preferredAgentShare }: PlanText): 'routing-plan' | 'division' | null {
  const next = afterPreferred(rings, ({ preferredAgent }) => preferredAgent === true);
  if (!next) return null;
  return next.ring.after === undefined && preferredAgentShare === undefined ? 'division' : 'routing-plan';
}

/** How long he is, on the item's clock. */
export function preferredWaitMs({ rings }: RoutingPlan): number | null {
  const next = afterPreferred(rings, ({ requirement }) => requirement === 'preferred');
  return next && Math.max(0, next.ring.afterMs - next.before.afterMs);
}

function afterPreferred<R>(rings: readonly R[], isPreferred: (ring: R) => boolean): { before: R; ring: R } | null {
  const at = rings.findIndex(isPreferred);
  const [before, ring] = at === -1 ? [] : rings.slice(at, at + 2);
  return before && ring ? { before, ring } : null;
}

/** A plan whose rings ask these skills beside their own; the preferred agent's asks for none. */
export function withSkills(plan: RoutingPlan, skills: string | null | undefined): RoutingPlan {
  if (skills === null || skills === undefined) return plan;
  const rings = plan.rings.map(({ afterMs, requirement }) => {
    if (requirement === 'preferred') return { afterMs, requirement };
    const own = requirement.skills;
    return {
      afterMs,
      requirement: { ...requirement, skills: own === undefined ? skills : `(${own}) and (${skills})` },
    };
  });
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
 * The instant at which each ring opens; null for one that is skipped, Infinity for one whose delay never passes, since
 * its calendar is always closed. The ring after a skipped one opens when that
 * would have; those behind it keep their own delay, which counts from the base and not from the ring before.
 */
export function ringOpenings(item: RingClock, clocks: Clocks = wallClocks): (number | null)[] {
  return item.plan.rings.map((_, index) => ringOpensMs(item, index, clocks));
}

function ringOpensMs(item: RingClock, index: number, clocks: Clocks): number | null {
  const { rings } = item.plan;
  const ring = rings[index];
  if (!ring) return null;
  const after = (delayMs: number) => instantAfter(clocks(item.curve.calendar), item.ringBaseMs, delayMs);
  if (hasPreferredAgent(item)) return after(ring.afterMs);
  if (ring.requirement === 'preferred') return null;
  let afterMs = ring.afterMs;
  for (let at = index - 1; rings[at]?.requirement === 'preferred'; at -= 1) {
    afterMs = Math.min(afterMs, rings[at]?.afterMs ?? afterMs);
  }
  return after(afterMs);
}

/** Indexes of the rings open at an instant, in the plan's order. A ring never closes: the last waits for ever. */
export function openRings(item: RingClock, nowMs: number, clocks: Clocks = wallClocks): number[] {
  const open: number[] = [];
  for (let index = 0; index < item.plan.rings.length; index += 1) {
    const opensMs = ringOpensMs(item, index, clocks);
    if (opensMs !== null && opensMs <= nowMs) open.push(index);
  }
  return open;
}

/** The next instant at which a ring opens, or null when none will any more. */
export function nextOpeningMs(item: RingClock, nowMs: number, clocks: Clocks = wallClocks): number | null {
  const later = ringOpenings(item, clocks).map((opensMs) => (opensMs !== null && opensMs > nowMs ? opensMs : Infinity));
  const nextMs = Math.min(...later);
  return Number.isFinite(nextMs) ? nextMs : null;
}
