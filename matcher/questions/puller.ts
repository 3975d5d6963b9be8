import { hasRoom } from '../../domain/routing/eligibility';
import { compareRanked } from '../../domain/routing/order';
import type { RankKey } from '../../domain/routing/order';
import type { RoutableItem } from '../../domain/routing/types';
import type { Member } from '../core/crew';
import type { Admission, Group } from '../core/groups';
import { State } from '../core/items';
import type { ShardIndex } from '../shard-memory';

/** Who passes over more than so many is not counted on: it would hold up the decisions. */
const SKIPPED_AT_MOST = 5_000;
const noDeclines: RoutableItem['declines'] = {};

/**
 * What an agent may have of some queues now, whatever his presence: as `domain/workbin/pull.ts` says, from the index,
 * where whole fields of items are open to him or not.
 */
export class Puller {
  private readonly queues: ReadonlySet<string>;

  constructor(
    private readonly index: ShardIndex,
    private readonly member: Member,
    queues: readonly string[],
  ) {
    this.queues = new Set(queues.filter((queue) => member.signature.queues.includes(queue)));
  }

  /**
   * The best that he has room for, apart from some; `full`: there is something that he may have, and room for none of it.
   */
  next(except: ReadonlySet<string>): { itemId: string } | 'full' | null {
    const { ranking, isShortOfRoom } = this.rank();
    for (let best = ranking.next(); best; best = ranking.next()) {
      const itemId = this.index.table.items.ids.text(best.slot);
      if (!except.has(itemId)) return { itemId };
    }
    return isShortOfRoom ? 'full' : null;
  }

  /** Over how many that he has room for he passes who takes this one. Null: he may not have it. */
  skippedBefore(itemId: string): number | null {
    const slot = this.index.table.items.ids.find(itemId);
    if (slot < 0 || !this.mayHave(slot)) return null;
    const special = this.index.waiting.specials.get(slot);
    const chosen = this.keyOf(slot, this.rankOf(slot), special?.isOnTop ?? false);
    const { ranking } = this.rank();
    for (let skipped = 0; skipped < SKIPPED_AT_MOST; skipped += 1) {
      const next = ranking.next();
      if (!next || compareRanked(this.keyOf(next.slot, next.rank, next.isOnTop), chosen) >= 0) return skipped;
    }
    return SKIPPED_AT_MOST;
  }

  private rank() {
    const { waiting } = this.index;
    const ranking = waiting.ranking();
    let isShortOfRoom = false;
    const add = (group: Group, addIt: () => void) => {
      if (hasRoom(this.member.given, group.mediaType, group.weight)) addIt();
      else isShortOfRoom = true;
    };
    for (const queue of this.queues) {
      for (const group of waiting.groups.in(queue)) {
        if (waiting.bestOf(group) >= 0 && this.isAdmitted({ group, preferred: null }))
          add(group, () => ranking.addField(group.field));
      }
      for (const { slot, admission, isOnTop } of waiting.specials.in(queue)) {
        if (this.mayHave(slot)) add(admission.group, () => ranking.addItem(slot, this.rankOf(slot), isOnTop));
      }
    }
    for (const demand of waiting.demandsFor(this.member.given.key)) {
      const group = waiting.groupOf(demand);
      if (this.queues.has(group.queue) && !this.isAdmitted({ group, preferred: null }))
        add(group, () => ranking.addField(demand));
    }
    return { ranking, isShortOfRoom };
  }

  private mayHave(slot: number): boolean {
    const { table, waiting, clocks } = this.index;
    const state = table.items.state(slot);
    if (state !== State.waiting && state !== State.special) return false;
    const admission = waiting.admissionOf(slot);
    const { key } = this.member.given;
    const declines = table.declines.get(slot) ?? noDeclines;
    const isPaused = Object.hasOwn(declines, key) && (declines[key] as number) > clocks.nowMs;
    return !isPaused && this.queues.has(admission.group.queue) && this.isAdmitted(admission);
  }

  private isAdmitted({ group, preferred }: Admission): boolean {
    const { given, signature } = this.member;
    return preferred === given.key || this.index.crew.signatures.admits(group, signature);
  }

  private rankOf(slot: number): number {
    const { waiting } = this.index;
    const special = waiting.specials.get(slot);
    return special?.isOnTop ? waiting.highestIn(special.queue) : waiting.priorityOf(slot);
  }

  private keyOf(slot: number, rank: number, isOnTop: boolean): RankKey {
    const { items } = this.index.table;
    return { rank, isOnTop, queuedSinceMs: items.queuedSinceMs(slot), id: items.ids.text(slot) };
  }
}
