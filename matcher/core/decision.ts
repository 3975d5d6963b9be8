import type { RoutableAgent, RoutableQueues } from '../../domain/routing/types';
import { anyoneFor, firstFor, isAdmitted } from './admission';
import type { ClockStates } from './clock-states';
import type { Crew, Member } from './crew';
import type { Group } from './groups';
import type { ItemTable } from './item-table';
import { State } from './items';
import type { Special } from './specials';
import type { Waiting } from './waiting';

/** Who gets which item, at which priority at that instant. */
export interface Decided {
  slot: number;
  member: Member;
  /** Loaded with what was decided before, at the same instant. */
  agent: RoutableAgent;
  priority: number;
}

/** An item that somebody may be offered, with what ranks it now. */
interface Pick {
  slot: number;
  /** Its priority; on top of its queue, at least the highest that waits there. */
  rank: number;
  isOnTop: boolean;
}

/** Looks for the best item that one agent may have, or that one group has for anybody. */
interface Candidate {
  find: () => Pick | null;
  pick: Pick;
  /** After how many matches it was found: what it found can only have become worse since. */
  asOf: number;
}

/**
 * Decides at one instant, item by item: of all that any open agent may have, the one that ranks highest chooses first.
 * Only pairs that can be new are looked at: agents to whom something has become possible, and items that came where
 * none were. Within one instant everything can only become less, so a candidate is looked at again only when its turn
 * has come.
 */
export class Decision {
  /** By the last run; nobody has said yet what became of it. */
  private decided: Decided[] = [];

  constructor(
    private readonly table: ItemTable,
    private readonly waiting: Waiting,
    private readonly crew: Crew,
    private readonly clocks: ClockStates,
  ) {}

  /** What was matched and not offered waits again. */
  takeBack(): void {
    for (const { slot, member } of this.decided) {
      if (this.table.items.state(slot) === State.proposed) this.waiting.refresh(slot);
      this.crew.restore(member);
    }
    if (this.decided.length > 0) this.decided = [];
  }

  /** All that is possible, or the first `limit`, at the instant to which everything has advanced. */
  run(queues: RoutableQueues, limit: number): readonly Decided[] {
    const queue = this.candidates();
    while (queue.length > 0 && this.decided.length < limit) {
      const candidate = queue.pop() as Candidate;
      const isNew = candidate.asOf === this.decided.length;
      if (isNew) this.match(candidate.pick, queues);
      this.renew(candidate, queue);
    }
    if (queue.length === 0) this.clear();
    return this.decided;
  }

  /** The best last. */
  private candidates(): Candidate[] {
    const { groups, demands, specials } = this.waiting.gains;
    const found: Candidate[] = [];
    for (const member of this.crew.changes()) consider(found, () => this.bestFor(member));
    for (const group of groups) consider(found, () => this.bestOfGroup(group));
    for (const demand of demands) consider(found, () => this.bestOfDemand(demand));
    for (const slot of specials) consider(found, () => this.bestOfSpecial(slot));
    return found.length < 2 ? found : found.sort((a, b) => this.compare(b.pick, a.pick));
  }

  private clear(): void {
    const { groups, demands, specials } = this.waiting.gains;
    this.crew.settle();
    // To clear a set costs as much when it is empty.
    if (groups.size > 0) groups.clear();
    if (demands.size > 0) demands.clear();
    if (specials.size > 0) specials.clear();
  }

  private renew(candidate: Candidate, queue: Candidate[]): void {
    const pick = candidate.find();
    if (!pick) return;
    candidate.pick = pick;
    candidate.asOf = this.decided.length;
    let [low, high] = [0, queue.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare((queue[middle] as Candidate).pick, pick) > 0) low = middle + 1;
      else high = middle;
    }
    queue.splice(low, 0, candidate);
  }

  /** Gives an item to the first of those who may have it. */
  private match({ slot, rank, isOnTop }: Pick, queues: RoutableQueues): void {
    const { table, crew } = this;
    const admission = this.waiting.admissionOf(slot);
    const { group } = admission;
    const member = firstFor(crew, table, slot, admission, queues.get(group.queue), this.clocks);
    if (!member) throw new Error(`the index is wrong about item ${table.items.ids.text(slot)}`);
    const priority = isOnTop ? this.waiting.priorityOf(slot) : rank;
    this.decided.push({ slot, member, agent: member.now, priority });
    this.waiting.displace(slot);
    table.items.setState(slot, State.proposed);
    crew.load(member, group);
  }

  private bestFor(member: Member): Pick | null {
    const { crew, waiting } = this;
    if (!member.isOpen) return null;
    const { signature } = member;
    crew.signatures.learn(signature);
    const slot = waiting.leaders.bestOf(signature.admitted, signature.count, (size) => crew.fits(member, size));
    let best = slot < 0 ? null : this.plain(slot);
    for (const demand of waiting.demandsFor(member.now.key)) {
      const stage = { group: waiting.groupOf(demand), preferred: member.now.key };
      if (isAdmitted(crew, member, stage, this.clocks.nowMs))
        best = this.better(best, this.plain(waiting.bestOfDemand(demand)));
    }
    if (waiting.specials.count === 0) return best;
    for (const queue of signature.queues) {
      for (const special of waiting.specials.in(queue)) {
        if (this.mayHave(member, special)) best = this.better(best, this.special(special));
      }
    }
    return best;
  }

  private bestOfGroup(group: Group): Pick | null {
    const slot = this.waiting.bestOf(group);
    const stage = { group, preferred: null };
    return slot >= 0 && anyoneFor(this.crew, stage, this.clocks.nowMs) ? this.plain(slot) : null;
  }

  private bestOfDemand(demand: number): Pick | null {
    const slot = this.waiting.bestOfDemand(demand);
    if (slot < 0) return null;
    const admission = this.waiting.admissionOf(slot);
    const member = this.crew.members.get(admission.preferred ?? '');
    return member && isAdmitted(this.crew, member, admission, this.clocks.nowMs) ? this.plain(slot) : null;
  }

  private bestOfSpecial(slot: number): Pick | null {
    const special = this.waiting.specials.get(slot);
    if (!special) return null;
    const { admission, declines } = special;
    return anyoneFor(this.crew, admission, this.clocks.nowMs, declines) ? this.special(special) : null;
  }

  private mayHave(member: Member, { admission, declines }: Special): boolean {
    return isAdmitted(this.crew, member, admission, this.clocks.nowMs, declines);
  }

  private plain(slot: number): Pick {
    return { slot, rank: this.waiting.priorityOf(slot), isOnTop: false };
  }

  private special({ slot, queue, isOnTop }: Special): Pick {
    return { slot, rank: isOnTop ? this.waiting.highestIn(queue) : this.waiting.priorityOf(slot), isOnTop };
  }

  private better(a: Pick | null, b: Pick): Pick {
    return a && this.compare(a, b) <= 0 ? a : b;
  }

  /** As `compareRanked` in `domain/routing/order.ts`. */
  private compare(a: Pick, b: Pick): number {
    return b.rank - a.rank || Number(b.isOnTop) - Number(a.isOnTop) || this.table.items.compareAge(a.slot, b.slot);
  }
}

function consider(found: Candidate[], find: () => Pick | null): void {
  const pick = find();
  if (pick) found.push({ find, pick, asOf: 0 });
}
