import { type Figure, percentile } from '../figures';
import type { Rig } from '../rig';
import { followStream, type Stream } from '../stream';

const MOVES = 200;
const WITHIN_MS = 1_000;

interface Agent {
  key: string;
  stream: Stream;
}

/**
 * A supervisor moves an item from one agent's shelf to another's, again and again: from the sending of the command until
 * both have been told by their streams, and he who gets it has read his shelf, as his page does.
 */
export async function movesSeen(rig: Rig): Promise<Figure[]> {
  const [first, second] = await Promise.all(rig.agents.slice(0, 2).map((key) => agentOf(rig, key)));
  if (!first || !second) throw new Error('it takes two agents');
  const { id } = await rig.capture();
  await rig.call('POST', `/workitems/${id}/actions/transfer`, { agent: first.key });
  const times: number[] = [];
  for (let move = 0; move < MOVES; move += 1) {
    const [from, to] = move % 2 === 0 ? [first, second] : [second, first];
    times.push(await timeOfMove(rig, id, from, to));
  }
  for (const { stream } of [first, second]) stream.close();
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return [
    {
      name: `a supervisor's move of an item, seen by both agents, ${MOVES} in turns`,
      value: `median ${p50.toFixed(0)} ms, 99th percentile ${p99.toFixed(0)} ms`,
      beside: '',
      asked: `within ${WITHIN_MS / 1_000} s`,
      holds: p99 <= WITHIN_MS,
    },
  ];
}

async function agentOf(rig: Rig, key: string): Promise<Agent> {
  const { token } = (await rig.call('POST', '/dev/tokens', { user: key })) as { token: string };
  return { key, stream: await followStream(`${rig.api}/v1/stream`, token) };
}

async function timeOfMove(rig: Rig, id: string, from: Agent, to: Agent): Promise<number> {
  const startMs = performance.now();
  const told = (agent: Agent) => agent.stream.until((event) => event.id === id);
  const shelf = async () => {
    await told(to);
    const read = await rig.call('GET', `/workbins/agent:${to.key}/items`, undefined, to.key);
    if (!(read as { items: { id: string }[] }).items.some((item) => item.id === id)) throw new Error('not there yet');
    return performance.now();
  };
  const [readMs] = await Promise.all([
    shelf(),
    told(from),
    rig.call('POST', `/workitems/${id}/actions/transfer`, { agent: to.key }),
  ]);
  return readMs - startMs;
}
