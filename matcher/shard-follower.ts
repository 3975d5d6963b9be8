import type { Pool } from 'pg';
import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { DatabaseClock } from './database-clock';
import { readAgents } from './ledger/read-agents';
import { dirtyPlaceNow, readDirty } from './ledger/read-dirty';
import type { DirtyPlace } from './ledger/read-dirty';
import { readItems } from './ledger/read-items';
import { readQueues } from './ledger/read-queues';
import type { LedgerQueue } from './ledger/read-queues';
import type { ClockReader } from './ledger/read-clocks';
import { ShardMemory } from './shard-memory';

/** What a look at the ledger has found. */
export interface Seen {
  /** Of the shard's owner. */
  epoch: number;
  isChanged: boolean;
  /** Queues have changed, or an item waits in a queue that the shard does not have. */
  mayBeMisplaced: boolean;
}

/**
 * Keeps the memory of a shard as the ledger is: the owner's, and that of whoever waits to become it. Reads only. What the
 * owner writes himself is not marked: `adopt` reads it.
 */
export class ShardFollower {
  memory = new ShardMemory();
  clocks: Clocks = wallClocks;
  readonly clock = new DatabaseClock();
  private queues: ReadonlyMap<string, LedgerQueue> = new Map();
  /** Everything of before is in memory. */
  place: DirtyPlace = '';

  constructor(
    private readonly pool: Pool,
    readonly shard: string,
    private readonly readClocks: ClockReader = () => Promise.resolve(wallClocks),
  ) {}

  /** Reads everything. What changes meanwhile is dirty, and read again. */
  async load(): Promise<void> {
    const place = await dirtyPlaceNow(this.pool);
    this.clocks = await this.readClocks(this.pool);
    this.queues = await readQueues(this.pool, this.shard);
    const memory = new ShardMemory(this.clocks);
    memory.setQueues(this.queues);
    memory.replaceAgents([], await readAgents(this.pool, this.shard));
    memory.replaceItems([], await readItems(this.pool, this.shard));
    this.memory = memory;
    this.place = place;
  }

  /** Reads what has changed since the last look. */
  async look(): Promise<Seen> {
    const dirty = await readDirty(this.pool, this.shard, this.place);
    this.clock.set(dirty.nowMs);
    if (dirty.isLost || dirty.queues) {
      await this.load();
      return { epoch: dirty.epoch, isChanged: true, mayBeMisplaced: true };
    }
    this.memory.replaceItems(dirty.items, dirty.itemRows);
    this.memory.replaceAgents(dirty.agents, dirty.agentRows);
    this.place = dirty.place;
    return {
      epoch: dirty.epoch,
      isChanged: dirty.items.length + dirty.agents.length > 0,
      mayBeMisplaced: dirty.itemRows.some(({ item }) => !this.queues.has(item.queue)),
    };
  }

  /** The ledger refused what the memory proposed: these are read again. */
  async reread(itemIds: readonly string[], agents: readonly string[]): Promise<void> {
    if (itemIds.length > 0) this.memory.replaceItems(itemIds, await readItems(this.pool, this.shard, itemIds));
    if (agents.length > 0) this.memory.replaceAgents(agents, await readAgents(this.pool, this.shard, agents));
  }
}
