import fc from 'fast-check';
import { mayHave } from '../../../domain/routing/eligibility';
import { explain } from '../../../domain/routing/explain';
import { bruteForce } from '../../matcher/core/brute-force';
import { clocks, stopAndGoId } from '../time/stop-and-go';
import { agents, flat, items, makeAgent, makeItem, queues } from './make';

const plan = {
  key: 'claim-large',
  rings: [
    { afterMs: 0, requirement: { skills: 'Adjuster >= 3 and Fraud >= 1' } },
    { afterMs: 1_800_000, requirement: { skills: 'Adjuster >= 2 and Fraud >= 1' } },
  ],
};
const ana = makeAgent({ key: 'ana', skills: { Adjuster: 3, Fraud: 1 } });
const ben = makeAgent({ key: 'ben', skills: { Adjuster: 2, Fraud: 1 } });

test('tells who may have the item, what the others lack, and when the next ring opens', () => {
  const item = makeItem({ plan });
  const away = { ...ana, key: 'cyd', presence: 'not-ready' as const };
  const lacking = { code: 'SKILL', values: { skill: 'Adjuster', level: 2, asked: '>= 3' } };
  const explanation = explain(item, [ben, away, ana], undefined, 1_000);
  expect(explanation).toMatchObject({ priority: 10, openRings: [0], nextOpeningMs: 1_800_000, plan: 'claim-large' });
  expect(explanation.candidates).toEqual([
    { agent: 'ana', ok: true, ring: 0 },
    {
      agent: 'cyd',
      ok: false,
      failed: 'presence',
      figures: [{ code: 'PRESENCE', values: { presence: 'not-ready' }, text: 'not-ready' }],
    },
    {
      agent: 'ben',
      ok: false,
      failed: 'skills',
      figures: [{ code: 'RING_ASKS', values: { ring: 0, lacking }, text: 'ring 0: Adjuster 2, asked >= 3' }],
    },
  ]);
  expect(explanation.counts).toEqual({ presence: 1, skills: 1 });
});

test('half an hour later the wider ring admits the others', () => {
  const { candidates } = explain(makeItem({ plan }), [ana, ben], undefined, 1_800_000);
  expect(candidates).toEqual([
    { agent: 'ana', ok: true, ring: 0 },
    { agent: 'ben', ok: true, ring: 1 },
  ]);
});

test.each([
  ['queue', makeAgent({ queues: [] }), {}, 'not a member of queue q'],
  [
    'declined',
    makeAgent(),
    { declines: { agent: 2_000 } },
    'declined, not offered again before 1970-01-01T00:00:02.000Z',
  ],
  ['open-offer', makeAgent({ openManualOffer: true }), {}, 'has an open offer'],
  [
    'room',
    makeAgent({ capacity: { workitem: { max: 2, used: 1, outside: 1 } } }),
    {},
    'workitem: 1 and 1 outside of 2 in use, asked 1',
  ],
  ['room', makeAgent({ capacity: {} }), {}, 'no capacity for workitem'],
  ['room', makeAgent(), { mediaType: 'constructor' }, 'no capacity for constructor'],
  [
    'blocked',
    makeAgent({
      blockedBy: { workitem: ['voice'] },
      capacity: { workitem: { max: 2, used: 0, outside: 0 }, voice: { max: 1, used: 0, outside: 1 } },
    }),
    {},
    'workitem is shut out by voice in use',
  ],
  ['activation', makeAgent(), { activationMs: 3_000 }, 'active from 1970-01-01T00:00:03.000Z'],
  [
    'ring',
    makeAgent(),
    {
      preferredAgent: 'ana',
      preferredAgentKnown: true,
      plan: { key: 'p', rings: [{ afterMs: 0, requirement: 'preferred' as const }] },
    },
    'ring 0 is for ana alone',
  ],
])('the test "%s" is told with its figures', (failed, agent, more, figure) => {
  const { candidates } = explain(makeItem(more), [agent], undefined, 1_000);
  expect(candidates).toMatchObject([{ agent: 'agent', ok: false, failed, figures: [{ text: figure }] }]);
});

test('in an emergency queue rings and skills do not apply, membership does', () => {
  const item = makeItem({ plan, emergency: true });
  expect(mayHave(makeAgent(), item, 0)).toEqual({ ok: true, ring: 0 });
  expect(mayHave(makeAgent({ queues: [] }), item, 0)).toEqual({ ok: false, failed: 'queue' });
});

test('the first candidate of an explanation is the agent that the decision takes', () => {
  fc.assert(
    fc.property(items, agents, queues, fc.nat(30), (waiting, all, rules, now) => {
      const [match] = bruteForce(waiting, all, rules, now, clocks);
      fc.pre(match !== undefined);
      const explanation = match && explain(match.item, all, rules.get(match.item.queue), now, clocks);
      expect(explanation?.candidates[0]).toEqual({ agent: match?.agent.key, ok: true, ring: match?.ring });
    }),
    { numRuns: 1_000 },
  );
});

test('where nothing is decided every candidate of every item failed a test, and each is counted', () => {
  fc.assert(
    fc.property(items, agents, queues, fc.nat(30), (waiting, all, rules, now) => {
      fc.pre(bruteForce(waiting, all, rules, now, clocks).length === 0);
      for (const item of waiting) {
        const { candidates, counts } = explain(item, all, rules.get(item.queue), now, clocks);
        expect(candidates.map(({ ok }) => ok)).toEqual(all.map(() => false));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('while its calendar is closed an explanation says so, and when the next ring opens on its clock', () => {
  const rings = [
    { afterMs: 0, requirement: {} },
    { afterMs: 5, requirement: {} },
  ];
  const item = makeItem({ curve: { ...flat(1), calendar: stopAndGoId }, plan: { key: 'p', rings }, queue: 'nobodys' });
  const { notes, openRings, nextOpeningMs } = explain(item, [], undefined, 5, clocks);
  expect({ openRings, nextOpeningMs }).toEqual({ openRings: [0], nextOpeningMs: 8 });
  expect(notes).toEqual([`calendar ${stopAndGoId} is closed until ${new Date(7).toISOString()}: clocks stand still`]);
  expect(explain(item, [], undefined, 8, clocks)).toMatchObject({ notes: [], openRings: [0, 1], nextOpeningMs: null });
});
