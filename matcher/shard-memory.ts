import { decideAll } from '../domain/routing/decide';
import type { Match, RoutableQueues } from '../domain/routing/decide';
import { nextOpeningMs } from '../domain/routing/plan';
import type { RoutableAgent, RoutableItem } from '../domain/routing/types';
import { withOffer } from '../domain/routing/with-offer';
import type { ProposedOffer } from './ledger/make-offers';
import type { WaitingRow } from './ledger/read-items';

interface Kept extends WaitingRow {
  /** Next instant at which something about this row changes by the clock alone; Infinity when never. */
  wakeAtMs: number;
}

/**
 * What the owner of a shard remembers of its ledger: agents, and items that wait or are offered. A hint that the ledger
 * checks at each offer. No clock and no I/O in here.
 */
export class ShardMemory {
  private readonly agents = new Map<string, RoutableAgent>();
  private readonly rows = new Map<string, Kept>();
  private queues: RoutableQueues = new Map();

  setQueues(queues: RoutableQueues): void {
    this.queues = queues;
  }

  /** Rows read again; those asked for and not found are gone. */
  replaceAgents(asked: readonly string[], found: readonly RoutableAgent[]): void {
    for (const key of asked) this.agents.delete(key);
    for (const agent of found) this.agents.set(agent.key, agent);
  }

  replaceItems(asked: readonly string[], found: readonly WaitingRow[]): void {
    for (const id of asked) this.rows.delete(id);
    for (const row of found) this.rows.set(row.item.id, { ...row, wakeAtMs: -Infinity });
  }

  row(itemId: string): WaitingRow | undefined {
    return this.rows.get(itemId);
  }

  allAgents(): RoutableAgent[] {
    return [...this.agents.values()];
  }

  queue(queueId: string) {
    return this.queues.get(queueId);
  }

  /** Every offer that can be made at an instant, in the order in which they are decided. */
  decide(nowMs: number): Match[] {
    const free = this.allAgents().filter((agent) => agent.presence === 'ready' && !agent.openManualOffer);
    // Whole queues, since what lies on top of a queue is measured by the rest of it.
    const queues = new Set(free.flatMap((agent) => agent.queues));
    const waiting: RoutableItem[] = [];
    for (const row of this.rows.values()) {
      if (row.offerExpiresMs === null && queues.has(row.item.queue)) waiting.push(row.item);
    }
    return waiting.length === 0 ? [] : decideAll(waiting, free, this.queues, nowMs);
  }

  /** An offer has been committed. */
  offered({ itemId, agent }: ProposedOffer, expiresMs: number): void {
    const row = this.rows.get(itemId);
    if (!row) return;
    this.rows.set(itemId, { ...row, offerExpiresMs: expiresMs, wakeAtMs: expiresMs });
    const before = this.agents.get(agent);
    if (before) this.agents.set(agent, withOffer(before, row.item));
  }

  hasExpiredOffer(nowMs: number): boolean {
    for (const row of this.rows.values()) if (row.offerExpiresMs !== null && row.offerExpiresMs <= nowMs) return true;
    return false;
  }

  /**
   * The first instant after `nowMs` at which time alone changes what can be decided: an offer ends, an item becomes
   * active, a ring opens, the pause after a decline ends. Infinity when there is none.
   */
  nextInstantMs(nowMs: number): number {
    let next = Infinity;
    for (const row of this.rows.values()) {
      // Each row's own instant stays true until it has passed, so most rows cost a comparison.
      if (row.wakeAtMs <= nowMs) row.wakeAtMs = wakeAt(row, nowMs);
      next = Math.min(next, row.wakeAtMs);
    }
    return next;
  }
}

function wakeAt({ item, offerExpiresMs }: WaitingRow, nowMs: number): number {
  // One that has ended and stands here still is being answered: it is looked at again soon.
  if (offerExpiresMs !== null) return offerExpiresMs > nowMs ? offerExpiresMs : nowMs + 50;
  const instants = [item.activationMs, nextOpeningMs(item, nowMs) ?? Infinity, ...Object.values(item.declines)];
  return Math.min(...instants.filter((instantMs) => instantMs > nowMs), Infinity);
}
