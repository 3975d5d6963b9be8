import { setImmediate as breathe } from 'node:timers/promises';
import type { RankKey } from '../../domain/routing/order';
import { hourMs } from '../../domain/time/duration';
import { Piece, PieceReader } from '../../matcher/core/piece';
import { rankAt, rankNow } from '../../matcher/questions/rank-waiting';
import { ShardMemory } from '../../matcher/shard-memory';
import { Chance } from '../../test/matcher/core/chance';
import { type Figure, median } from '../figures';
import { clocks, draw, itemId, rowOf } from './workload';

const ITEMS = 1_000_000;
/** A Thursday, 14:00 in Berlin. */
const NOW_MS = Date.UTC(2026, 9, 15, 12);
const SPREAD_MS = 100 * hourMs;
const PAGE = 200;
/** What one request looks at where a filter matches little: see `api/items/priority-page.ts`. */
const LOOKED_AT = [1_000, 5_000, 5_000, 5_000, 5_000];
const TIMES = 15;

const everything = { isWanted: () => true, isReversed: false, tops: new Map<string, number>() };

/** Pages of a list by priority, as the owner of a million waiting makes them; and what sorting all would take. */
export async function ranked(): Promise<Figure[]> {
  const memory = new ShardMemory(clocks);
  memory.reserve(ITEMS);
  const chance = new Chance(42);
  for (let number = 0; number < ITEMS; number += 1) {
    memory.upsertItem(rowOf(itemId(number), draw(chance), NOW_MS - chance.below(SPREAD_MS)));
  }
  let nowMs = NOW_MS;
  memory.indexAt(nowMs);
  const sortedMs = await medianMs(3, () => sortAll(memory, nowMs));

  const first = () => {
    // Time passes between two pages that somebody opens.
    nowMs += 250;
    return rankNow(memory, { nowMs, isWanted: everything.isWanted, limit: PAGE });
  };
  const behind = (after: RankKey | null, limit: number) =>
    rankAt(memory, { ...everything, nowMs, after, limit }, () => breathe());
  const firstMs = await medianMs(TIMES, first);
  const place = sortAll(memory, nowMs)[99 * PAGE - 1] ?? null;
  const hundredthMs = await medianMs(TIMES, () => behind(place, PAGE));
  const filter = (matches: (id: string) => boolean) => async () => {
    let found = 0;
    let after: RankKey | null = null;
    for (const limit of LOOKED_AT) {
      const { keys }: { keys: RankKey[] } = await behind(after, limit);
      found += keys.filter(({ id }) => matches(id)).length;
      after = keys.at(-1) ?? null;
    }
    return found;
  };
  const nothingMs = await medianMs(
    5,
    filter(() => false),
  );
  const fewMs = await medianMs(
    5,
    filter((id) => Number.parseInt(id.slice(9, 13) + id.slice(15, 18), 16) % 10_000 === 0),
  );
  const beside = `all read and sorted: ${sortedMs.toFixed(0)} ms`;
  const row = (name: string, ms: number): Figure => ({
    name: `list by priority, 1,000,000 waiting: ${name}`,
    value: `${ms.toFixed(ms < 10 ? 1 : 0)} ms of the owner's processor time, 1/${(sortedMs / ms).toFixed(0)}`,
    beside,
    asked: '',
    holds: true,
  });
  return [
    row(`first page of ${PAGE}`, firstMs),
    row(`page 100 of ${PAGE}`, hundredthMs),
    row('one request whose filter matches nothing (21,000 looked at)', nothingMs),
    row('one request whose filter matches 1 in 10,000 (21,000 looked at)', fewMs),
  ];
}

/** What everybody would write first: every priority into one array, and all of it sorted. */
function sortAll(memory: ShardMemory, nowMs: number): RankKey[] {
  const { table, clocks: states } = memory.index;
  const { items, curves } = table;
  const reader = new PieceReader(curves, states.at(nowMs));
  const piece = new Piece();
  const ranks = new Float64Array(items.end);
  for (let slot = 0; slot < items.end; slot += 1) {
    reader.read(items.curve(slot), items.reading(slot), piece);
    ranks[slot] = piece.value;
  }
  const order = Int32Array.from({ length: items.end }, (_, slot) => slot);
  order.sort((a, b) => (ranks[b] as number) - (ranks[a] as number) || items.compareAge(a, b));
  return Array.from(order.subarray(0, 100 * PAGE), (slot) => ({
    rank: ranks[slot] as number,
    isOnTop: false,
    queuedSinceMs: items.queuedSinceMs(slot),
    id: items.ids.text(slot),
  }));
}

async function medianMs(times: number, work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    all.push((user + system) / 1_000);
  }
  return median(all);
}
