import { failedByRing } from '../../domain/routing/eligibility';
import { sayRing } from '../../domain/routing/figure-texts';
import { compareText } from '../../domain/routing/order';
import { openRings, ringOpenings } from '../../domain/routing/plan';
import type { PlanRing, RoutableAgent, RoutableItem } from '../../domain/routing/types';
import type { SaidOnce } from '../../domain/said/said';
import { textOf } from '../../domain/said/said';
import { optionalInstantText } from '../../domain/time/instant';
import type { Directory } from '../catalogue/directory';
import type { RingView } from '../contract/explanation';
import { agentName } from './names';
import { shown } from './shown-keys';

/** So many faces tell who a ring is for; beyond, the figure does. */
const FACES = 8;
const rank = { ready: 0, 'not-ready': 1, offline: 2 } as const;

/** The rings of an item's plan: what each asks, when it opens, and whom of these agents it admits. */
export function ringViews(
  item: RoutableItem,
  agents: readonly RoutableAgent[],
  nowMs: number,
  directory: Directory,
): RingView[] {
  const { clocks } = directory.rules;
  const open = new Set(openRings(item, nowMs, clocks));
  const members = agents
    .filter(({ queues }) => queues.includes(item.queue))
    .map((agent) => ({ agent, name: agentName(directory, agent.key) }))
    .sort((a, b) => rank[a.agent.presence] - rank[b.agent.presence] || compareText(a.name, b.name));
  return ringOpenings(item, clocks).map((opensMs, ring) => {
    const never = opensMs === Infinity;
    const requirement = item.plan.rings[ring]?.requirement;
    const admitted =
      opensMs === null
        ? []
        : members.filter(({ agent }) => item.emergency || failedByRing(requirement ?? {}, agent, item) === null);
    const asks = asked(requirement, item);
    const noted = opensMs === null ? sayRing('RING_SKIPPED') : never ? sayRing('RING_NEVER_OPENS') : null;
    return {
      ring,
      requirement: asks.map(textOf).join('; '),
      asks,
      opensAt: never ? null : optionalInstantText(opensMs),
      open: open.has(ring),
      ...(noted && { note: noted.text, noted }),
      admits: admitted.length,
      agents: admitted.slice(0, FACES).map(({ agent: { key, presence }, name }) => ({ agent: key, name, presence })),
    };
  });
}

/** Skills stand as they are asked: an expression is in no language. */
function asked(requirement: PlanRing['requirement'] | undefined, { preferredAgent }: RoutableItem): SaidOnce[] {
  if (requirement === undefined) return [];
  if (requirement === 'preferred') {
    return [
      preferredAgent === null ? sayRing('A_PREFERRED_AGENT') : sayRing('PREFERRED_AGENT', { agent: preferredAgent }),
    ];
  }
  const { skills, agents, group, queue } = requirement;
  const parts: SaidOnce[] = [];
  if (skills) parts.push({ text: skills });
  if (agents) parts.push(sayRing('AGENTS', { agents: agents.join(', ') }));
  if (group) parts.push(sayRing('GROUP', { group }));
  if (queue) parts.push(sayRing('MEMBERS_OF', { queue: shown(queue) }));
  return parts.length === 0 ? [sayRing('EVERY_MEMBER')] : parts;
}
