import { circumstances, missOf } from '../domain/routing/explain';
import type { Explanation } from '../domain/routing/explain';
import { compareAgents } from '../domain/routing/order';
import type { RoutableItem, RoutableQueue } from '../domain/routing/types';
import type { Told } from '../domain/said/said';
import { textOf, toldOf } from '../domain/said/said';
import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { withOffer } from '../domain/routing/with-offer';
import type { ProposedOffer } from './ledger/make-offers';
import { whyAfter } from './runner-up';
import type { Choice, ShardMemory } from './shard-memory';

/** An agent beside the one who was chosen, and why he comes after him. */
export interface RunnerUp {
  agent: string;
  why: string;
  /** The same by code, for other languages; left out by what was kept before that was. */
  said?: readonly Told[];
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
  choices: readonly Choice[],
  memory: ShardMemory,
  nowMs: number,
  newId: () => string,
  clocks: Clocks = wallClocks,
): ProposedOffer[] {
  const loaded = new Set<string>();
  const offers = choices.flatMap((choice): ProposedOffer[] => {
    const { itemId, agent, ring, priority } = choice;
    const row = memory.row(itemId);
    if (!row) return [];
    const { item, version } = row;
    const explanation = explainOffer(item, choice, memory, nowMs, clocks);
    memory.roster.set(withOffer(agent, item));
    loaded.add(agent.key);
    const { answer, expiryMs } = row.offer;
    return [{ offerId: newId(), itemId, version, agent: agent.key, ring, priority, answer, expiryMs, explanation }];
  });
  for (const key of loaded) {
    const agent = memory.agent(key);
    if (agent) memory.roster.set(agent);
  }
  return offers;
}

/** What `explain` says of all agents, kept short. */
function explainOffer(
  item: RoutableItem,
  { agent: winner, ring }: Choice,
  memory: ShardMemory,
  nowMs: number,
  clocks: Clocks,
): OfferExplanation {
  const queue = memory.queue(item.queue);
  const about = circumstances(item, nowMs, clocks);
  const before = compareAgents(queue, item, nowMs, clocks);
  const { eligible, misses, counts } = memory.roster.survey(item, about.openRings, before, nowMs, RUNNERS_UP + 1);
  const behind = eligible
    .filter(({ key }) => key !== winner.key)
    .map((agent): RunnerUp => {
      const why = whyAfter(winner, agent, item, queue, nowMs, clocks);
      return { agent: agent.key, why: why.text, said: [toldOf(why)] };
    });
  const missed = misses.slice(0, Math.max(0, RUNNERS_UP - behind.length)).map(({ agent, failed }): RunnerUp => {
    const { figures } = missOf(agent, failed, item, about.openRings);
    return { agent: agent.key, why: [failed, ...figures.map(textOf)].join(': '), said: figures.map(toldOf) };
  });
  const order = queue?.order ?? 'longest-idle';
  return { ...about, counts, ring, order, winner: winner.key, next: [...behind, ...missed].slice(0, RUNNERS_UP) };
}
