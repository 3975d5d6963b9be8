import type { Clocks } from '../../../domain/time/clock';
import { DatabaseClock } from '../../../matcher/database-clock';
import { Deposed, type Fence } from '../../../matcher/ledger/fence';
import type { WaitingRow } from '../../../matcher/ledger/read-items';
import { ShardFollower } from '../../../matcher/shard-follower';
import type { FollowedLedger, OwnedLedger } from '../../../matcher/shard-ledger';
import { ShardOwner } from '../../../matcher/shard-owner';
import { checkAgreement } from './agreement';
import { Broken } from './broken';
import type { ModelLedger } from './model-ledger';
import { OwnerView } from './owner-view';

/** Rows that a load hands on at once. */
const PAGE = 4;

/** What a process is told when its connection ends; what became of its last call it does not learn. */
class ConnectionLost extends Error {}

/** A transaction on its way: executed at some instant, answered at a later one, or never. */
interface Call {
  name: string;
  execute: () => void;
  isExecuted: boolean;
  answer: () => void;
  fail: (error: Error) => void;
}

/** What there is outside of a process. */
interface Surroundings {
  readonly ledger: ModelLedger;
  /** By the database's clock, */
  readonly nowMs: number;
  /** and by one that nobody sets. */
  readonly steadyMs: number;
  /** Then a process may take the database's clock for later than it is, for as long as it remembers. */
  readonly wasClockSetBack: boolean;
  readonly clocks: Clocks;
  /** The advisory lock of its shard: whether it has it now. */
  takeLock: (term: Term) => boolean;
}

/**
 * One term of a matcher process with a shard: it follows it, and owns it once the lock is free, as `keepShard` lets it.
 * Follower and owner are the real ones; every call of theirs to the ledger waits until somebody executes it, and then
 * until somebody answers it.
 */
export class Term {
  calls: Call[] = [];
  readonly view = new OwnerView();
  /** Of the owner; null as long as it only follows. */
  fence: Fence | null = null;
  /** Its lock is lost, and it knows. */
  isOver = false;
  /** Nothing will come from it any more. */
  isEnded = false;
  isResting = false;
  private restUntilMs = -Infinity;
  private hasUnreadChanges = false;
  /** Whose the shard was when it last looked. */
  private epochSeen = -1;
  /** A defect that showed in its process. */
  failure: unknown = null;
  private readonly clock;
  private wakeUp = () => {};

  constructor(
    readonly name: string,
    readonly shard: string,
    private readonly world: Surroundings,
  ) {
    this.clock = new DatabaseClock(() => world.steadyMs);
    void this.serve();
  }

  get hasUnexecuted(): boolean {
    return this.calls.some(({ isExecuted }) => !isExecuted);
  }

  get hasUnanswered(): boolean {
    return this.calls.some(({ isExecuted }) => isExecuted);
  }

  get isAhead(): boolean {
    return this.clock.nowMs() > this.world.nowMs;
  }

  /** The ledger executes its first call; answers which. */
  execute(): string {
    const call = this.calls.find(({ isExecuted }) => !isExecuted);
    call?.execute();
    return call?.name ?? 'nothing';
  }

  answer(): string {
    const call = this.calls.shift();
    call?.answer();
    return call?.name ?? 'nothing';
  }

  wake(): void {
    this.isResting = false;
    this.wakeUp();
  }

  disconnect(): void {
    for (const { fail } of this.calls.splice(0)) fail(new ConnectionLost());
    this.isOver = true;
    this.wake();
  }

  /** It dies. Answers what it has sent, which may still arrive. */
  kill(): Call[] {
    this.isEnded = true;
    return this.calls.splice(0).filter(({ isExecuted }) => !isExecuted);
  }

  /** While it rests: for all that it was told, nothing is left to do; and it was told of everything. */
  checkRest(): void {
    const { ledger, steadyMs } = this.world;
    // Its clock shows whole ms, so it may sleep for a part of one too long.
    if (!this.fence || !this.isResting || steadyMs >= this.restUntilMs - 1) return;
    this.view.checkRest(this.clock.nowMs(), this.restUntilMs - steadyMs);
    if (ledger.epochs.get(this.shard) === this.fence.epoch) checkAgreement(this.view, ledger, this.shard);
  }

  private async serve(): Promise<void> {
    try {
      const follower = new ShardFollower(this.followed(), this.clock);
      await follower.load(() => this.isOver);
      while (!this.world.takeLock(this)) {
        await this.rest(Infinity);
        if (this.isOver) break;
        await follower.look();
      }
      if (!this.isOver) await this.own(follower);
    } catch (error) {
      if (this.isOver || error instanceof Deposed || error instanceof ConnectionLost) return;
      this.failure = error;
    } finally {
      this.isEnded = true;
    }
  }

  private async own(follower: ShardFollower): Promise<void> {
    const fence = await this.call('take over', () => this.world.ledger.takeOver(this.shard));
    const owner = new ShardOwner(this.owned(fence), follower, () => {});
    await owner.adopt();
    this.fence = fence;
    while (!this.isOver) {
      const restMs = await owner.round(() => this.isOver);
      if (!this.isOver) await this.rest(restMs);
    }
  }

  /** Until somebody wakes it: a notification may be lost or late, and comes more than once. */
  private rest(ms: number): Promise<void> {
    this.isResting = true;
    this.restUntilMs = this.world.steadyMs + ms;
    if (this.hasUnreadChanges) throw new Broken('an owner has read what it has changed before it rests');
    if (this.fence && this.fence.epoch !== this.epochSeen) throw new Broken('who has seen that he is deposed goes');
    if (this.isAhead && !this.world.wasClockSetBack) throw new Broken('no clock is ahead of the database’s');
    this.checkRest();
    return new Promise((resolve) => {
      this.wakeUp = resolve;
    });
  }

  private call<T>(name: string, transaction: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const call: Call = {
        name,
        isExecuted: false,
        execute: () => {
          call.isExecuted = true;
          try {
            const value = transaction();
            call.answer = () => resolve(value);
          } catch (error) {
            call.answer = () => reject(error as Error);
          }
        },
        answer: () => {},
        fail: reject,
      };
      this.calls.push(call);
    });
  }

  private followed(): FollowedLedger {
    const { world, view, shard } = this;
    const { ledger } = world;
    /** Of the load under way: once it is over, everything of before is known. */
    let loadPlace: string | null = null;
    return {
      placeNow: async () => {
        const place = await this.call('place', () => ({ place: ledger.placeNow(), nowMs: world.nowMs }));
        loadPlace = place.place;
        return place;
      },
      readDirty: async (place) => {
        this.hasUnreadChanges = false;
        const dirty = await this.call('look', () => ledger.readDirty(shard, place, world.nowMs));
        view.sawDirty(dirty);
        this.epochSeen = dirty.epoch;
        return { ...dirty, itemRows: this.told(dirty.itemRows) };
      },
      readClocks: async () => (view.clocks = await this.call('read clocks', () => world.clocks)),
      readQueues: async () => (view.queues = await this.call('read queues', () => ledger.queues.read(shard))),
      readAgents: async (keys) => {
        const agents = await this.call('read agents', () => ledger.readAgents(shard, keys));
        view.sawAgents(keys, agents);
        return agents;
      },
      readItems: async (ids) => {
        const rows = await this.call('read items', () => ledger.readItems(shard, ids));
        view.sawItems(ids, rows);
        return this.told(rows);
      },
      readWaiting: async (take) => {
        const waiting = await this.call('read waiting', () =>
          ledger.readItems(shard).filter(({ offerExpiresMs }) => offerExpiresMs === null),
        );
        view.sawItems(undefined, waiting);
        for (let at = 0; at < waiting.length; at += PAGE) take(this.told(waiting.slice(at, at + PAGE)));
      },
      readOffered: async () => {
        const offered = await this.call('read offered', () =>
          ledger.readItems(shard).filter(({ offerExpiresMs }) => offerExpiresMs !== null),
        );
        view.sawItems([], offered);
        view.place = loadPlace ?? view.place;
        loadPlace = null;
        return this.told(offered);
      },
    };
  }

  private owned(fence: Fence): OwnedLedger {
    const { world, view } = this;
    const { ledger } = world;
    return {
      fence,
      makeOffers: async (offers, clocks) => {
        view.checkOffers(offers, this.clock.nowMs());
        const made = await this.call('offer', () => ledger.makeOffers(fence, offers, clocks, world.nowMs));
        view.sawOffers(offers, made);
        return made;
      },
      expireOffers: () => {
        this.hasUnreadChanges = true;
        return this.call('expire', () => ledger.expireOffers(fence, world.nowMs));
      },
      readForeign: () => this.call('read foreign', () => ledger.readForeign(fence.shard)),
      handOver: async (itemIds) => {
        const count = await this.call('hand over', () => ledger.handOver(fence, itemIds));
        if (count > 0) this.hasUnreadChanges = true;
        return count;
      },
      forgetDirty: (place) => this.call('forget', () => ledger.forgetDirty(fence, place)),
    };
  }

  // What a planted bug replaces.

  protected told(rows: WaitingRow[]): WaitingRow[] {
    return rows;
  }
}
