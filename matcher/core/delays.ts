import type { PlanRing } from '../../domain/routing/types';
import { HashIndex, mixedNumber } from './hash-index';
import { shareOf } from './share';

/** When the rings of a plan open: ms, or shares of the SLA where `isShare` says so. */
interface DelayList {
  readonly delays: Float64Array;
  readonly isShare: Uint8Array;
  readonly hasShares: boolean;
  uses: number;
}

/**
 * Delays of rings, each list once. What is a percentage of the SLA is kept as a share, so that items of any SLA have one
 * list. Lists that no item has any more are forgotten.
 */
export class Delays {
  private readonly lists: DelayList[] = [];
  private readonly free: number[] = [];
  private readonly index = new HashIndex((row) => hashOf(this.list(row).delays));
  private wanted = { delays: new Float64Array(0), isShare: new Uint8Array(0) };

  /** The number of a plan's list, used once more. `slaMs` NaN: no due date. */
  use(rings: readonly PlanRing[], slaMs: number): number {
    this.want(rings, slaMs);
    let row = this.index.find(hashOf(this.wanted.delays), this.isWanted);
    if (row < 0) {
      row = this.free.pop() ?? this.lists.length;
      const { delays, isShare } = this.wanted;
      this.lists[row] = { delays: delays.slice(), isShare: isShare.slice(), hasShares: isShare.includes(1), uses: 0 };
      this.index.add(row);
    }
    this.list(row).uses += 1;
    return row;
  }

  release(row: number): void {
    const list = this.list(row);
    list.uses -= 1;
    if (list.uses > 0) return;
    this.index.remove(row);
    this.free.push(row);
  }

  /** Whether a list says something else for another SLA. */
  hasShares(row: number): boolean {
    return this.list(row).hasShares;
  }

  /** Exactly as it was given. */
  delayMs(row: number, ring: number, slaMs: number): number {
    const { delays, isShare } = this.list(row);
    const delay = delays[ring] as number;
    return isShare[ring] === 1 ? delay * slaMs : delay;
  }

  private list(row: number): DelayList {
    return this.lists[row] as DelayList;
  }

  private want(rings: readonly PlanRing[], slaMs: number): void {
    const { length } = rings;
    if (this.wanted.delays.length !== length) {
      this.wanted = { delays: new Float64Array(length), isShare: new Uint8Array(length) };
    }
    for (let ring = 0; ring < length; ring += 1) {
      const { afterMs } = rings[ring] as PlanRing;
      const share = shareOf(afterMs, slaMs);
      this.wanted.delays[ring] = share ?? afterMs;
      this.wanted.isShare[ring] = share === null ? 0 : 1;
    }
  }

  private readonly isWanted = (row: number): boolean => {
    const { delays, isShare } = this.list(row);
    if (delays.length !== this.wanted.delays.length) return false;
    for (let ring = 0; ring < delays.length; ring += 1) {
      if (!Object.is(delays[ring], this.wanted.delays[ring]) || isShare[ring] !== this.wanted.isShare[ring])
        return false;
    }
    return true;
  };
}

function hashOf(delays: Float64Array): number {
  let hash = delays.length;
  for (let ring = 0; ring < delays.length; ring += 1) hash = mixedNumber(hash, delays[ring] as number);
  return hash;
}
