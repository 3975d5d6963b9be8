import fc from 'fast-check';
import type { RoutableAgent, RoutableItem } from '../../../domain/routing/types';
import { wallClocks } from '../../../domain/time/clock';
import { nextOf, pullableFromQueues, rankParked, skippedBefore } from '../../../domain/workbin/pull';
import { ownerOfWorkbin, personalWorkbin } from '../../../domain/workbin/workbin-id';
import { bruteForce } from '../../matcher/core/brute-force';
import { agents, flat, items, makeAgent, makeItem } from '../routing/make';

const NOW = 12;
const none: ReadonlySet<string> = new Set();
const pullable = (agent: RoutableAgent, waiting: readonly RoutableItem[]) =>
  pullableFromQueues(agent, waiting, NOW, wallClocks);

test('the next by priority is what he would be pushed if he were Ready, whatever his presence is', () => {
  fc.assert(
    fc.property(agents, items, ([agent], drawn) => {
      // Calendars and shutting out apart, which the oracle of pushes does not know or a pull does not ask.
      const puller = { ...(agent ?? makeAgent()), blockedBy: {} };
      const waiting = drawn.filter(({ curve }) => curve.calendar === null);
      const next = nextOf(pullable(puller, waiting), none);
      const ready = { ...puller, presence: 'ready' as const, openManualOffer: false };
      const [pushed] = bruteForce(waiting, [ready], new Map(), NOW, wallClocks);
      expect(next === null || next === 'full' ? undefined : next.id).toBe(pushed?.item.id);
    }),
    { numRuns: 2_000 },
  );
});

test('whoever chooses skips what he could have had before it, and nothing else', () => {
  const agent = makeAgent({ capacity: { workitem: { max: 1, used: 0, outside: 0 } } });
  const waiting = [
    makeItem({ id: 'too-large', curve: flat(40), weight: 2 }),
    makeItem({ id: 'not-his', curve: flat(30), queue: 'other' }),
    makeItem({ id: 'first', curve: flat(20) }),
    makeItem({ id: 'second', curve: flat(10) }),
  ];
  const found = pullable(agent, waiting);
  expect(nextOf(found, none)).toMatchObject({ id: 'first' });
  expect(['first', 'second', 'not-his'].map((id) => skippedBefore(found, id))).toEqual([0, 1, null]);
});

test('with room for nothing he is told so, with nothing to have there is nothing', () => {
  const busy = makeAgent({ capacity: { workitem: { max: 1, used: 1, outside: 0 } } });
  expect(nextOf(pullable(busy, [makeItem()]), none)).toBe('full');
  expect(nextOf(pullable(busy, []), none)).toBeNull();
});

test('what others are taking is passed over, and is no reason to tell him that he has no room', () => {
  const waiting = [makeItem({ id: 'first', curve: flat(20) }), makeItem({ id: 'second', curve: flat(10) })];
  const found = pullable(makeAgent(), waiting);
  expect(nextOf(found, new Set(['first']))).toMatchObject({ id: 'second' });
  expect(nextOf(found, new Set(['first', 'second']))).toBeNull();
  const tooLarge = pullable(makeAgent(), [...waiting, makeItem({ id: 'too-large', weight: 1_000 })]);
  expect(nextOf(tooLarge, new Set(['first', 'second']))).toBe('full');
});

test('a workbin is in the order of priority now, then of waiting, then of IDs', () => {
  const parked = (id: string, priority: number, queuedSinceMs: number) => {
    return { id, curve: flat(priority), queuedSinceMs, mediaType: 'workitem', weight: 1 };
  };
  const shelf = [parked('d', 1, 1), parked('c', 2, 2), parked('b', 2, 1), parked('a', 2, 2)];
  expect(rankParked(shelf, NOW, wallClocks).map(({ item }) => item.id)).toEqual(['b', 'a', 'c', 'd']);
});

test('the ID of a personal workbin names its agent, and is the key of no document', () => {
  expect(ownerOfWorkbin(personalWorkbin('ana'))).toBe('ana');
  expect(ownerOfWorkbin('agent-ana')).toBeNull();
});
