import { explain } from '../../../domain/routing/explain';
import { compareAgents, rankItems } from '../../../domain/routing/order';
import type { QueueOrder, RoutableAgent, RoutableItem } from '../../../domain/routing/types';
import { clocks, stopAndGoId } from '../time/stop-and-go';
import { flat, makeAgent, makeItem } from './make';

const ids = (...items: Parameters<typeof rankItems>[0]) => rankItems(items, 100).map(({ item }) => item.id);

test('the highest priority goes first, then the longest waiting, then the smallest ID', () => {
  const early = makeItem({ id: 'z', queuedSinceMs: 1 });
  const late = makeItem({ id: 'b', queuedSinceMs: 2 });
  const twin = makeItem({ id: 'a', queuedSinceMs: 2 });
  const urgent = makeItem({ id: 'y', queuedSinceMs: 9, curve: flat(11) });
  expect(ids(late, early, urgent, twin)).toEqual(['y', 'z', 'a', 'b']);
});

test('an item on top goes before everything in its queue', () => {
  const top = makeItem({ id: 'top', curve: flat(1), onTopSinceMs: 50, queuedSinceMs: 40 });
  const best = makeItem({ id: 'best', curve: flat(500) });
  expect(ids(best, top)).toEqual(['top', 'best']);
});

test('of several on top the longest waiting goes first, whatever their own priority', () => {
  const old = makeItem({ id: 'old', curve: flat(1), onTopSinceMs: 60, queuedSinceMs: 1 });
  const young = makeItem({ id: 'young', curve: flat(500), onTopSinceMs: 50, queuedSinceMs: 2 });
  expect(ids(young, old)).toEqual(['old', 'young']);
});

test('on top of one queue is no more than the highest priority there: a more urgent item elsewhere goes before', () => {
  const top = makeItem({ id: 'top', curve: flat(1), onTopSinceMs: 50 });
  const below = makeItem({ id: 'below', curve: flat(20) });
  const elsewhere = makeItem({ id: 'elsewhere', queue: 'r', curve: flat(30) });
  expect(ids(below, elsewhere, top)).toEqual(['elsewhere', 'top', 'below']);
});

test('an item before its activation does not wait', () => {
  expect(ids(makeItem({ activationMs: 101 }))).toEqual([]);
});

function sorted(
  order: QueueOrder,
  agents: RoutableAgent[],
  item = makeItem(),
  preferredAgents: string[] = [],
): string[] {
  return agents.toSorted(compareAgents({ key: 'q', order, preferredAgents }, item, 100)).map((agent) => agent.key);
}

test('longest idle: who holds nothing, then who is idle longest, then the smallest key', () => {
  const agents = [
    makeAgent({ key: 'busy', heldCount: 1, readySinceMs: 1 }),
    makeAgent({ key: 'fresh', readySinceMs: 50 }),
    makeAgent({ key: 'released', readySinceMs: 2, idleSinceMs: 60 }),
    makeAgent({ key: 'b', readySinceMs: 9 }),
    makeAgent({ key: 'a', readySinceMs: 9 }),
  ];
  expect(sorted('longest-idle', agents)).toEqual(['a', 'b', 'fresh', 'released', 'busy']);
});

test('least loaded: the lowest share of capacity, outside load counted', () => {
  const room = (max: number, used: number, outside: number) => ({ capacity: { workitem: { max, used, outside } } });
  const agents = [
    makeAgent({ key: 'half', ...room(2, 1, 0) }),
    makeAgent({ key: 'third', ...room(3, 0, 1) }),
    makeAgent({ key: 'none', capacity: {} }),
    makeAgent({ key: 'away', ...room(0, 0, 0) }),
    makeAgent({ key: 'free', ...room(1, 0, 0), readySinceMs: 99 }),
  ];
  expect(sorted('least-loaded', agents)).toEqual(['free', 'third', 'half', 'away', 'none']);
});

test('best skill: the highest sum of levels over the skills that the open rings ask', () => {
  const plan = {
    key: 'p',
    rings: [
      { afterMs: 0, requirement: { skills: 'A > 0 and B > 0' } },
      { afterMs: 500, requirement: { skills: 'C > 0' } },
    ],
  };
  const agents = [
    makeAgent({ key: 'other', skills: { A: 1, B: 1, C: 9 } }),
    makeAgent({ key: 'best', skills: { A: 1, B: 3 }, readySinceMs: 90 }),
  ];
  expect(sorted('best-skill', agents, makeItem({ plan }))).toEqual(['best', 'other']);
});

test('preferred: the order that the queue lists, the others behind', () => {
  const agents = ['c', 'a', 'b', 'd'].map((key) => makeAgent({ key }));
  expect(sorted('preferred', agents, makeItem(), ['b', 'd'])).toEqual(['b', 'd', 'a', 'c']);
});

test('preferred: who is listed twice has the first of his places', () => {
  const agents = ['c', 'a', 'b', 'd'].map((key) => makeAgent({ key }));
  // Else `a` would come behind `b`, and `d`, who is not listed, beside `c`.
  expect(sorted('preferred', agents, makeItem(), ['a', 'b', 'a', 'c'])).toEqual(['a', 'b', 'c', 'd']);
  const later = makeAgent({ key: 'c', readySinceMs: 50 });
  expect(sorted('preferred', [makeAgent({ key: 'd' }), later], makeItem(), ['a', 'b', 'a', 'c'])).toEqual(['c', 'd']);
});

test('the order on the clock of a calendar: skills of rings that are open on it, priorities that it has come to', () => {
  const rings = [
    { afterMs: 0, requirement: { skills: 'A > 0' } },
    { afterMs: 8, requirement: { skills: 'B > 0' } },
  ];
  const rising = {
    ...flat(0),
    points: [
      { offsetMs: 0, level: 0 },
      { offsetMs: 16, level: 1 },
    ],
    max: 16,
  };
  const onHours = makeItem({ id: 'hours', plan: { key: 'p', rings }, curve: { ...rising, calendar: stopAndGoId } });
  const onWall = makeItem({ ...onHours, id: 'wall', curve: rising });
  const agents = [
    makeAgent({ key: 'broad', skills: { A: 1, B: 9 } }),
    makeAgent({ key: 'deep', skills: { A: 2 }, readySinceMs: 5 }),
  ];
  const queue = { key: 'q', order: 'best-skill' as const, preferredAgents: [] };
  const winner = (item: RoutableItem) => agents.toSorted(compareAgents(queue, item, 10, clocks))[0]?.key;
  // After 10 ms the clock of the calendar has come to 7.
  expect([winner(onHours), winner(onWall)]).toEqual(['deep', 'broad']);
  expect(explain(onHours, agents, queue, 10, clocks).candidates[0]).toMatchObject({ agent: 'deep' });
  expect(rankItems([onHours, onWall], 10, clocks).map(({ priority }) => priority)).toEqual([10, 7]);
});
