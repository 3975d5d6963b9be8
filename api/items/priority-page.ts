import { areAtMost, FEW as FEW_BY_KEY, fewBy } from '../../db/item-few';
import { isNamed, type ItemFilter } from '../../db/item-list';
import { closedIds, readRankRows, readRankRowsApart } from '../../db/item-rank';
import { openItemStates, type ShownState } from '../../domain/item/shown';
import { Kept } from '../../domain/routing/kept';
import { compareRanked } from '../../domain/routing/order';
import type { RankKey } from '../../domain/routing/order';
import { unlessAway } from '../../matcher/questions/ask-owner';
import { databaseNow } from '../../matcher/ledger/database-now';
import { shardOf } from '../config/shard-of';
import { type Cursor, rankPlace, rankValue } from './cursor';
import { offerRows, rankAllRows, type Ranker } from './rank-rows';
import { isKnownToOwner, type Pages, WaitingPages, type Wanted } from './waiting-pages';

/** So many that match are read and ranked rather than looked for in the order of all. */
const FEW = 500;
/** Among more open items it is not tried out whether those that match are few, unless an index knows. */
const TRIED_AMONG = 100_000;
/** How many waiting items one request looks at: beyond it the page is what was found, and the cursor goes on there. */
const LOOKED_AT_MOST = 20_000;
/** What no owner ranks: the rest of what is open. */
const APART = openItemStates.filter((state) => state !== 'queued');
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

export interface PriorityPage {
  atMs: number;
  ids: string[];
  next: Pick<Cursor, 'value' | 'id' | 'tops'> | null;
}

interface Request {
  filter: ItemFilter;
  /** Of the first page, where the filter holds for one instant; null: the first owner chooses. */
  atMs: number | null;
  isReversed: boolean;
  cursor: Cursor | undefined;
  limit: number;
}

/** What was found of the open items; `goesOnAt` when more of them have to be looked at. */
interface Open {
  atMs: number;
  keys: RankKey[];
  goesOnAt: RankKey | null;
}

/**
 * Items by priority at one instant: what waits in its order from the owners of the shards, merged with what is open and
 * does not wait, then what is closed. An owner that does not answer is done without: then every row is read.
 */
export async function priorityPage(context: Ranker, request: Request): Promise<PriorityPage> {
  const { cursor, filter, isReversed, limit } = request;
  if (cursor?.value === null) return closedPage(context, request, cursor.at, [], cursor.id);
  if (filter.archived === 'true') return closedPage(context, request, await now(context), [], null);
  const part = { after: rankPlace(cursor), isReversed, limit: limit + 1 };
  const wanted: Wanted = { filter, part, tops: new Map(cursor?.tops) };
  const { atMs, keys, goesOnAt } = await openPage(context, wanted, cursor?.at ?? request.atMs);
  const ids = keys.slice(0, limit).map(({ id }) => id);
  const tops = [...wanted.tops];
  const last = keys[limit - 1];
  if (keys.length > limit && last) return { atMs, ids, next: { ...rankValue(last), tops } };
  if (goesOnAt) return { atMs, ids, next: { ...rankValue(goesOnAt), tops } };
  return closedPage(context, request, atMs, ids, null);
}

/** Fills up a page with closed items, in the order of their IDs. */
async function closedPage(
  { deps, scope }: Ranker,
  { filter, limit }: Request,
  atMs: number,
  ids: readonly string[],
  afterId: string | null,
): Promise<PriorityPage> {
  if (!mayShow(filter, ['completed', 'cancelled'])) return { atMs, ids: [...ids], next: null };
  const room = limit - ids.length;
  const closed = await closedIds(deps.pool, scope, new Date(atMs), filter, { afterId, limit: room + 1 });
  const shown = closed.slice(0, room);
  // A page may be full of open items: then the closed ones begin on the next.
  const id = shown.at(-1) ?? afterId ?? BEFORE_ALL_IDS;
  return { atMs, ids: [...ids, ...shown], next: closed.length > room ? { value: null, id } : null };
}

async function openPage(context: Ranker, wanted: Wanted, atMs: number | null): Promise<Open> {
  const few = await fewOnly(context, wanted, atMs);
  if (few) return few;
  return unlessAway(mergedPage(context, wanted, atMs), async (away) => {
    context.deps.log.warn({ err: away }, 'a list by priority is read without the index');
    const at = new Date(atMs ?? (await now(context)));
    return { atMs: at.getTime(), keys: await rankAllRows(context, at, wanted), goesOnAt: null };
  });
}

/** Null when more than a few match, or when the owner knows the filter as well. */
async function fewOnly(context: Ranker, wanted: Wanted, atMs: number | null): Promise<Open | null> {
  const { deps, scope } = context;
  if (isKnownToOwner(wanted.filter) && scope.source === null) return null;
  const at = new Date(atMs ?? (await now(context)));
  const { filter } = wanted;
  const few = isNamed(filter) ? null : await fewBy(deps.pool, scope, filter);
  if (!few && !isNamed(filter) && !(await areAtMost(deps.pool, scope, filter, TRIED_AMONG))) return null;
  const limit = few ? FEW_BY_KEY : FEW;
  const rows = await readRankRows(deps.pool, scope, at, filter, { afterId: null, limit: limit + 1 }, few);
  if (rows.length > limit) return null;
  const kept = new Kept(wanted.part);
  await offerRows(context, at, rows, wanted.tops, kept);
  return { atMs: at.getTime(), keys: kept.keys(), goesOnAt: null };
}

async function mergedPage(context: Ranker, wanted: Wanted, given: number | null): Promise<Open> {
  const { filter, part } = wanted;
  const shards = shardsOf(context, filter);
  const waiting = mayShow(filter, ['queued']) ? shards.map((shard) => new WaitingPages(context, shard, wanted)) : [];
  let looked = 0;
  let atMs = given;
  const readOn = async (pages: WaitingPages) => {
    const read = await pages.read(atMs);
    atMs ??= read.atMs;
    looked += read.looked;
  };
  // The first owner chooses the instant.
  for (const pages of waiting) await readOn(pages);
  atMs ??= await now(context);
  const all: Pages[] = [...waiting, await apart(context, wanted, new Date(atMs), shards)];
  const sign = part.isReversed ? -1 : 1;
  const keys: RankKey[] = [];
  const taken = new Set<string>();
  while (keys.length < part.limit) {
    const behind = waiting.filter(({ ahead, isEnd }) => ahead.length === 0 && !isEnd);
    if (behind.length > 0 && looked < LOOKED_AT_MOST) {
      for (const pages of behind) await readOn(pages);
      continue;
    }
    // Nothing beyond the place up to which all have been read is sure to be the next.
    const readTo = first(
      behind.flatMap((pages) => pages.readTo ?? []),
      sign,
    );
    const next = first(
      all.flatMap(({ ahead }) => ahead[0] ?? []),
      sign,
    );
    if (!next || (readTo && sign * compareRanked(next, readTo) > 0)) return { atMs, keys, goesOnAt: readTo };
    for (const { ahead } of all) if (ahead[0] === next) ahead.shift();
    // What has been taken out of its queue meanwhile is found twice.
    if (!taken.has(next.id)) keys.push(next);
    taken.add(next.id);
  }
  return { atMs, keys, goesOnAt: null };
}

async function apart(context: Ranker, { filter, part, tops }: Wanted, at: Date, shards: string[]): Promise<Pages> {
  const kept = new Kept(part);
  if (mayShow(filter, APART)) {
    const rows = await readRankRowsApart(context.deps.pool, context.scope, at, filter, shards);
    await offerRows(context, at, rows, tops, kept);
  }
  return { ahead: kept.keys(), readTo: null, isEnd: true };
}

function first(keys: readonly RankKey[], sign: 1 | -1): RankKey | null {
  return keys.reduce<RankKey | null>((a, b) => (a && sign * compareRanked(a, b) <= 0 ? a : b), null);
}

function mayShow({ state }: ItemFilter, states: readonly ShownState[]): boolean {
  return state === undefined || states.some((each) => state.includes(each));
}

function shardsOf({ directory, scope }: Ranker, filter: ItemFilter): string[] {
  const divisions = scope.divisions.filter((division) => filter.division?.includes(division) ?? true);
  return [...new Set(divisions.map((division) => shardOf(division, directory.divisions)))];
}

async function now({ deps }: Ranker): Promise<number> {
  return Math.floor(await databaseNow(deps.pool));
}
