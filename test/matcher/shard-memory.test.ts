import fc from 'fast-check';
import { mayBeOffered } from '../../domain/routing/eligibility';
import type { RoutableAgent } from '../../domain/routing/types';
import { withOffer } from '../../domain/routing/with-offer';
import { wallClocks } from '../../domain/time/clock';
import type { WaitingRow } from '../../matcher/ledger/read-items';
import { proposeOffers } from '../../matcher/propose-offers';
import type { OfferExplanation } from '../../matcher/propose-offers';
import { ShardMemory } from '../../matcher/shard-memory';
import { flat } from '../domain/routing/make';
import { bruteForce } from './core/brute-force';

const KEYS = ['ana', 'ben', 'cat', 'dan'];
const queues = fc.subarray(['claims/a', 'claims/b']);

const agents: fc.Arbitrary<RoutableAgent[]> = fc.tuple(
  ...KEYS.map((key) =>
    fc.record({
      key: fc.constant(key),
      presence: fc.constantFrom('ready' as const, 'ready' as const, 'not-ready' as const),
      readySinceMs: fc.nat(5),
      idleSinceMs: fc.nat(5),
      heldCount: fc.nat(1),
      openManualOffer: fc.boolean(),
      skills: fc.record({ Adjuster: fc.nat(3) }),
      queues,
      groups: fc.constant([]),
      capacity: fc.record({ workitem: fc.record({ max: fc.nat(3), used: fc.nat(1), outside: fc.nat(1) }) }),
      blockedBy: fc.constant({}),
    }),
  ),
);

const rows: fc.Arbitrary<WaitingRow[]> = fc
  .array(
    fc.record({
      queue: fc.constantFrom('claims/a', 'claims/b'),
      priority: fc.nat(3),
      afterMs: fc.constantFrom(0, 100, 200),
      level: fc.nat(3),
      activationMs: fc.constantFrom(0, 50, 150),
      onTopSinceMs: fc.option(fc.nat(5)),
      declines: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(20, 120)),
      offerExpiresMs: fc.option(fc.constantFrom(80, 180), { freq: 4 }),
      queuedSinceMs: fc.nat(3),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ priority, afterMs, level, offerExpiresMs, ...item }, index) => ({
      item: {
        ...item,
        id: `item-${index}`,
        mediaType: 'workitem',
        weight: 1,
        curve: flat(priority),
        plan: { key: 'plan', rings: [{ afterMs, requirement: { skills: `Adjuster >= ${level}` } }] },
        preferredAgent: null,
        preferredAgentKnown: false,
        ringBaseMs: 0,
        emergency: false,
        answer: 'manual' as const,
      },
      version: 1,
      offer: { answer: 'manual' as const, expiryMs: 60_000, declineForMs: 1 },
      offerExpiresMs,
    })),
  );

function remember(allAgents: readonly RoutableAgent[], allRows: readonly WaitingRow[]): ShardMemory {
  const memory = new ShardMemory();
  memory.replaceAgents([], allAgents);
  memory.replaceItems([], allRows);
  return memory;
}

test('decides what is decided over everything that waits, though it looks at less', () => {
  fc.assert(
    fc.property(agents, rows, fc.nat(250), (allAgents, allRows, nowMs) => {
      const waiting = allRows.filter((row) => row.offerExpiresMs === null).map((row) => row.item);
      const all = bruteForce(waiting, allAgents, new Map(), nowMs, wallClocks);
      expect(remember(allAgents, allRows).decide(nowMs)).toEqual(
        all.map(({ item, ...rest }) => ({ itemId: item.id, ...rest })),
      );
    }),
  );
});

test('nothing can be decided, and no offer ends, before the next instant that it names', () => {
  fc.assert(
    fc.property(agents, rows, fc.nat(250), fc.nat(250), (allAgents, allRows, nowMs, laterMs) => {
      const memory = remember(allAgents, allRows);
      fc.pre(memory.decide(nowMs).length === 0 && !memory.hasExpiredOffer(nowMs));
      const nextMs = memory.nextInstantMs(nowMs);
      expect(nextMs).toBeGreaterThan(nowMs);
      fc.pre(laterMs > nowMs && laterMs < nextMs);
      expect(memory.decide(laterMs)).toEqual([]);
      expect(memory.hasExpiredOffer(laterMs)).toBe(false);
    }),
  );
});

test('names the next instant as well when it has been asked before', () => {
  fc.assert(
    fc.property(agents, rows, fc.array(fc.nat(250), { minLength: 1 }), (allAgents, allRows, instants) => {
      const memory = remember(allAgents, allRows);
      const inOrder = instants.filter((nowMs) => !memory.hasExpiredOffer(nowMs)).toSorted((a, b) => a - b);
      for (const nowMs of inOrder) {
        expect(memory.nextInstantMs(nowMs)).toBe(remember(allAgents, allRows).nextInstantMs(nowMs));
      }
    }),
  );
});

test('after an offer it knows what the ledger knows: nothing more for the agent, nothing more for the item', () => {
  fc.assert(
    fc.property(agents, rows, fc.nat(250), (allAgents, allRows, nowMs) => {
      const memory = remember(allAgents, allRows);
      const offers = proposeOffers(memory.decide(nowMs), memory, nowMs, () => 'an ID');
      for (const offer of offers) memory.offered(offer, nowMs + 60_000);
      expect(memory.decide(nowMs)).toEqual([]);
      for (const offer of offers) {
        const before = allAgents.find((agent) => agent.key === offer.agent);
        const item = allRows.find((row) => row.item.id === offer.itemId)?.item;
        const after = memory.allAgents().find((agent) => agent.key === offer.agent);
        expect(before && item && withOffer(before, item)).toEqual(after);
      }
    }),
  );
});

test('forgets rows that are gone', () => {
  fc.assert(
    fc.property(agents, rows, (allAgents, allRows) => {
      const memory = remember(allAgents, allRows);
      memory.replaceItems(
        allRows.map((row) => row.item.id),
        [],
      );
      expect(memory.decide(250)).toEqual([]);
      expect(memory.nextInstantMs(0)).toBe(Infinity);
    }),
  );
});

test('an explanation accounts for every agent of the shard', () => {
  fc.assert(
    fc.property(agents, rows, fc.nat(250), (allAgents, allRows, nowMs) => {
      const memory = remember(allAgents, allRows);
      for (const { agent, itemId, explanation } of proposeOffers(
        memory.decide(nowMs),
        memory,
        nowMs,
        () => 'an ID',
      ).slice(0, 1)) {
        const { winner, next, counts } = explanation as OfferExplanation;
        const item = allRows.find((row) => row.item.id === itemId)?.item;
        const eligible = allAgents.filter((other) => item && mayBeOffered(other, item, nowMs).ok);
        const failed = Object.values(counts).reduce((sum, count) => sum + count, 0);
        expect(winner).toBe(agent);
        expect(failed + eligible.length).toBe(allAgents.length);
        expect(next.map((other) => other.agent).toSorted()).toEqual(KEYS.filter((key) => key !== winner).toSorted());
      }
    }),
  );
});
