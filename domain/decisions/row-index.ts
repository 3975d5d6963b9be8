import type { Run } from '../feel/run';
import type { Scope } from '../feel/scope';
import type { CompiledTests, PlainRange } from '../feel/tests';

/** A set of rows, 32 to a word. */
type RowSet = Uint32Array;
/** From a position to a position, both within. */
type Span = readonly [number, number];
type Scalar = string | number | boolean | null;

/** Rows that may hit for each value of one column. Positions: 0 before the first boundary, 1 at it, 2 after it, ... */
interface Column {
  numbers: Boundaries<number>;
  strings: Boundaries<string>;
  constants: ReadonlyMap<boolean | null, RowSet>;
  /** The cell of each row, equal texts by one object. */
  cells: readonly CompiledTests[];
  /** Rows whose cell must be asked, whatever the sets say. */
  asks: readonly boolean[];
}
interface Boundaries<T extends string | number> {
  sorted: readonly T[];
  places: ReadonlyMap<T, number>;
  /** By position, several to a set where there are too many. */
  sets: readonly RowSet[];
  positionsPerSet: number;
}

export interface RowIndex {
  /** Rows that hit, in their order, at most so many. */
  find(values: readonly unknown[], scope: Scope, run: Run, most: number): number[];
}

/** Below this the cells are asked one by one. */
const fewRows = 8;
/** Of one column's sets: 4 MB. */
const mostWords = 1 << 20;

/** Finds the rows whose cells all pass. The sets answer what is literal; the other cells are asked of those left over. */
export function indexRows(rows: readonly (readonly CompiledTests[])[]): RowIndex {
  if (rows.length <= fewRows) return scanRows(rows);
  const columns = (rows[0] ?? []).map((_, at) => columnOf(rows.map((row) => row[at] as CompiledTests)));
  const words = Math.ceil(rows.length / 32);
  return {
    find(values, scope, run, most) {
      const found: number[] = [];
      const told: (Map<CompiledTests, boolean> | undefined)[] = [];
      const sets = columns.map((column, at) => setFor(column, values[at]));
      const passes = (row: number) =>
        columns.every((column, at) => {
          if (sets[at] !== null && !column.asks[row]) return true;
          const cell = column.cells[row] as CompiledTests;
          const known = (told[at] ??= new Map());
          let answer = known.get(cell);
          if (answer === undefined) known.set(cell, (answer = cell.test(values[at], scope, run)));
          return answer;
        });
      run.tick(words);
      for (let word = 0; word < words; word += 1) {
        let left = word === words - 1 ? lastWord(rows.length) : ~0;
        for (const set of sets) if (set !== null) left &= set[word] as number;
        for (; left !== 0; left &= left - 1) {
          const row = word * 32 + 31 - Math.clz32(left & -left);
          run.tick();
          if (passes(row) && found.push(row) === most) return found;
        }
      }
      return found;
    },
  };
}

/** Asks each cell of each row: what the index must agree with. */
export function scanRows(rows: readonly (readonly CompiledTests[])[]): RowIndex {
  return {
    find(values, scope, run, most) {
      const found: number[] = [];
      for (const [row, cells] of rows.entries()) {
        run.tick();
        if (cells.every((cell, at) => cell.test(values[at], scope, run)) && found.push(row) === most) break;
      }
      return found;
    },
  };
}

function lastWord(rows: number): number {
  return rows % 32 === 0 ? ~0 : (1 << (rows % 32)) - 1;
}

/** Null: the sets do not know such values; every cell is asked. */
function setFor(column: Column, value: unknown): RowSet | null {
  if (typeof value === 'number') return setAt(column.numbers, value);
  if (typeof value === 'string') return setAt(column.strings, value);
  if (value === null || typeof value === 'boolean') return column.constants.get(value) ?? null;
  return null;
}

function setAt<T extends string | number>(boundaries: Boundaries<T>, value: T): RowSet | null {
  const at = Math.floor(positionOf(boundaries, value) / boundaries.positionsPerSet);
  return boundaries.sets[at] ?? null;
}

function positionOf<T extends string | number>({ sorted, places }: Boundaries<T>, value: T): number {
  const place = places.get(value);
  if (place !== undefined) return place * 2 + 1;
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

function columnOf(cells: readonly CompiledTests[]): Column {
  const asks = cells.map(({ plain }) => plain === null);
  const constant = (value: boolean | null) =>
    setOf(cells.length, (row) => {
      const plain = cells[row]?.plain;
      if (plain === null || plain === undefined || plain === 'any') return true;
      return plain.ranges.some(({ low }) => low === value) !== plain.isNegated;
    });
  return {
    numbers: boundariesOf<number>('number', cells, asks),
    strings: boundariesOf<string>('string', cells, asks),
    constants: new Map([true, false, null].map((value) => [value, constant(value)])),
    cells,
    asks,
  };
}

function boundariesOf<T extends string | number>(
  type: 'string' | 'number',
  cells: readonly CompiledTests[],
  asks: boolean[],
): Boundaries<T> {
  const isOfType = (value: Scalar | undefined): value is T => typeof value === type;
  const rangesOf = ({ plain }: CompiledTests): readonly PlainRange[] =>
    plain === null || plain === 'any' ? [] : plain.ranges.filter(({ low, high }) => isOfType(low) || isOfType(high));
  const ends = cells.flatMap((cell) => rangesOf(cell).flatMap(({ low, high }) => [low, high].filter(isOfType)));
  const sorted = [...new Set(ends)].sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(sorted.map((value, place) => [value, place]));
  const positions = sorted.length * 2 + 1;
  const positionsPerSet = Math.ceil((positions * Math.ceil(cells.length / 32)) / mostWords);
  const sets = Array.from({ length: Math.ceil(positions / positionsPerSet) }, () => setOf(cells.length, () => false));
  const span = ({ low, high, lowIncluded, highIncluded }: PlainRange): Span => [
    isOfType(low) ? (places.get(low) ?? 0) * 2 + (lowIncluded ? 1 : 2) : 0,
    isOfType(high) ? (places.get(high) ?? 0) * 2 + (highIncluded ? 1 : 0) : positions - 1,
  ];
  for (const [row, cell] of cells.entries()) {
    const isNegated = cell.plain !== null && cell.plain !== 'any' && cell.plain.isNegated;
    const isOpen = cell.plain === null || cell.plain === 'any';
    const spans: Span[] = (isOpen ? [[0, positions - 1] as const] : rangesOf(cell).map(span)).filter(
      ([from, to]) => from <= to,
    );
    for (const [from, to] of isNegated ? gaps(spans, positions) : spans) {
      const last = Math.floor(to / positionsPerSet);
      for (let at = Math.floor(from / positionsPerSet); at <= last; at += 1) {
        const set = sets[at] as RowSet;
        set[row >> 5] = (set[row >> 5] as number) | (1 << (row & 31));
      }
    }
    // Where a set stands for several positions it only says which rows are worth asking.
    if (positionsPerSet > 1 && cell.plain !== 'any') asks[row] = true;
  }
  return { sorted, places, sets, positionsPerSet };
}

/** The positions that no span covers. */
function gaps(spans: readonly Span[], positions: number): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const [low, high] of [...spans].sort(([a], [b]) => a - b)) {
    if (low > from) found.push([from, low - 1]);
    from = Math.max(from, high + 1);
  }
  return from < positions ? [...found, [from, positions - 1]] : found;
}

function setOf(rows: number, has: (row: number) => boolean): RowSet {
  const set = new Uint32Array(Math.ceil(rows / 32));
  for (let row = 0; row < rows; row += 1) {
    if (has(row)) set[row >> 5] = (set[row >> 5] as number) | (1 << (row & 31));
  }
  return set;
}
