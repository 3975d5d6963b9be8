import fc from 'fast-check';
import { mayHave } from '../../../domain/routing/eligibility';
import { explainAgent } from '../../../domain/routing/explain-agent';
import { rankItems } from '../../../domain/routing/order';
import { clocks } from '../time/stop-and-go';
import { agents, items, makeAgent, makeItem } from './make';

const rings = [
  { afterMs: 0, requirement: { skills: 'Adjuster >= 3' } },
  { afterMs: 60_000, requirement: { skills: 'Adjuster >= 1' } },
];
const ben = makeAgent({ key: 'ben', skills: { Adjuster: 1 } });
const test1 = (more: Parameters<typeof makeItem>[0]) => explainAgent(ben, rankItems([makeItem(more)], 1_000), 1_000)[0];

test('names the test that an item fails for the agent, and when time alone lets him have it', () => {
  expect(test1({ plan: { key: 'p', rings } })).toMatchObject({
    candidate: { failed: 'skills', figures: [{ text: 'ring 0: Adjuster 1, asked >= 3' }] },
    possibleMs: 60_000,
  });
  expect(test1({ declines: { ben: 90_000 }, plan: { key: 'p', rings } })?.possibleMs).toBe(90_000);
  expect(test1({ plan: { key: 'p', rings: rings.slice(0, 1) } })?.possibleMs).toBeNull();
  expect(test1({})).toMatchObject({ candidate: { ok: true }, possibleMs: null });
});

test('from the instant that is told, and not before, he may have it', () => {
  fc.assert(
    fc.property(items, agents, fc.nat(30), (waiting, [agent], now) => {
      if (!agent) return;
      // Those that are not active yet as well.
      const given = waiting.map((item) => ({ item, priority: 0 }));
      for (const { item, possibleMs } of explainAgent(agent, given, now, clocks)) {
        const instants = Array.from({ length: 100 }, (_, ms) => now + ms);
        const first = instants.find((atMs) => mayHave(agent, item, atMs, clocks).ok);
        expect(possibleMs).toBe(first === now ? null : (first ?? null));
      }
    }),
    { numRuns: 1_000 },
  );
});
