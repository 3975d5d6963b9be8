import type { RankKey } from '../../domain/routing/order';
import { Pass } from '../core/pass';
import type { PassInput } from '../core/pass';
import type { ShardMemory } from '../shard-memory';

export interface Ranked {
  keys: RankKey[];
  /** Nothing lies behind them. */
  isEnd: boolean;
  /** What items on top of their queues count as at that instant, by queue, as far as one was met. */
  tops: ReadonlyMap<string, number>;
}

/** The first of what waits in some queues now. Only as many items are looked at as could be among them. */
export function rankNow(
  memory: ShardMemory,
  { nowMs, isWanted, limit }: Pick<PassInput, 'nowMs' | 'isWanted' | 'limit'>,
): Ranked {
  const {
    waiting,
    table: { items },
  } = memory.indexAt(nowMs);
  const ranking = waiting.ranking();
  const tops = new Map<string, number>();
  for (const queue of waiting.groups.queues().filter(isWanted)) {
    for (const { field } of waiting.groups.in(queue)) ranking.addField(field);
    for (const { slot, isOnTop } of waiting.specials.in(queue)) {
      const rank = isOnTop ? (tops.get(queue) ?? waiting.highestIn(queue)) : waiting.priorityOf(slot);
      if (isOnTop) tops.set(queue, rank);
      ranking.addItem(slot, rank, isOnTop);
    }
  }
  const keys: RankKey[] = [];
  for (;;) {
    const next = ranking.next();
    if (!next || keys.length === limit) return { keys, isEnd: !next, tops };
    const { slot, rank, isOnTop } = next;
    keys.push({ rank, isOnTop, queuedSinceMs: items.queuedSinceMs(slot), id: items.ids.text(slot) });
  }
}

/** What waited at an instant that may have passed, either way; `breathe` is called while others wait. */
export async function rankAt(
  { index: { table, clocks } }: ShardMemory,
  input: PassInput,
  breathe: () => Promise<void>,
): Promise<Ranked> {
  const pass = new Pass(table, clocks, input);
  const steps = pass.run();
  for (;;) {
    const step = steps.next();
    if (step.done) return { ...step.value, tops: pass.tops };
    await breathe();
  }
}
