import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { DatabaseClock } from './database-clock';
import type { DirtyPlace } from './ledger/read-dirty';
import type { LedgerQueue } from './ledger/read-queues';
import type { FollowedLedger } from './shard-ledger';
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
 * Keeps the memory of a shard as the ledger is: the owner's, and that of whoever waits to become it. Reads only. The
 * offers that an owner makes are not marked, since he knows them: who takes over from him calls `adopt` first.
 */
export class ShardFollower {
  memory = new ShardMemory();
  clocks: Clocks = wallClocks;
  private queues: ReadonlyMap<string, LedgerQueue> = new Map();
  /** Everything of before is in memory. */
  place: DirtyPlace = '';

  constructor(
    private readonly ledger: FollowedLedger,
    readonly clock = new DatabaseClock(),
  ) {}

  /** Reads everything. What changes meanwhile is dirty, and read again. Throws once `isOver`. */
  async load(isOver: () => boolean = () => false): Promise<void> {
    const { ledger } = this;
    const { place, nowMs } = await ledger.placeNow();
    this.clock.set(nowMs);
    this.clocks = await ledger.readClocks();
    this.queues = await ledger.readQueues();
    const memory = new ShardMemory(this.clocks);
    memory.setQueues(this.queues);
    memory.replaceAgents([], await ledger.readAgents());
    await ledger.readWaiting(
      (page) => {
        if (isOver()) throw new Error('nobody wants the shard any more');
        memory.replaceItems([], page);
        // Page by page, so that the first decision does not have to place them all.
        memory.advance(this.clock.nowMs());
      },
      (count) => memory.reserve(count),
    );
    memory.replaceItems([], await ledger.readOffered());
    this.memory = memory;
    this.place = place;
  }

  /** Reads what has changed since the last look. */
  async look(): Promise<Seen> {
    const dirty = await this.ledger.readDirty(this.place);
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

  /** Reads what the owner before may have written unmarked: offers that are open still, and what they take from agents. */
  async adopt(): Promise<void> {
    const known = this.memory.allAgents().map(({ key }) => key);
    this.memory.replaceAgents(known, await this.ledger.readAgents());
    this.memory.replaceItems([], await this.ledger.readOffered());
  }

  /** The ledger refused what the memory proposed: these are read again. */
  async reread(itemIds: readonly string[], agents: readonly string[]): Promise<void> {
    if (itemIds.length > 0) this.memory.replaceItems(itemIds, await this.ledger.readItems(itemIds));
    if (agents.length > 0) this.memory.replaceAgents(agents, await this.ledger.readAgents(agents));
  }
}
