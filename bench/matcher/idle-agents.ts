import { mayBeOffered } from '../../domain/routing/eligibility';
import { compareAgents } from '../../domain/routing/order';
import type { RoutableAgent, RoutableQueue } from '../../domain/routing/types';
import type { WaitingRow } from '../../matcher/ledger/read-items';
import type { Choice } from '../../matcher/shard-memory';
import { Chance } from '../../test/matcher/core/chance';
import type { BusyShard } from './busy-shard';
import {
  asRead,
  busy,
  clocks,
  curveOf,
  draw,
  itemId,
  makeAgent,
  OFFER_EXPIRY_MS,
  queueId,
  QUEUES,
  requirementText,
  twoQueues,
  waitingRow,
} from './workload';

export const IDLE_AGENTS = 2_000;
const orders = ['longest-idle', 'best-skill', 'least-loaded', 'preferred'] as const;
const QUIET_QUEUES = orders.length;
const REQUIREMENTS_OF_A_QUEUE = 100;
/** IDs behind all of those that arrive in other queues. */
const FIRST_NUMBER = 10_000_000;
const STEP_MS = 10;

/** What comes from outside in one turn; made before. */
export interface QuietTurn {
  nowMs: number;
  row: WaitingRow;
}

/** Beside the busy ones of a shard: agents of other queues, one of each order, in which nothing waits. All are idle. */
export class IdleAgents {
  private readonly chance = new Chance(43);
  private readonly agents = new Map<string, RoutableAgent>();
  private readonly queues: Map<string, RoutableQueue>;
  private nextNumber = FIRST_NUMBER;

  constructor(private readonly shard: BusyShard) {
    for (let index = 0; index < IDLE_AGENTS; index += 1) {
      const key = FIRST_NUMBER + index;
      const agent = makeAgent(key, twoQueues(this.chance, QUEUES, QUIET_QUEUES), this.chance);
      this.agents.set(agent.key, agent);
      shard.memory.upsertAgent(asRead(agent));
    }
    const preferredAgents = this.chance.some([...this.agents.keys()]);
    const queues = orders.map((order, at) => ({ key: queueId(QUEUES + at), order, preferredAgents }));
    this.queues = new Map(queues.map((queue) => [queue.key, queue]));
    shard.memory.setQueues(this.queues);
  }

  next(): QuietTurn {
    const { chance, shard } = this;
    shard.nowMs += STEP_MS;
    const queue = QUEUES + chance.below(QUIET_QUEUES);
    const skills = requirementText(queue, chance.below(REQUIREMENTS_OF_A_QUEUE));
    const plan = { key: `plan-${skills}`, rings: [{ afterMs: 0, requirement: { skills } }] };
    const row = waitingRow(itemId(this.nextNumber), queue, plan, curveOf(draw(chance), shard.nowMs));
    this.nextNumber += 1;
    return { nowMs: shard.nowMs, row: asRead(row) };
  }

  /** An item arrives and gets the best agent, who accepts it; another one has ended his, and finds nothing. */
  play({ nowMs, row }: QuietTurn): Choice {
    const { memory } = this.shard;
    memory.upsertItem(row);
    const [choice] = memory.decide(nowMs);
    if (!choice) throw new Error('nobody for an item, of so many idle agents');
    const { key } = choice.agent;
    memory.offered({ itemId: row.item.id, agent: key }, nowMs + OFFER_EXPIRY_MS);
    memory.removeItem(row.item.id);
    const agent = this.agents.get(key) as RoutableAgent;
    memory.upsertAgent(busy(agent));
    const idle = { ...agent, idleSinceMs: nowMs };
    this.agents.set(key, idle);
    memory.upsertAgent(idle);
    if (memory.decide(nowMs).length > 0) throw new Error('something for an agent where nothing waits');
    return choice;
  }

  /** Whom the plain rule chooses. */
  expected({ nowMs, row }: QuietTurn): string | undefined {
    const { item } = row;
    const eligible = [...this.agents.values()].filter((agent) => mayBeOffered(agent, item, nowMs, clocks).ok);
    return eligible.sort(compareAgents(this.queues.get(item.queue), item, nowMs, clocks))[0]?.key;
  }
}
