import type { Columns, Link } from './columns';
import { type Box, middle, type Point } from './drawing';
import { gap, type Grid } from './grid';

/** Between the lines of circles. */
const space = 20;

/** What flows find their way by. */
export interface Terrain {
  grid: Grid;
  columns: Columns;
  /** Of a node, or of a flow that passes over columns. */
  row: (id: string) => number;
  boxes: ReadonlyMap<string, Box>;
}

/** The way of every flow, in the spaces between columns and rows, so that none runs through a shape. */
export function routes(terrain: Terrain): [id: string, points: Point[]][] {
  const { grid, columns } = terrain;
  const foot = grid.height + gap.row / 2;
  return [
    ...columns.forward.map((link): [string, Point[]] => [link.id, forward(terrain, link)]),
    ...columns.back.map((link, index): [string, Point[]] => [link.id, back(terrain, link, foot + index * space)]),
  ];
}

/** How much room circles take below all else. */
export function roomForCircles({ back: circles }: Columns): number {
  return circles.length > 0 ? gap.row / 2 + space * circles.length : 0;
}

/** Behind the source's column to another row, and before the target's column to its row. */
function forward(terrain: Terrain, link: Link): Point[] {
  const { grid, columns, row } = terrain;
  const [from, to] = [columns.column.get(link.from) ?? 0, columns.column.get(link.to) ?? 0];
  const out = grid.behind(from) + shift(row(link.from));
  if (to === from + 1) return joined(terrain, link, [], out, out);
  const along = grid.along(row(link.id));
  const into = grid.behind(to - 1) + shift(row(link.id));
  return joined(
    terrain,
    link,
    [
      { x: out, y: along },
      { x: into, y: along },
    ],
    out,
    into,
  );
}

function back(terrain: Terrain, link: Link, y: number): Point[] {
  const { grid, columns, row } = terrain;
  const out = grid.behind(columns.column.get(link.from) ?? 0) + shift(row(link.from));
  const into = grid.behind((columns.column.get(link.to) ?? 0) - 1) + shift(row(link.to));
  return joined(
    terrain,
    link,
    [
      { x: out, y },
      { x: into, y },
    ],
    out,
    into,
  );
}

/** From the right side of a shape, or from below a boundary event, to the left side of the target. */
function joined(
  { grid, row, boxes }: Terrain,
  link: Link,
  between: readonly Point[],
  out: number,
  into: number,
): Point[] {
  const [source, target] = [boxes.get(link.boundary ?? link.from), boxes.get(link.to)];
  if (!source || !target) return [];
  const [from, to] = [middle(source), middle(target)];
  const below = grid.below(row(link.from));
  const start =
    link.boundary === undefined
      ? [{ x: source.x + source.width, y: from.y }]
      : [
          { x: from.x, y: source.y + source.height },
          { x: from.x, y: below },
        ];
  const level = start.at(-1)?.y ?? from.y;
  return plain([...start, { x: out, y: level }, ...between, { x: into, y: to.y }, { x: target.x, y: to.y }]);
}

/** Lines of different rows do not run on one another. */
function shift(row: number): number {
  return ((row % 5) - 2) * 8;
}

/** Without points that the line passes anyway. */
function plain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const [before, after] = [kept.at(-1), points[index + 1]];
    const isPassed =
      before &&
      after &&
      ((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
    if (!isPassed) kept.push(point);
  }
  return kept;
}
