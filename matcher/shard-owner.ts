import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { DatabaseClock } from './database-clock';
import { drainDirty } from './ledger/drain-dirty';
import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { expireOffers } from './ledger/expire-offers';
import type { Fence } from './ledger/fence';
import { handOver } from './ledger/hand-over';
import { makeOffers } from './ledger/make-offers';
import type { ProposedOffer } from './ledger/make-offers';
import { readAgents } from './ledger/read-agents';
import { readItems } from './ledger/read-items';
import { readQueues } from './ledger/read-queues';
import { proposeOffers } from './propose-offers';
import type { ClockReader } from './ledger/read-clocks';
import { ShardMemory } from './shard-memory';

/** Offers in one transaction: a burst of free agents must not hold locks for long. */
const BATCH = 50;

/**
 * The owner of a shard for as long as its epoch stands. `round` does all that can be done at this instant and answers
 * how long it may rest. Whatever it throws (`Deposed`, a lost database), its memory is worth nothing afterwards.
 */
export class ShardOwner {
  private memory = new ShardMemory();
  private clocks: Clocks = wallClocks;
  private readonly clock = new DatabaseClock();
  private isChanged = true;
  private nextInstantMs = -Infinity;
  private offersMade = 0;
  private refusals = 0;

  constructor(
    private readonly pool: Pool,
    private readonly fence: Fence,
    private readonly onCommitted: () => void,
    private readonly readClocks: ClockReader = () => Promise.resolve(wallClocks),
  ) {}

  /** Since the start: for metrics and tests. */
  get figures(): { offersMade: number; refusals: number } {
    return { offersMade: this.offersMade, refusals: this.refusals };
  }

  async load(): Promise<void> {
    const { shard } = this.fence;
    await this.handOver();
    this.clocks = await this.readClocks(this.pool);
    const memory = new ShardMemory(this.clocks);
    memory.setQueues(await readQueues(this.pool, shard));
    memory.replaceAgents([], await readAgents(this.pool, shard));
    memory.replaceItems([], await readItems(this.pool, shard));
    this.memory = memory;
    this.isChanged = true;
  }

  /**
   * Answers the ms until the clock alone gives it something to do; Infinity when nothing will. Once `isOver` (the lock
   * is lost) it makes no further offer; one that is on its way is still fenced by the epoch.
   */
  async round(isOver: () => boolean = () => false): Promise<number> {
    for (let fruitless = 0; fruitless < 3 && !isOver();) {
      await this.catchUp();
      if (this.memory.hasExpiredOffer(this.clock.nowMs())) {
        // Closing marks the rows dirty, so the next pass reads them again.
        if ((await expireOffers(this.pool, this.fence)) > 0) this.onCommitted();
        await this.catchUp();
      }
      const nowMs = this.clock.nowMs();
      if (!this.isChanged && nowMs < this.nextInstantMs) return this.nextInstantMs - nowMs;
      const proposed = proposeOffers(this.memory.decide(nowMs, BATCH), this.memory, nowMs, randomUUID, this.clocks);
      if (proposed.length === 0) {
        this.isChanged = false;
        this.nextInstantMs = this.memory.nextInstantMs(nowMs);
        return this.nextInstantMs - nowMs;
      }
      const made = await this.commit(proposed);
      // Refused throughout, though read again: a moment's rest keeps a disagreement from becoming a busy loop.
      fruitless = made > 0 ? 0 : fruitless + 1;
    }
    return 0;
  }

  /** Reads what others have changed. */
  private async catchUp(): Promise<void> {
    const { items, agents, queues, nowMs } = await drainDirty(this.pool, this.fence);
    this.clock.set(nowMs);
    if (queues) return this.load();
    await this.reread(items, agents);
  }

  private async reread(items: readonly string[], agents: readonly string[]): Promise<void> {
    const { shard } = this.fence;
    if (items.length > 0) {
      let rows = await readItems(this.pool, shard, items);
      // Captured for a queue that was just then moved, or that came back by the shard it remembers.
      const isMisplaced = rows.some(({ item }) => !this.memory.queue(item.queue));
      if (isMisplaced && (await this.handOver())) rows = await readItems(this.pool, shard, items);
      this.memory.replaceItems(items, rows);
    }
    if (agents.length > 0) this.memory.replaceAgents(agents, await readAgents(this.pool, shard, agents));
    if (items.length + agents.length > 0) this.isChanged = true;
  }

  /** Whether any item went to another shard. */
  private async handOver(): Promise<boolean> {
    let hasMoved = false;
    while ((await handOver(this.pool, this.fence)) > 0) {
      hasMoved = true;
      this.onCommitted();
    }
    return hasMoved;
  }

  private async commit(proposed: readonly ProposedOffer[]): Promise<number> {
    const { made, refused } = await makeOffers(this.pool, this.fence, proposed, this.clocks);
    const expiries = new Map(made.map(({ offerId, expiresMs }) => [offerId, expiresMs]));
    for (const offer of proposed) {
      const expiresMs = expiries.get(offer.offerId);
      if (expiresMs !== undefined) this.memory.offered(offer, expiresMs);
    }
    if (made.length > 0) this.onCommitted();
    this.offersMade += made.length;
    this.refusals += refused.length;
    this.isChanged = true;
    await this.reread(
      refused.map(({ itemId }) => itemId),
      refused.map(({ agent }) => agent),
    );
    return made.length;
  }
}
