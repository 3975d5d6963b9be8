import type { RoutableAgent } from '../../../domain/routing/types';
import { nextOf, pullableFromQueues, skippedBefore } from '../../../domain/workbin/pull';
import { Puller } from '../../../matcher/questions/puller';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import { ShardMemory } from '../../../matcher/shard-memory';
import { Chance } from '../core/chance';
import { agentKeys, Drawer, drawInstant, eras } from '../core/draw';
import { expectSame } from './expect-same';

const SEEDS = Number(process.env['QUESTION_SEEDS'] ?? 250);
const FIRST_SEED = Number(process.env['QUESTION_FIRST_SEED'] ?? 1);

test('who pulls gets, and passes over, what the plain rule says of all that waits', () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
    const chance = new Chance(seed);
    const era = chance.one(eras);
    const draw = new Drawer(chance, era);
    const memory = new ShardMemory(era.clocks);
    const rows = new Map<string, WaitingRow>();
    const agents = new Map<string, RoutableAgent>();
    for (let turn = 0; turn < 6; turn += 1) {
      for (let count = chance.below(12); count > 0; count -= 1) {
        const row = draw.row(`item-${chance.below(40)}`);
        rows.set(row.item.id, row);
        memory.upsertItem(row);
      }
      for (const key of chance.some(agentKeys)) {
        agents.set(key, draw.agent(key));
        memory.upsertAgent(agents.get(key) as RoutableAgent);
      }
      const nowMs = drawInstant(chance, era);
      if (chance.is(0.5)) memory.decide(nowMs);
      const waiting = [...rows.values()].filter((row) => row.offerExpiresMs === null).map(({ item }) => item);
      const queues = chance.some(['q', 'r'], 0.8);
      const chosen = chance.one([...rows.keys(), 'item-unknown']);
      for (const agent of agents.values()) {
        const index = memory.indexAt(nowMs);
        const member = index.crew.members.get(agent.key);
        if (!member) throw new Error(`no agent ${agent.key}`);
        const puller = new Puller(index, member, queues);
        const inQueues = waiting.filter(({ queue }) => queues.includes(queue));
        const pullable = pullableFromQueues(agent, inQueues, nowMs, era.clocks);
        const except = new Set(chance.some([...rows.keys()], 0.2));
        const next = nextOf(pullable, except);
        const found = [puller.next(except), puller.skippedBefore(chosen)];
        const expected = [
          typeof next === 'string' ? next : next && { itemId: next.id },
          skippedBefore(pullable, chosen),
        ];
        expectSame({ seed, turn, found }, { seed, turn, found: expected });
      }
    }
  }
});
