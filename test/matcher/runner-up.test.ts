import type { RoutableAgent, RoutableQueue } from '../../domain/routing/types';
import { whyAfter } from '../../matcher/runner-up';
import { makeAgent, makeItem } from '../domain/routing/make';

const agent = (input: Partial<RoutableAgent>) =>
  makeAgent({ key: 'ana', idleSinceMs: 0, capacity: { workitem: { max: 4, used: 0, outside: 0 } }, ...input });
const item = makeItem({
  plan: { key: 'plan', rings: [{ afterMs: 0, requirement: { skills: 'Adjuster >= 1' } }] },
});
const queue = (order: RoutableQueue['order'], preferredAgents: string[] = []): RoutableQueue => ({
  key: 'q',
  order,
  preferredAgents,
});
const busy = { capacity: { workitem: { max: 4, used: 1, outside: 0 } } };

test.each([
  ['longest-idle', {}, { heldCount: 2 }, 'holds 2, not 0'],
  ['longest-idle', {}, { idleSinceMs: 1_000 }, 'idle since 1970-01-01T00:00:01.000Z, not 1970-01-01T00:00:00.000Z'],
  ['longest-idle', {}, { key: 'ben' }, 'idle just as long: the smaller key goes first'],
  ['least-loaded', {}, busy, 'uses 25 % of his capacity, not 0 %'],
  ['least-loaded', {}, { heldCount: 1 }, 'holds 1, not 0'],
  ['best-skill', { skills: { Adjuster: 3 } }, { skills: { Adjuster: 2 } }, 'his levels of Adjuster sum up to 2, not 3'],
  ['preferred', {}, { key: 'ben' }, 'number 2 in the queue’s order, not 1'],
  ['preferred', {}, { key: 'cat' }, 'not in the queue’s order of agents'],
] as const)('in order %s, with %j chosen before %j: %s', (order, winner, other, why) => {
  expect(whyAfter(agent(winner), agent(other), item, queue(order, ['ana', 'ben']), 0).text).toBe(why);
});
