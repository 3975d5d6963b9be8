import type { RoutableAgent } from '../../domain/routing/types';
import { hourMs, minuteMs } from '../../domain/time/duration';
import type { WaitingRow } from '../../matcher/ledger/read-items';
import { ShardMemory } from '../../matcher/shard-memory';
import { Chance } from '../../test/matcher/core/chance';
import type { Draw } from './workload';
import {
  asRead,
  busy,
  clocks,
  draw,
  itemId,
  makeAgent,
  OFFER_EXPIRY_MS,
  QUEUES,
  rowOf,
  START_MS,
  twoQueues,
} from './workload';

export const ITEMS = 1_000_000;
export const BUSY_AGENTS = 8_000;
/** Items that wait have come within this time; one in a hundred becomes active in the next hours only. */
const SPREAD_MS = 100 * hourMs;
const AHEAD_MS = 5 * hourMs;
/** From one turn to the next: what so many agents make who take ten minutes for an item. */
const STEP_MS = (10 * minuteMs) / BUSY_AGENTS;

/** An item as it was drawn. */
export interface Arrival {
  number: number;
  drawn: Draw;
  row: WaitingRow;
}

/** What comes from outside in one turn; made before, as the ledger's driver would hand it over. */
export interface Turn {
  nowMs: number;
  free: RoutableAgent;
  busy: RoutableAgent;
  arrival: Arrival;
}

/** A shard with a million items, for each of which many agents work, all of them busy. */
export class BusyShard {
  readonly memory = new ShardMemory(clocks);
  nowMs = START_MS;
  private readonly chance = new Chance(42);
  private readonly agents = Array.from({ length: BUSY_AGENTS }, (_, index) =>
    makeAgent(index, twoQueues(this.chance, 0, QUEUES), this.chance),
  );
  private nextNumber = 0;

  constructor() {
    for (const agent of this.agents) this.memory.upsertAgent(asRead(busy(agent)));
  }

  load(onArrival: (arrival: Arrival) => void): void {
    this.memory.reserve(ITEMS);
    for (let count = 0; count < ITEMS; count += 1) {
      const isAhead = this.chance.is(0.01);
      const arrival = this.arrive(START_MS + (isAhead ? this.chance.below(AHEAD_MS) : -this.chance.below(SPREAD_MS)));
      this.memory.upsertItem(arrival.row);
      onArrival(arrival);
    }
    this.memory.nextInstantMs(this.nowMs);
  }

  next(stepMs = STEP_MS): Turn {
    this.nowMs += stepMs;
    const agent = this.chance.one(this.agents);
    const free = asRead({ ...agent, idleSinceMs: this.nowMs });
    return { nowMs: this.nowMs, free, busy: asRead(busy(agent)), arrival: this.arrive(this.nowMs) };
  }

  /** An agent becomes free and gets the best item that he may have. Answers its ID. */
  choose({ nowMs, free }: Turn): string {
    this.memory.upsertAgent(free);
    const [choice] = this.memory.decide(nowMs);
    if (!choice) throw new Error('nothing for an agent, of a million items');
    return choice.itemId;
  }

  /** He accepts it, and another one arrives. */
  accept({ nowMs, free, busy, arrival }: Turn, id: string): void {
    const { memory } = this;
    memory.offered({ itemId: id, agent: free.key }, nowMs + OFFER_EXPIRY_MS);
    memory.removeItem(id);
    memory.upsertAgent(busy);
    memory.upsertItem(arrival.row);
  }

  private arrive(activationMs: number): Arrival {
    const number = this.nextNumber;
    this.nextNumber += 1;
    const drawn = draw(this.chance);
    return { number, drawn, row: asRead(rowOf(itemId(number), drawn, activationMs)) };
  }
}
