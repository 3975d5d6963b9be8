/** How many agents are at what: `busy`, `not-ready:` with a reason. */
export interface AgentStateCount {
  readonly state: string;
  readonly count: number;
}

const order = ['idle', 'free', 'busy', 'not-ready', 'offline'];
const rank = (state: string) => order.indexOf(state.split(':')[0] ?? '');

/** The idle ones first, who are told of though there are none. */
export function inOrder(states: readonly AgentStateCount[]): readonly AgentStateCount[] {
  const all = states.some(({ state }) => state === 'idle') ? states : [{ state: 'idle', count: 0 }, ...states];
  return all.toSorted((a, b) => rank(a.state) - rank(b.state) || (a.state < b.state ? -1 : 1));
}

/** Which agents are listed: a state, or all of a presence (`ready` are the idle, the free and the busy). `serves`: a queue as `division/key`. */
export interface AgentFilter {
  readonly agents?: string | undefined;
  readonly serves?: string | undefined;
}
