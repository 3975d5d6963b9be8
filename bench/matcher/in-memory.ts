import type { RoutableAgent } from '../../domain/routing/types';
import { hourMs, minuteMs } from '../../domain/time/duration';
import { ShardMemory } from '../../matcher/shard-memory';
import { Chance } from '../../test/matcher/core/chance';
import { type Figure, median, percentile } from '../figures';
import { bytesInUse } from './bytes-in-use';
import { busy, clocks, draw, itemId, makeAgent, rowOf } from './workload';

const ITEMS = 1_000_000;
const AGENTS = 10_000;
const WARM_UP = 50_000;
const DECISIONS = 300_000;
/** A Thursday, 14:00 in Berlin. */
const START_MS = Date.UTC(2026, 9, 15, 12);
/** Items that wait have come within this time; one in a hundred becomes active in the next hours only. */
const SPREAD_MS = 100 * hourMs;
const AHEAD_MS = 5 * hourMs;
/** From one decision to the next: what 10,000 agents make who take ten minutes for an item. */
const STEP_MS = (10 * minuteMs) / AGENTS;
const EXPIRY_MS = 5 * minuteMs;

/** A shard with a million waiting. By number: what was drawn for an item, until it is gone. */
class Shard {
  readonly memory = new ShardMemory(clocks);
  readonly agents: RoutableAgent[];
  nowMs = START_MS;
  private readonly chance = new Chance(42);
  private nextNumber = 0;

  constructor() {
    this.agents = Array.from({ length: AGENTS }, (_, index) => makeAgent(index, START_MS));
    for (const agent of this.agents) this.memory.upsertAgent(busy(agent));
  }

  load(): void {
    this.memory.reserve(ITEMS);
    for (let count = 0; count < ITEMS; count += 1) {
      const isAhead = this.chance.is(0.01);
      this.arrive(START_MS + (isAhead ? this.chance.below(AHEAD_MS) : -this.chance.below(SPREAD_MS)));
    }
    this.memory.nextInstantMs(this.nowMs);
  }

  /** An agent becomes free and gets the best item that he may have. Answers its ID. */
  private decide(agent: RoutableAgent): string {
    this.memory.upsertAgent({ ...agent, idleSinceMs: this.nowMs });
    const [match] = this.memory.decide(this.nowMs);
    if (!match) throw new Error('nothing for an agent, of a million items');
    this.memory.offered({ itemId: match.item.id, agent: agent.key }, this.nowMs + EXPIRY_MS);
    return match.item.id;
  }

  /** Time passes, and any agent gets his next item. */
  turn(stepMs: number): void {
    this.nowMs += stepMs;
    this.replace(this.decide(this.chance.one(this.agents)));
  }

  /** What was offered leaves, and another comes. */
  private replace(id: string): void {
    this.memory.removeItem(id);
    this.arrive(this.nowMs);
  }

  private arrive(activationMs: number): void {
    const number = this.nextNumber;
    this.nextNumber += 1;
    const drawn = draw(this.chance);
    this.memory.upsertItem(rowOf(itemId(number), drawn, activationMs));
  }
}

export function inMemory(): Figure[] {
  const shard = new Shard();
  const empty = bytesInUse();
  shard.load();
  const bytes = (bytesInUse() - empty) / ITEMS;
  for (let round = 0; round < WARM_UP; round += 1) shard.turn(STEP_MS);
  const timesUs = new Float64Array(DECISIONS);
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  for (let round = 0; round < DECISIONS; round += 1) {
    const turnMs = performance.now();
    shard.turn(STEP_MS);
    timesUs[round] = (performance.now() - turnMs) * 1_000;
  }
  const perSecond = DECISIONS / ((performance.now() - startMs) / 1_000);
  const { user, system } = process.cpuUsage(cpu);
  const cpuUs = (user + system) / DECISIONS;
  const bytesLater = (bytesInUse() - empty) / ITEMS;
  const p99 = percentile([...timesUs], 0.99);
  const name = 'an agent becomes free and gets his item of 1,000,000, it leaves, another comes';
  return [
    {
      name: `${name}: per second`,
      value: `${perSecond.toFixed(0)} (${(1e6 / cpuUs).toFixed(0)} by processor time)`,
      beside: '',
      asked: 'at least 100000',
      holds: perSecond >= 100_000,
    },
    {
      name: `${name}: time`,
      value: `median ${median([...timesUs]).toFixed(1)} µs, 99th percentile ${p99.toFixed(1)} µs`,
      beside: '',
      asked: '99th percentile within 50 µs',
      holds: p99 <= 50,
    },
    {
      name: 'memory for an item that waits',
      value: `${bytes.toFixed(0)} bytes after loading, ${bytesLater.toFixed(0)} after ${DECISIONS + WARM_UP} changes`,
      beside: '',
      asked: 'at most 128',
      holds: Math.max(bytes, bytesLater) <= 128,
    },
  ];
}
