import { failedByRing } from '../../domain/routing/eligibility';
import { compareText } from '../../domain/routing/order';
import { openRings, ringOpenings } from '../../domain/routing/plan';
import type { PlanRing, RoutableAgent, RoutableItem } from '../../domain/routing/types';
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
    return {
      ring,
      requirement: requirementText(requirement, item),
      opensAt: never ? null : optionalInstantText(opensMs),
      open: open.has(ring),
      ...(opensMs === null ? { note: 'skipped: no known preferred agent' } : {}),
      ...(never ? { note: 'never: its calendar does not open that long' } : {}),
      admits: admitted.length,
      agents: admitted.slice(0, FACES).map(({ agent: { key, presence }, name }) => ({ agent: key, name, presence })),
    };
  });
}

function requirementText(requirement: PlanRing['requirement'] | undefined, item: RoutableItem): string {
  if (requirement === undefined) return '';
  if (requirement === 'preferred') return `preferred agent ${item.preferredAgent ?? ''}`.trim();
  const parts = [
    requirement.skills,
    requirement.agents && `agents ${requirement.agents.join(', ')}`,
    requirement.group && `group ${requirement.group}`,
    requirement.queue && `members of queue ${shown(requirement.queue)}`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? 'every member of the queue' : parts.join('; ');
}
