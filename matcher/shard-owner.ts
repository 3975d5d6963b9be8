import { randomUUID } from 'node:crypto';
import type { Listening } from '../db/wake';
import { Deposed } from './ledger/fence';
import type { ProposedOffer } from './ledger/make-offers';
import type { DirtyPlace } from './ledger/read-dirty';
import { proposeOffers } from './propose-offers';
import type { ShardFollower } from './shard-follower';
import type { OwnedLedger } from './shard-ledger';
import type { ShardMemory } from './shard-memory';

/** Offers in one transaction: a burst of free agents must not hold locks for long. */
const BATCH = 50;
/** Items that go to another shard in one transaction: those who wait for their locks must not wait long. */
const HANDED_OVER = 500;
/**
 * Marks live once to twice as long: who follows the shard and looks less often has to read everything. A load of a
 * million rows is such a gap, on a busy machine one of minutes.
 */
export const FORGET_MS = 300_000;

/**
 * The owner of a shard for as long as its epoch stands. `round` does all that can be done at this instant and answers
 * how long it may rest. Whatever it throws (`Deposed`, a lost database), its memory is worth nothing afterwards.
 */
export class ShardOwner {
  private isChanged = true;
  /** Between these instants the clock alone gives it nothing to do; before them it does not know: a server's clock may be set back. */
  private quiet = { fromMs: Infinity, untilMs: -Infinity };
  private offersMade = 0;
  private refusals = 0;
  /** Where it was some time ago, and when that was: what was dirty before is forgotten next. */
  private forgotten: { place: DirtyPlace; atMs: number } | null = null;
  private questions: { answer: () => void; refuse: (reason: Error) => void }[] = [];

  /** `tell`: something other than an offer was committed that these want to look at. */
  constructor(
    private readonly ledger: OwnedLedger,
    private readonly follower: ShardFollower,
    private readonly tell: (...listeners: Listening[]) => void,
  ) {}

  /** Since the start; items as they are. */
  get figures(): { items: number; offersMade: number; refusals: number } {
    return { items: this.follower.memory.itemCount, offersMade: this.offersMade, refusals: this.refusals };
  }

  /** Asks the memory once it has caught up: what was committed before the question counts. Wake the owner up for it. */
  ask<T>(question: (memory: ShardMemory, nowMs: number) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const answer = () => resolve(question(this.follower.memory, this.follower.clock.nowMs()));
      this.questions.push({ answer, refuse: reject });
    });
  }

  /** Its term is over: whoever still waits for an answer is told so. */
  close(reason: Error): void {
    for (const { refuse } of this.questions.splice(0)) refuse(reason);
  }

  /** For a follower that has not loaded yet. */
  async load(): Promise<void> {
    await this.follower.load();
    await this.adopt();
  }

  /** The follower has followed what may have been another's shard until now. */
  async adopt(): Promise<void> {
    await this.look();
    if (await this.handOver()) await this.look();
    await this.follower.adopt();
    this.isChanged = true;
  }

  /**
   * Answers the ms until the clock alone gives it something to do; Infinity when nothing will. Once `isOver` (the lock
   * is lost) it makes no further offer; one that is on its way is still fenced by the epoch.
   */
  async round(isOver: () => boolean = () => false): Promise<number> {
    const { follower } = this;
    let isKnown = false;
    for (let fruitless = 0; fruitless < 3 && !isOver();) {
      if (!isKnown || this.questions.length > 0) await this.catchUp();
      this.answerQuestions();
      const nowMs = follower.clock.nowMs();
      const { fromMs, untilMs } = this.quiet;
      if (!this.isChanged && fromMs <= nowMs && nowMs < untilMs) return untilMs - nowMs;
      const { memory, clocks } = follower;
      const proposed = proposeOffers(memory.decide(nowMs, BATCH), memory, nowMs, randomUUID, clocks);
      if (proposed.length === 0) {
        this.isChanged = false;
        this.quiet = { fromMs: nowMs, untilMs: memory.nextInstantMs(nowMs) };
        return this.quiet.untilMs - nowMs;
      }
      const made = await this.commit(proposed);
      // What it has done itself it knows, and whoever has changed something since wakes it up; a burst goes on for long.
      isKnown = made === proposed.length && made < BATCH;
      // Refused throughout, though read again: a moment's rest keeps a disagreement from becoming a busy loop.
      fruitless = made > 0 ? 0 : fruitless + 1;
    }
    return 0;
  }

  private async catchUp(): Promise<void> {
    const { follower } = this;
    await this.look();
    if (!follower.memory.hasExpiredOffer(follower.clock.nowMs())) return;
    // Closing marks the rows dirty, so the next look reads them again.
    if ((await this.ledger.expireOffers()) > 0) this.tell('stream');
    await this.look();
  }

  private answerQuestions(): void {
    for (const { answer, refuse } of this.questions.splice(0)) {
      try {
        answer();
      } catch (error) {
        refuse(error as Error);
      }
    }
  }

  /** Reads what others have changed. */
  private async look(): Promise<void> {
    const seen = await this.follower.look();
    const { fence } = this.ledger;
    if (seen.epoch !== fence.epoch) throw new Deposed(fence);
    if (seen.isChanged) this.isChanged = true;
    // Captured for a queue that was just then moved, or that came back by the shard it remembers.
    if (seen.mayBeMisplaced && (await this.handOver())) await this.look();
    await this.forget();
  }

  private async forget(): Promise<void> {
    const nowMs = this.follower.clock.nowMs();
    this.forgotten ??= { place: this.follower.place, atMs: nowMs };
    if (nowMs < this.forgotten.atMs + FORGET_MS) return;
    if (!(await this.ledger.forgetDirty(this.forgotten.place))) this.forgotten = null;
  }

  /** Whether any item went to another shard. */
  private async handOver(): Promise<boolean> {
    const foreign = await this.ledger.readForeign();
    const ids = [...this.follower.memory.itemsIn(foreign.queues), ...foreign.inHands].toSorted();
    let hasMoved = false;
    for (let at = 0; at < ids.length; at += HANDED_OVER) {
      if ((await this.ledger.handOver(ids.slice(at, at + HANDED_OVER))) === 0) continue;
      hasMoved = true;
      // The new owner may be another process.
      this.tell('stream', 'matcher');
    }
    return hasMoved;
  }

  private async commit(proposed: readonly ProposedOffer[]): Promise<number> {
    const { memory, clocks, place } = this.follower;
    const { made, refused } = await this.ledger.makeOffers(proposed, clocks, place);
    const expiries = new Map(made.map(({ offerId, expiresMs }) => [offerId, expiresMs]));
    for (const offer of proposed) {
      const expiresMs = expiries.get(offer.offerId);
      if (expiresMs !== undefined) memory.offered(offer, expiresMs);
    }
    this.offersMade += made.length;
    this.refusals += refused.length;
    this.isChanged = true;
    await this.follower.reread(
      refused.map(({ itemId }) => itemId),
      refused.map(({ agent }) => agent),
    );
    return made.length;
  }
}
