import type { FailedTest } from '../../domain/routing/types';
import type { AgentExplanation } from '../contract/agent-explanation';

/** Why the agent is not offered more, in one sentence. */
export function agentSummary(facts: Omit<AgentExplanation, 'summary'>): string {
  const { presence, offers, queues, tested, counts, items, nextAt } = facts;
  if (presence.state === 'offline') return `The agent is Offline since ${presence.since}: nothing is pushed.`;
  if (presence.state === 'not-ready') {
    const reason = presence.reason === undefined ? '' : ` (${presence.reason})`;
    return `The agent is Not Ready${reason} since ${presence.since}: nothing is pushed.`;
  }
  if (counts['open-offer'] !== undefined && offers[0]) {
    return `The agent has yet to answer the offer of ${offers[0].reference}, open until ${offers[0].expiresAt}.`;
  }
  if (queues.length === 0) return 'The agent serves no queue.';
  if (tested === 0) return 'Nothing waits in the queues of the agent.';
  const first = items.find(({ failed }) => failed === null);
  if (first) return `${first.reference} may be offered to the agent now.`;
  const failed = Object.entries(counts).map(([test, count]) => `${count} ${failures[test as FailedTest]}`);
  const which = tested === 1 ? 'The one item that waits' : `All of the ${tested} best items that wait`;
  const next = nextAt === null ? '' : ` Time alone opens the first of them to the agent at ${nextAt}.`;
  return `${which} in the queues of the agent cannot be offered now: ${failed.join(', ')}.${next}`;
}

const failures: Record<FailedTest, string> = {
  activation: 'not yet active',
  queue: 'in other queues',
  declined: 'declined a short while ago',
  ring: 'without an open ring for the agent',
  skills: 'asking for other skills or levels',
  presence: 'only for who is Ready',
  'open-offer': 'held up by an open offer',
  blocked: 'shut out by other media in use',
  room: 'without room',
};
