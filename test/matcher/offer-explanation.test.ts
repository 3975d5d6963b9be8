import fc from 'fast-check';
import { explain } from '../../domain/routing/explain';
import type { RoutableAgent, RoutableItem, RoutableQueue } from '../../domain/routing/types';
import { withOffer } from '../../domain/routing/with-offer';
import { textOf, toldOf } from '../../domain/said/said';
import type { WaitingRow } from '../../matcher/ledger/read-items';
import { proposeOffers } from '../../matcher/propose-offers';
import type { OfferExplanation } from '../../matcher/propose-offers';
import { whyAfter } from '../../matcher/runner-up';
import { ShardMemory } from '../../matcher/shard-memory';
import type { Choice } from '../../matcher/shard-memory';
import { agents, items, queues } from '../domain/routing/make';
import { clocks } from '../domain/time/stop-and-go';

/** More than an explanation names; the first keep their keys, which items know. */
const crowd = fc
  .array(agents, { minLength: 1, maxLength: 8 })
  .map((crews) =>
    crews.flatMap((crew, at) => crew.map((agent) => (at === 0 ? agent : { ...agent, key: `${agent.key}-${at}` }))),
  );

function rowOf(item: RoutableItem): WaitingRow {
  return { item, version: 1, offer: { answer: item.answer, expiryMs: 60_000, declineForMs: 1 }, offerExpiresMs: null };
}

/** The whole explanation, cut short. */
function shortened(
  item: RoutableItem,
  { agent: winner, ring }: Choice,
  all: readonly RoutableAgent[],
  queue: RoutableQueue | undefined,
  nowMs: number,
): OfferExplanation {
  const { candidates, ...rest } = explain(item, all, queue, nowMs, clocks);
  const others = candidates.filter((candidate) => candidate.agent !== winner.key).slice(0, 10);
  const next = others.map((candidate) => {
    const other = all.find(({ key }) => key === candidate.agent);
    const { agent } = candidate;
    if (!candidate.ok) {
      const { failed, figures } = candidate;
      return { agent, why: [failed, ...figures.map(textOf)].join(': '), said: figures.map(toldOf) };
    }
    const why = other && whyAfter(winner, other, item, queue, nowMs, clocks);
    return { agent, why: why?.text ?? '', ...(why && { said: [toldOf(why)] }) };
  });
  return { ...rest, ring, order: queue?.order ?? 'longest-idle', winner: winner.key, next };
}

test('says of each offer what the whole explanation says of all agents, as they were for that decision', () => {
  let offers = 0;
  fc.assert(
    fc.property(
      crowd,
      fc.array(fc.tuple(crowd, items), { minLength: 1, maxLength: 3 }),
      queues,
      fc.integer({ min: 10, max: 40 }),
      (first, rounds, byKey, startMs) => {
        const memory = new ShardMemory(clocks);
        memory.setQueues(byKey);
        memory.replaceAgents([], first);
        for (const [round, [crew, waiting]] of rounds.entries()) {
          const nowMs = startMs + round;
          // Some change, some come, some go.
          for (const agent of crew) memory.upsertAgent(agent);
          for (const { key } of first.slice(0, round)) memory.removeAgent(key);
          memory.replaceItems([], waiting.map(rowOf));
          const choices = memory.decide(nowMs);
          const all = new Map(memory.allAgents().map((agent) => [agent.key, agent]));
          const proposed = proposeOffers(choices, memory, nowMs, () => 'an ID', clocks);
          for (const [at, choice] of choices.entries()) {
            const item = memory.row(choice.itemId)?.item as RoutableItem;
            const expected = shortened(item, choice, [...all.values()], byKey.get(item.queue), nowMs);
            expect(proposed[at]?.explanation).toEqual(expected);
            all.set(choice.agent.key, withOffer(choice.agent, item));
          }
          for (const offer of proposed) memory.offered(offer, nowMs + 1_000);
          offers += proposed.length;
        }
      },
    ),
    { numRuns: 600 },
  );
  expect(offers).toBeGreaterThan(300);
});
