import type { Box, Effort } from './cover';
import { doMeet } from './cover';
import type { Span } from './column-values';

interface Placed {
  row: number;
  box: Box;
}

/** Pairs of rows whose boxes meet, found by a sweep along the column that tells most of them apart. */
export function* pairsThatMeet<T extends Placed>(rows: readonly T[], effort: Effort): Generator<readonly [T, T]> {
  const columns = rows[0]?.box.map((_, column) => sweepOf(rows, column)) ?? [];
  // A table without inputs: all its rows hit.
  const best = columns.sort((a, b) => a.pairs - b.pairs)[0]?.sorted ?? rows.map((row) => ({ row, from: 0, to: 0 }));
  for (const [at, { row: one, to }] of best.entries()) {
    for (let next = at + 1; next < best.length; next += 1) {
      const { row: other, from } = best[next] as (typeof best)[number];
      if (from > to) break;
      if (doMeet(one.box, other.box, effort)) yield one.row < other.row ? [one, other] : [other, one];
    }
  }
}

function sweepOf<T extends Placed>(rows: readonly T[], column: number) {
  const sorted = rows
    .map((row) => {
      const spans = row.box[column] as readonly Span[];
      return { row, from: spans[0]?.[0] ?? 0, to: spans.at(-1)?.[1] ?? 0 };
    })
    .sort((a, b) => a.from - b.from);
  const starts = sorted.map(({ from }) => from);
  const pairs = sorted.reduce((sum, { to }, at) => sum + firstAfter(starts, to) - at, 0);
  return { sorted, pairs };
}

function firstAfter(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
