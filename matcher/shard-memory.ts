import type { RoutableAgent, RoutableQueues } from '../domain/routing/types';
import { withOffer } from '../domain/routing/with-offer';
import { wallClocks } from '../domain/time/clock';
import type { Clocks } from '../domain/time/clock';
import { ringFor } from './core/admission';
import { ClockStates } from './core/clock-states';
import { Crew } from './core/crew';
import { Decision } from './core/decision';
import { ItemTable } from './core/item-table';
import { Waiting } from './core/waiting';
import type { ProposedOffer } from './ledger/make-offers';
import type { WaitingRow } from './ledger/read-items';
import { Roster } from './roster';

/** An offer that has ended and stands here still is being answered: it is looked at again soon. */
const ANSWERED_WITHIN_MS = 50;

/**
 * One push as it was decided: who gets which item, through which ring, at which priority at that instant. The item itself is
 * read by who needs it: to make it costs more than to find it.
 */
export interface Choice {
  itemId: string;
  agent: RoutableAgent;
  ring: number;
  priority: number;
}

/** The parts of a memory, for questions that are no decisions: they change nothing. */
export interface ShardIndex {
  readonly clocks: ClockStates;
  readonly table: ItemTable;
  readonly waiting: Waiting;
  readonly crew: Crew;
}

/**
 * What the owner of a shard remembers of its ledger: agents, and items that wait or are offered. A hint that the ledger
 * checks at each offer. No clock and no I/O in here: an instant is given with each question. One that lies before the
 * last is answered as exactly, but then every item is placed anew.
 */
export class ShardMemory {
  private clocks: ClockStates;
  private table: ItemTable;
  private waiting: Waiting;
  private crew: Crew;
  private decision: Decision;
  private queues: RoutableQueues = new Map();
  /** The same agents, for explanations. */
  readonly roster = new Roster();

  constructor(clocks: Clocks = wallClocks) {
    this.clocks = new ClockStates(clocks);
    this.table = new ItemTable(this.clocks);
    this.waiting = new Waiting(
      this.table,
      this.clocks,
      (group) => this.crew.meet(group),
      () => this.crew.signatures.forgetGroups(),
    );
    this.crew = new Crew(this.waiting.groups);
    this.decision = new Decision(this.table, this.waiting, this.crew, this.clocks);
  }

  /** Calendars have changed: everything is placed anew. */
  setClocks(clocks: Clocks): void {
    const { table, crew } = this;
    const next = new ShardMemory(clocks);
    for (const { given } of crew.members.values()) next.upsertAgent(given);
    for (const slot of table.slots()) next.upsertItem(table.row(slot));
    const { queues } = this;
    Object.assign(this, next, { queues });
  }

  setQueues(queues: RoutableQueues): void {
    this.queues = queues;
  }

  upsertAgent(agent: RoutableAgent): void {
    this.roster.set(this.crew.set(agent));
  }

  removeAgent(key: string): void {
    this.crew.delete(key);
    this.roster.delete(key);
  }

  upsertItem(row: WaitingRow): void {
    const known = this.table.items.ids.find(row.item.id);
    if (known >= 0) this.waiting.withdraw(known);
    this.waiting.refresh(this.table.write(known, row));
  }

  removeItem(itemId: string): void {
    const slot = this.table.items.ids.find(itemId);
    if (slot < 0) return;
    this.waiting.withdraw(slot);
    this.table.erase(slot);
  }

  /** Rows read again; those asked for and not found are gone. */
  replaceAgents(asked: readonly string[], found: readonly RoutableAgent[]): void {
    const keys = new Set(found.map(({ key }) => key));
    for (const key of asked) if (!keys.has(key)) this.removeAgent(key);
    for (const agent of found) this.upsertAgent(agent);
  }

  replaceItems(asked: readonly string[], found: readonly WaitingRow[]): void {
    const ids = asked.length === 0 ? null : new Set(found.map(({ item }) => item.id));
    for (const id of asked) if (!ids?.has(id)) this.removeItem(id);
    for (const row of found) this.upsertItem(row);
  }

  /** Makes room for so many more items at once: a load does not grow step by step. */
  reserve(count: number): void {
    this.table.items.reserve(this.table.items.count + count);
    this.waiting.reserve(this.table.items.count + count);
  }

  /** As it was given; a new object each time. */
  row(itemId: string): WaitingRow | undefined {
    const slot = this.table.items.ids.find(itemId);
    return slot < 0 ? undefined : this.table.row(slot);
  }

  agent(key: string): RoutableAgent | undefined {
    return this.crew.members.get(key)?.given;
  }

  allAgents(): RoutableAgent[] {
    return Array.from(this.crew.members.values(), ({ given }) => given);
  }

  queue(queueId: string) {
    return this.queues.get(queueId);
  }

  /** What waits or is offered in some queues. */
  itemsIn(queues: ReadonlySet<string>): string[] {
    const { table } = this;
    const found: string[] = [];
    if (queues.size === 0) return found;
    for (const slot of table.slots()) {
      if (queues.has(table.kind(slot).queue)) found.push(table.items.ids.text(slot));
    }
    return found;
  }

  /** Items that wait or are offered. */
  get itemCount(): number {
    return this.table.items.count;
  }

  /**
   * Every offer that can be made at an instant, or the first `limit` of them, in the order in which they are decided.
   * Those that are not `offered` before the next question are as good as never decided.
   */
  decide(nowMs: number, limit = Infinity): Choice[] {
    this.advance(nowMs);
    const { table, waiting } = this;
    return this.decision.run(this.queues, limit).map(({ slot, agent, priority }) => {
      const ring = ringFor(agent, table.kind(slot), waiting.stageOf(slot), table.preferredAgent(slot));
      return { itemId: table.items.ids.text(slot), agent, ring, priority };
    });
  }

  /** An offer has been committed. */
  offered({ itemId, agent }: Pick<ProposedOffer, 'itemId' | 'agent'>, expiresMs: number): void {
    const slot = this.table.items.ids.find(itemId);
    if (slot < 0) return;
    this.waiting.withdraw(slot);
    this.table.offerExpiresMs.set(slot, expiresMs);
    this.waiting.refresh(slot);
    const member = this.crew.members.get(agent);
    if (member) this.upsertAgent(withOffer(member.given, this.table.kind(slot)));
  }

  hasExpiredOffer(nowMs: number): boolean {
    this.advance(nowMs);
    return this.waiting.expired.size > 0;
  }

  /**
   * The first instant after `nowMs` at which time alone changes what can be decided: an offer ends, an item becomes
   * active, a ring opens, the pause after a decline ends. Infinity when there is none.
   */
  nextInstantMs(nowMs: number): number {
    this.advance(nowMs);
    const againMs = this.waiting.expired.size > 0 ? nowMs + ANSWERED_WITHIN_MS : Infinity;
    return Math.min(this.waiting.nextMs, againMs);
  }

  /** Everything stands where it belongs at that instant. */
  indexAt(nowMs: number): ShardIndex {
    this.advance(nowMs);
    return this.index;
  }

  /** Everything stands where it was put last: for who reads rows, and not places. */
  get index(): ShardIndex {
    const { clocks, table, waiting, crew } = this;
    return { clocks, table, waiting, crew };
  }

  /** Places what is new, and what time has moved. */
  advance(nowMs: number): void {
    this.decision.takeBack();
    this.waiting.advance(nowMs);
  }
}
