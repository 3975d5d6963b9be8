import { explain } from '../domain/routing/explain';
import type { Explanation } from '../domain/routing/explain';
import type { Match } from '../domain/routing/decide';
import type { RoutableAgent, RoutableItem, RoutableQueue } from '../domain/routing/types';
import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { withOffer } from '../domain/routing/with-offer';
import type { ProposedOffer } from './ledger/make-offers';
import { whyAfter } from './runner-up';
import type { ShardMemory } from './shard-memory';

/** An agent beside the one who was chosen, and why he comes after him. */
export interface RunnerUp {
  agent: string;
  why: string;
}

/** What is stored with an offer; the rest can be derived from the ledger on demand. */
export interface OfferExplanation extends Omit<Explanation, 'candidates'> {
  ring: number;
  order: RoutableQueue['order'];
  winner: string;
  /** Ten at most: those who could have had it, then the nearest misses. */
  next: RunnerUp[];
}

const RUNNERS_UP = 10;

/**
 * Turns decisions into offers with their reasons. Each reason sees the agents as they were for that decision: loaded
 * with the offers decided before it at the same instant.
 */
export function proposeOffers(
  matches: readonly Match[],
  memory: ShardMemory,
  nowMs: number,
  newId: () => string,
  clocks: Clocks = wallClocks,
): ProposedOffer[] {
  const agents = new Map(memory.allAgents().map((agent) => [agent.key, agent]));
  return matches.flatMap(({ item, agent, ring, priority }) => {
    const row = memory.row(item.id);
    const winner = agents.get(agent.key);
    if (!row || !winner) return [];
    const explanation = explainOffer(item, winner, ring, [...agents.values()], memory.queue(item.queue), nowMs, clocks);
    agents.set(agent.key, withOffer(winner, item));
    const { answer, expiryMs } = row.offer;
    const { version } = row;
    return [
      { offerId: newId(), itemId: item.id, version, agent: agent.key, ring, priority, answer, expiryMs, explanation },
    ];
  });
}

function explainOffer(
  item: RoutableItem,
  winner: RoutableAgent,
  ring: number,
  agents: readonly RoutableAgent[],
  queue: RoutableQueue | undefined,
  nowMs: number,
  clocks: Clocks,
): OfferExplanation {
  const { candidates, ...rest } = explain(item, agents, queue, nowMs, clocks);
  const byKey = new Map(agents.map((agent) => [agent.key, agent]));
  const order = queue?.order ?? 'longest-idle';
  const next = candidates
    .filter((candidate) => candidate.agent !== winner.key)
    .slice(0, RUNNERS_UP)
    .map((candidate): RunnerUp => {
      if (!candidate.ok) return { agent: candidate.agent, why: [candidate.failed, ...candidate.figures].join(': ') };
      const other = byKey.get(candidate.agent);
      return { agent: candidate.agent, why: other ? whyAfter(winner, other, item, queue, nowMs, clocks) : '' };
    });
  return { ...rest, ring, order, winner: winner.key, next };
}
