import type { Box } from './drawing';

export interface Size {
  width: number;
  height: number;
}

/** Between columns and rows; flows run there, and a boundary event hangs half a shape below its host. */
export const gap = { column: 60, row: 60 };
const leastRow = 40;

/** Columns as wide and rows as high as the largest that stands in them. */
export interface Grid {
  /** Centred in its cell. */
  boxAt: (column: number, row: number, size: Size) => Box;
  /** The middle of the space behind a column, and below a row. */
  behind: (column: number) => number;
  below: (row: number) => number;
  /** The middle of a row. */
  along: (row: number) => number;
  top: (row: number) => number;
  width: number;
  height: number;
}

export function gridOf(cells: readonly { column: number; row: number; size: Size }[], rows: number): Grid {
  const widths: number[] = [];
  const heights: number[] = Array.from({ length: rows }, () => leastRow);
  for (const { column, row, size } of cells) {
    while (widths.length <= column) widths.push(0);
    widths[column] = Math.max(widths[column] ?? 0, size.width);
    heights[row] = Math.max(heights[row] ?? 0, size.height);
  }
  const lefts = starts(widths, gap.column);
  const tops = starts(heights, gap.row);
  const at = (all: readonly number[], index: number) => all[index] ?? 0;
  return {
    boxAt: (column, row, size) => ({
      x: at(lefts, column) + (at(widths, column) - size.width) / 2,
      y: at(tops, row) + (at(heights, row) - size.height) / 2,
      ...size,
    }),
    behind: (column) => (column < 0 ? -gap.column / 3 : at(lefts, column + 1) - gap.column / 2),
    below: (row) => at(tops, row + 1) - gap.row / 2,
    along: (row) => at(tops, row) + at(heights, row) / 2,
    top: (row) => at(tops, row),
    width: Math.max(0, at(lefts, widths.length) - gap.column),
    height: Math.max(0, at(tops, heights.length) - gap.row),
  };
}

/** Where each begins, and behind the last where the next would. */
function starts(sizes: readonly number[], space: number): number[] {
  const found = [0];
  for (const size of sizes) found.push((found.at(-1) ?? 0) + size + space);
  return found;
}
