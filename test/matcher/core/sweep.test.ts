import type { RoutableItem } from '../../../domain/routing/types';
import { wallClocks } from '../../../domain/time/clock';
import { ShardMemory } from '../../../matcher/shard-memory';
import { flat, makeAgent, makeItem } from '../../domain/routing/make';
import { bruteForce } from './brute-force';

/** More than are kept without items: groups of what has gone are forgotten, and all others numbered anew. */
const GROUPS = 700;
const agents = [100, 400, 2_000].map((level) =>
  makeAgent({
    key: `up-to-${level}`,
    skills: { A: level },
    capacity: { workitem: { max: 40, used: 0, outside: 0 } },
  }),
);

let memory: ShardMemory;
let waiting: Map<string, RoutableItem>;

beforeEach(() => {
  [memory, waiting] = [new ShardMemory(), new Map()];
  memory.replaceAgents([], agents);
});

/** An item of a group of its own. */
function add(level: number): void {
  const plan = { key: 'p', rings: [{ afterMs: 0, requirement: { skills: `A >= ${level}` } }] };
  const item = makeItem({ id: `item-${level}`, plan, curve: flat((level * 7) % 1_000), answer: 'auto' });
  waiting.set(item.id, item);
  const offer = { answer: item.answer, expiryMs: 60_000, declineForMs: 1 };
  memory.upsertItem({ item, version: 1, offer, offerExpiresMs: null });
}

function remove(level: number): void {
  waiting.delete(`item-${level}`);
  memory.removeItem(`item-${level}`);
}

function expectDecided(nowMs: number): void {
  const expected = bruteForce([...waiting.values()], agents, new Map(), nowMs, wallClocks);
  const made = memory.decide(nowMs).map(({ itemId, agent }) => [itemId, agent.key]);
  expect(made).toEqual(expected.map(({ item, agent }) => [item.id, agent.key]));
}

const all = Array.from({ length: GROUPS }, (_, level) => level);

test('what is left when most groups are forgotten is decided as before, and so is what comes then', () => {
  for (const level of all) add(level);
  expectDecided(1);
  for (const level of all) if (level % 10 > 0) remove(level);
  expectDecided(2);
  for (const level of all) if (level % 100 === 1) add(GROUPS + level);
  expectDecided(3);
});

test('groups that came and went since anything was decided are forgotten with the others', () => {
  for (const level of all) add(level);
  memory.advance(1);
  for (const level of all) if (level % 10 > 0) remove(level);
  // For nobody, in groups that take the places of those that are forgotten.
  for (const level of all) if (level % 10 === 0) add(5_000 + level);
  expectDecided(2);
  expectDecided(3);
});
