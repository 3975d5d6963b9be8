import type { Columns, Link } from './columns';

export interface Rows {
  /** Of each node, and of each link that passes over columns. */
  row: ReadonlyMap<string, number>;
  /** The first row of each lane, and behind the last how many there are. */
  firstOfLane: readonly number[];
}

/** Each column of a row holds one node, or one link that passes; `laneOf` numbers lanes from 0. */
export function rowsOf({ forward, column }: Columns, lanes: number, laneOf: (node: string) => number): Rows {
  const free = Array.from({ length: lanes }, () => new Lane());
  const placed = new Map<string, { lane: number; row: number }>();
  const incoming = groupBy(forward, ({ to }) => to);
  const passing = groupBy(
    forward.filter(({ from, to }) => (column.get(to) ?? 0) > (column.get(from) ?? 0) + 1),
    ({ from }) => String(column.get(from) ?? 0),
  );
  for (const [at, ids] of byColumn(column).entries()) {
    for (const id of ids) {
      const lane = laneOf(id);
      const comes = incoming.get(id) ?? [];
      const wanted = comes.flatMap((link) => wish(link, placed, lane));
      const before = new Set(comes.flatMap((link) => [link.id, ...(link.boundary === undefined ? [link.from] : [])]));
      const row = free[lane]?.take(id, before, wanted.length > 0 ? Math.min(...wanted) : 0, at, at) ?? 0;
      placed.set(id, { lane, row });
    }
    // Nodes go first, so that what comes next stays on the line and what passes over it goes around.
    for (const link of passing.get(String(at - 1)) ?? []) {
      const { lane, row } = placed.get(link.from) ?? { lane: 0, row: 0 };
      const wanted = link.boundary === undefined ? row : row + 1;
      // Also free where it turns: nothing seems to begin or to end on it.
      const end = column.get(link.to) ?? 0;
      placed.set(link.id, { lane, row: free[lane]?.take(link.id, new Set(), wanted, at - 1, end) ?? 0 });
    }
  }
  const firstOfLane = [0];
  for (const lane of free) firstOfLane.push((firstOfLane.at(-1) ?? 0) + Math.max(1, lane.length));
  const row = new Map([...placed].map(([id, at]) => [id, (firstOfLane[at.lane] ?? 0) + at.row]));
  return { row, firstOfLane };
}

/** The row that a link comes on. */
function wish(link: Link, placed: ReadonlyMap<string, { lane: number; row: number }>, lane: number): number[] {
  const passed = placed.get(link.id);
  const at = passed ?? placed.get(link.from);
  if (!at || at.lane !== lane) return [];
  return [passed || link.boundary === undefined ? at.row : at.row + 1];
}

/** For each row what stands in it last, and up to which column: columns are filled from the left. */
class Lane {
  private readonly ends: { id: string; column: number }[] = [];

  get length(): number {
    return this.ends.length;
  }

  /** The free row nearest to the one that is wanted, rather below it than above. */
  take(id: string, before: ReadonlySet<string>, wanted: number, from: number, to: number): number {
    for (let distance = 0; ; distance += 1) {
      const row = [wanted + distance, wanted - distance].find((one) => one >= 0 && this.isFree(one, before, from));
      if (row === undefined) continue;
      while (this.ends.length < row) this.ends.push({ id: '', column: -2 });
      this.ends[row] = { id, column: to };
      return row;
    }
  }

  /** Right behind something stands only what it leads to: it would seem to lead there. */
  private isFree(row: number, before: ReadonlySet<string>, from: number): boolean {
    const end = this.ends[row];
    return end === undefined || end.column < from - 1 || (end.column < from && before.has(end.id));
  }
}

function byColumn(column: ReadonlyMap<string, number>): string[][] {
  const columns: string[][] = [];
  for (const [id, at] of column) {
    while (columns.length <= at) columns.push([]);
    columns[at]?.push(id);
  }
  return columns;
}

function groupBy(all: readonly Link[], key: (one: Link) => string): Map<string, Link[]> {
  const groups = new Map<string, Link[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
