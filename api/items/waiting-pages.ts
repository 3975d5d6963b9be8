import { matchingIds } from '../../db/item-rank';
import type { ItemFilter } from '../../db/item-list';
import type { KeptPart } from '../../domain/routing/kept';
import type { RankKey } from '../../domain/routing/order';
import { askOwner } from '../../matcher/questions/ask-owner';
import type { Context } from '../route';

/** Part of an order that is read page by page. */
export interface Pages {
  /** Read, and not taken yet. */
  ahead: RankKey[];
  /** The place up to which it has been read; null: not at all. */
  readTo: RankKey | null;
  isEnd: boolean;
}

export interface Wanted {
  filter: ItemFilter;
  part: KeptPart;
  tops: Map<string, number>;
}

/** A page of IDs is filtered by one statement. */
const PAGE_AT_MOST = 5_000;
/** Where the index does not know the filter, most of a page may not match. */
const FIRST_FILTERED = 1_000;

/**
 * What waits in one shard, by priority, from its owner's index: which of it matches the filter the database says. The
 * owner knows queues and divisions only.
 */
export class WaitingPages implements Pages {
  ahead: RankKey[] = [];
  readTo: RankKey | null;
  isEnd = false;
  private pages = 0;

  constructor(
    private readonly context: Pick<Context, 'deps' | 'scope'>,
    private readonly shard: string,
    private readonly wanted: Wanted,
  ) {
    this.readTo = wanted.part.after;
  }

  /**
   * Reads on; of the given instant, or, with null, of one that the owner chooses. Answers the instant, and how many items
   * were looked at. Throws `OwnerAway`.
   */
  async read(atMs: number | null): Promise<{ atMs: number; looked: number }> {
    const { deps, scope } = this.context;
    const { filter, part, tops } = this.wanted;
    const answer = await askOwner(deps.pool, this.shard, 'ranked', {
      divisions: scope.divisions.filter((division) => filter.division?.includes(division) ?? true),
      queues: filter.queue ? [...filter.queue] : null,
      atMs,
      after: this.readTo,
      isReversed: part.isReversed,
      limit: this.pageSize(),
      tops: [...tops],
    });
    for (const [queue, rank] of answer.tops) tops.set(queue, rank);
    const ids = answer.keys.map(({ id }) => id);
    const matching = await matchingIds(deps.pool, scope, new Date(answer.atMs), filter, ids);
    this.ahead.push(...answer.keys.filter(({ id }) => matching.has(id)));
    this.readTo = answer.keys.at(-1) ?? this.readTo;
    this.isEnd = answer.isEnd;
    this.pages += 1;
    return { atMs: answer.atMs, looked: ids.length };
  }

  private pageSize(): number {
    if (this.pages > 0) return PAGE_AT_MOST;
    const { filter, part } = this.wanted;
    return isKnownToOwner(filter) && this.context.scope.source === null ? part.limit : FIRST_FILTERED;
  }
}

const known = new Set<keyof ItemFilter>(['division', 'queue', 'state', 'archived']);

/** Whether nearly all that the owner gives matches. */
export function isKnownToOwner(filter: ItemFilter): boolean {
  const given = Object.keys(filter) as (keyof ItemFilter)[];
  return given.every((name) => known.has(name) || filter[name] === undefined);
}
