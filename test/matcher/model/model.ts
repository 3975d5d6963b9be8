import type { AnyCommand } from '../../../domain/item/command';
import type { Clocks } from '../../../domain/time/clock';
import { Chance } from '../core/chance';
import { Broken } from './broken';
import { divisions, drawQueue, Drawer, names, publishedClocks, queueKeys, shards } from './draw';
import { type Decided, ModelItems } from './model-items';
import { ModelLedger } from './model-ledger';
import { Term } from './term';
import { Watch } from './watch';

/** What a planted bug is put into. */
export interface Parts {
  Ledger: typeof ModelLedger;
  Term: typeof Term;
}

export const soundParts: Parts = { Ledger: ModelLedger, Term };

/** Of so many items more can be offered at one instant than an owner writes in one transaction. */
const CROWD = 80;
/** So often may the owners look again at one instant until nothing is left to do. */
const MOST_LOOKS = 40;

/** An installation in virtual time: ledger, items, agents, and the matcher processes that own its shards in turn. */
export class Model {
  readonly chance: Chance;
  readonly ledger: ModelLedger;
  readonly items: ModelItems;
  readonly draw: Drawer;
  readonly agentKeys: readonly string[];
  /** Open items, at most. */
  readonly mostItems: number;
  readonly watch: Watch;
  readonly shardOf: (division: string) => string;
  readonly shards = new Map<string, string>();
  /** Everybody who is an owner, or believes it. */
  terms: Term[] = [];
  /** Who has the advisory lock of a shard. */
  readonly locks = new Map<string, Term>();
  /** Writes that the dead have left under way. */
  orphans: { name: string; execute: () => unknown }[] = [];
  /** Decided by an item's workflow, and not yet committed. */
  inFlight: Decided[] = [];
  /** By the database's clock, which somebody may set back, */
  nowMs: number;
  /** and by that of the processes, which begins at any instant. */
  steadyMs: number;
  wasClockSetBack = false;
  clocks: Clocks;
  private termsBegun = 0;

  constructor(
    seed: number,
    private readonly parts: Parts,
  ) {
    const chance = new Chance(seed);
    this.chance = chance;
    this.nowMs = chance.one([0, 1_753_000_000_000]);
    this.steadyMs = chance.below(1_000_000);
    this.clocks = chance.one(publishedClocks);
    this.ledger = new parts.Ledger();
    this.items = new ModelItems(this.ledger);
    this.watch = new Watch(this.ledger, this.items);
    const isCrowd = chance.is(0.02);
    this.draw = new Drawer(chance, this.nowMs, isCrowd);
    this.agentKeys = isCrowd ? names : names.slice(0, 3 + chance.below(chance.is(0.3) ? 10 : 4));
    this.mostItems = isCrowd ? CROWD : 5 + chance.below(chance.is(0.3) ? 36 : 12);
    this.shardOf = (division) => this.shards.get(division) ?? '';
    for (const shard of shards) this.ledger.epochs.set(shard, 0);
    for (const division of divisions) this.shards.set(division, chance.one(shards));
    for (const division of divisions)
      this.ledger.queues.apply(queueKeys.map((key) => drawQueue(chance, division, key, this.shardOf(division))));
    for (const key of this.agentKeys) this.ledger.applyAgent(this.draw.agent(key, this.shardOf));
    for (const key of this.agentKeys) if (chance.is(0.7)) this.ledger.setPresence(key, 'ready', null, this.nowMs);
    for (let count = isCrowd ? CROWD : 0; count > 0; count -= 1)
      this.items.capture(this.draw.item(this.nowMs, this.shardOf), this.nowMs);
  }

  /** What somebody asks of an item: decided at once, and committed at once or later. */
  ask(id: string, command: AnyCommand): string | null {
    const decided = this.items.decide(id, command, this.nowMs);
    if (!decided) return null;
    const text = `${command.action} ${id}`;
    if (this.chance.is(0.15)) {
      this.inFlight.push(decided);
      return `${text} is decided`;
    }
    return `${text}: ${this.items.commit(decided, this.nowMs) ? 'done' : 'refused'}`;
  }

  begin(shard: string): Term {
    this.termsBegun += 1;
    const term = new this.parts.Term(`term ${this.termsBegun} of ${shard}`, shard, this);
    this.terms.push(term);
    return term;
  }

  takeLock(term: Term): boolean {
    if (this.locks.has(term.shard)) return false;
    this.locks.set(term.shard, term);
    return true;
  }

  /** Who gets the lock once it is free. */
  private heir(shard: string): Term | undefined {
    return this.terms.find((term) => term.shard === shard && !term.isOver && !term.isEnded && term.fence === null);
  }

  /** After something was told to owners: all that follows in their processes has happened, until they ask again. */
  async follow(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (const term of this.terms) if (term.failure) throw term.failure;
    if (!this.terms.some(({ isEnded }) => isEnded)) return;
    for (const [shard, term] of this.locks) if (term.isEnded) this.locks.delete(shard);
    this.terms = this.terms.filter(({ isEnded }) => !isEnded);
  }

  /** Lets owners do at this instant all that they can, with nobody else in between; then nothing may be left to do. */
  async comeToRest(): Promise<number> {
    const { ledger } = this;
    let transactions = 0;
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const owners = shards.map((shard) => this.locks.get(shard) ?? this.heir(shard) ?? this.begin(shard));
      for (const owner of owners) owner.wake();
      await this.follow();
      let changes = 0;
      for (;;) {
        const busy = owners.find(({ calls }) => calls.length > 0);
        if (!busy) break;
        if (busy.hasUnexecuted) changes += Number(busy.execute() === 'offer');
        transactions += 1;
        busy.answer();
        await this.follow();
        this.watch.afterStep();
      }
      const isAllRead = shards.every((shard) => {
        const owner = this.locks.get(shard);
        return owner?.isResting && ledger.isAllReadAt(owner.view.place, shard);
      });
      // At the first look some were still busy with what they had seen before.
      if (!isAllRead || changes > 0 || looks === 0) continue;
      // Owners reckon in whole ms.
      this.watch.whenQuiet(Math.floor(this.nowMs), this.clocks);
      return transactions;
    }
    // What is early by the database's clock is refused, and tried again until it is not.
    if ([...this.locks.values()].some(({ isAhead }) => isAhead)) return transactions;
    throw new Broken('owners come to rest');
  }
}
