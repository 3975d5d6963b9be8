import type { AgentView } from '../../../../api/contract/agent';

/**
 * What an agent is at: `idle` (ready with nothing, though work waits in his queues), `free` (ready with nothing, and
 * nothing waits), `busy`, `offline`, or `not-ready:` with the reason, where there is one.
 */
export function agentState({ presence, idle, connected, offered }: AgentView): string {
  if (presence.state === 'offline') return 'offline';
  if (presence.state === 'not-ready') return `not-ready:${presence.reason ?? ''}`;
  if (idle) return 'idle';
  return connected + offered > 0 ? 'busy' : 'free';
}

const order = ['idle', 'free', 'busy', 'not-ready', 'offline'];
const rank = (state: string) => order.indexOf(state.split(':')[0] ?? '');

/** How many agents are at what, the idle ones first; each agent is counted once. */
export function countStates(agents: readonly AgentView[]): { readonly state: string; readonly count: number }[] {
  const counts = new Map<string, number>([['idle', 0]]);
  for (const agent of agents) counts.set(agentState(agent), (counts.get(agentState(agent)) ?? 0) + 1);
  return [...counts]
    .map(([state, count]) => ({ state, count }))
    .toSorted((a, b) => rank(a.state) - rank(b.state) || (a.state < b.state ? -1 : 1));
}

/** Which agents are listed: a state, or all of a presence (`ready` are the idle, the free and the busy). `serves`: a queue as `division/key`. */
export interface AgentFilter {
  readonly agents?: string | undefined;
  readonly serves?: string | undefined;
}

export function isListed(agent: AgentView, { agents, serves }: AgentFilter): boolean {
  const [division, queue] = serves?.split(/\/(.*)/s) ?? [];
  if (serves !== undefined && !(agent.division === division && agent.queues.includes(queue ?? ''))) return false;
  return agents === undefined || agentState(agent) === agents || agent.presence.state === agents;
}
