import type { ItemFilter } from '../../db/item-list';
import { type RankRow, readRankRows } from '../../db/item-rank';
import { priorityAt } from '../../domain/priority/curve';
import { Kept } from '../../domain/routing/kept';
import type { RankKey } from '../../domain/routing/order';
import { askOwner, unlessAway } from '../../matcher/questions/ask-owner';
import { shardOf } from '../config/shard-of';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Context } from '../route';
import type { Wanted } from './waiting-pages';

/** So many curves are read and parsed between two answers to others. */
const ROWS_AT_ONCE = 5_000;

export type Ranker = Pick<Context, 'deps' | 'scope' | 'directory'>;

/** More than so many are not read for one page: it would take longer than another owner takes to come. */
const ROWS_AT_MOST = 100_000;

/** The part that is asked for of all open items that match, each of them read: exact without any index. */
export async function rankAllRows(context: Ranker, at: Date, wanted: Wanted): Promise<RankKey[]> {
  const kept = new Kept(wanted.part);
  let count = 0;
  for await (const rows of allRows(context, at, wanted.filter)) {
    count += rows.length;
    if (count > ROWS_AT_MOST) throw new HttpProblem('UNAVAILABLE', { detail: 'The matcher is away: try again soon' });
    await offerRows(context, at, rows, wanted.tops, kept);
  }
  return kept.keys();
}

/** IDs of the open items that match and whose priority lies in a range: curves are not known to the database, so each is read. */
export async function idsInRange(
  context: Ranker,
  at: Date,
  filter: ItemFilter,
  { from = -Infinity, to = Infinity }: { from?: number | undefined; to?: number | undefined },
): Promise<string[]> {
  const ids: string[] = [];
  let count = 0;
  for await (const rows of allRows(context, at, filter)) {
    count += rows.length;
    if (count > ROWS_AT_MOST) {
      const message = 'is looked for among too many items: narrow the other filters';
      throw invalidInput([{ path: 'priorityFrom', message, code: 'TOO_MANY_ITEMS', allowed: ROWS_AT_MOST }]);
    }
    for (const row of rows) {
      const priority = ownPriority(context, at, row);
      if (priority >= from && priority <= to) ids.push(row.id);
    }
  }
  return ids;
}

/** Offers each row with its place. */
export async function offerRows(
  context: Ranker,
  at: Date,
  rows: readonly RankRow[],
  tops: Map<string, number>,
  kept: Kept,
): Promise<void> {
  for (const row of rows) {
    const { id, queue, queuedSinceMs } = row;
    const isOnTop = row.isWaiting && row.isOnTop;
    if (isOnTop && !tops.has(queue)) tops.set(queue, await topOf(context, at, queue));
    const rank = isOnTop ? (tops.get(queue) as number) : ownPriority(context, at, row);
    kept.offer({ rank, isOnTop, queuedSinceMs, id });
  }
}

/** The highest priority that waits in a queue, whether it matches or not. */
async function topOf(context: Ranker, at: Date, queueId: string): Promise<number> {
  const [division = '', queue = ''] = queueId.split('/');
  const { deps, directory } = context;
  const input = { divisions: [division], queues: [queue], atMs: at.getTime(), tops: [], ...firstOnly };
  const asked = askOwner(deps.pool, shardOf(division, directory.divisions), 'ranked', input);
  const known = await unlessAway(
    asked.then(({ tops }) => new Map(tops)),
    async () => new Map<string, number>(),
  );
  return known.get(queueId) ?? highestRow(context, at, { division: [division], queue: [queue] });
}

const firstOnly = { after: null, isReversed: false, limit: 1 };

async function highestRow(context: Ranker, at: Date, filter: ItemFilter): Promise<number> {
  let highest = -Infinity;
  for await (const rows of allRows(context, at, filter, null)) {
    for (const row of rows) if (row.isWaiting) highest = Math.max(highest, ownPriority(context, at, row));
  }
  return highest;
}

async function* allRows(
  { deps, scope }: Ranker,
  at: Date,
  filter: ItemFilter,
  source = scope.source,
): AsyncGenerator<RankRow[]> {
  for (let afterId: string | null = null; ;) {
    const input = { afterId, limit: ROWS_AT_ONCE };
    const rows: RankRow[] = await readRankRows(deps.pool, { ...scope, source }, at, filter, input);
    yield rows;
    if (rows.length < ROWS_AT_ONCE) return;
    afterId = rows.at(-1)?.id ?? null;
  }
}

function ownPriority({ directory }: Ranker, at: Date, { curve }: RankRow): number {
  return priorityAt(curve, at.getTime(), directory.rules.clocks(curve.calendar));
}
