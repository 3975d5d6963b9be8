import { columnsOf, type Columns } from './columns';
import { type Box, type Drawing, moved, straight } from './drawing';
import { gap, type Grid, gridOf, type Size } from './grid';
import { roomForCircles, routes } from './routes';
import { rowsOf } from './rows';
import type { Scene, SceneNode } from './scene';
import { eventSize, sizeOf, within } from './sizes';

/** Columns from left to right by flow, branches below one another, circles around below, and what has no flow at the foot. */
export function layOut(scene: Scene): Drawing {
  const inner = new Map(scene.nodes.flatMap((node) => (node.inner ? [[node.id, layOut(node.inner)] as const] : [])));
  const sizes = new Map(scene.nodes.map((node) => [node.id, sizeOf(node, inner.get(node.id))]));
  const drawing: Drawing = { width: 0, height: 0, boxes: new Map(), lines: new Map() };
  const columns = withLanes(scene, columnsOf(scene));
  const laneOf = new Map(scene.lanes.flatMap(({ nodes }, lane) => [...nodes].map((node) => [node, lane] as const)));
  const rows = rowsOf(columns, Math.max(1, scene.lanes.length), (node) => laneOf.get(node) ?? 0);
  const row = (id: string) => rows.row.get(id) ?? 0;
  const cells = [...columns.column].map(([id, column]) => ({
    id,
    column,
    row: row(id),
    size: sizes.get(id) ?? eventSize,
  }));
  const grid = gridOf(cells, cells.length === 0 ? 0 : (rows.firstOfLane.at(-1) ?? 0));
  for (const { id, column, row: at, size } of cells) drawing.boxes.set(id, grid.boxAt(column, at, size));
  drawing.width = grid.width;
  drawing.height = grid.height + roomForCircles(columns);
  atFoot(scene, sizes, drawing);
  for (const node of scene.nodes) {
    const box = drawing.boxes.get(node.id);
    if (box) attach(node, box, drawing);
  }
  for (const [id, points] of routes({ grid, columns, row, boxes: drawing.boxes })) drawing.lines.set(id, points);
  for (const { id, from, to, isFlow } of scene.edges) {
    const [source, target] = [drawing.boxes.get(from), drawing.boxes.get(to)];
    if (!isFlow && source && target) drawing.lines.set(id, straight(source, target));
  }
  for (const [id, held] of inner) {
    const box = drawing.boxes.get(id);
    if (box) moved(held, { x: box.x + within.side, y: box.y + within.top }, drawing);
  }
  const lanes = lanesOf(scene, grid, rows.firstOfLane, drawing);
  return { ...drawing, boxes: new Map([...lanes, ...drawing.boxes]) };
}

/** In a lane everything has a row, also what has no flow. */
function withLanes({ nodes, lanes }: Scene, columns: Columns): Columns {
  if (lanes.length === 0) return columns;
  const beside = nodes.filter(({ id }) => !columns.column.has(id)).map(({ id }) => [id, 0] as const);
  return { ...columns, column: new Map([...columns.column, ...beside]) };
}

/** What no flow leads to or from stands in a square below all else. */
function atFoot({ nodes }: Scene, sizes: ReadonlyMap<string, Size>, drawing: Drawing): void {
  const rest = nodes.filter(({ id }) => !drawing.boxes.has(id));
  if (rest.length === 0) return;
  const across = Math.ceil(Math.sqrt(rest.length));
  const cells = rest.map(({ id }, index) => ({
    id,
    column: index % across,
    row: Math.floor(index / across),
    size: sizes.get(id) ?? eventSize,
  }));
  const grid = gridOf(cells, Math.ceil(rest.length / across));
  const top = drawing.height > 0 ? drawing.height + gap.row : 0;
  for (const { id, column, row, size } of cells) {
    const box = grid.boxAt(column, row, size);
    drawing.boxes.set(id, { ...box, y: box.y + top });
  }
  drawing.width = Math.max(drawing.width, grid.width);
  drawing.height = top + grid.height;
}

/** Boundary events hang on the lower side of their host. */
function attach({ attached }: SceneNode, host: Box, { boxes }: Drawing): void {
  for (const [index, id] of attached.entries()) {
    const x = host.x + 20 + index * 50;
    boxes.set(id, { x, y: host.y + host.height - eventSize.height / 2, ...eventSize });
  }
}

/** Each over the rows that are its own, with room for its name at the left. */
function lanesOf({ lanes }: Scene, grid: Grid, firstOfLane: readonly number[], drawing: Drawing): Map<string, Box> {
  const around = new Map<string, Box>();
  const found = new Map<string, Box>();
  for (const [index, lane] of lanes.entries()) {
    const top = grid.top(firstOfLane[index] ?? 0) - gap.row / 2;
    const bottom =
      index === lanes.length - 1 ? drawing.height + gap.row / 2 : grid.top(firstOfLane[index + 1] ?? 0) - gap.row / 2;
    const left = -gap.column - laneName * (depth(lanes) - lane.around.length);
    const box = { x: left, y: top, width: drawing.width + gap.column - left, height: bottom - top };
    found.set(lane.id, box);
    for (const [level, outer] of lane.around.entries()) {
      const x = -gap.column - laneName * (depth(lanes) - level);
      const held = around.get(outer);
      const y = held?.y ?? top;
      around.set(outer, { x, y, width: drawing.width + gap.column - x, height: bottom - y });
    }
  }
  return new Map([...around, ...found]);
}

const laneName = 30;

function depth(lanes: Scene['lanes']): number {
  return Math.max(...lanes.map(({ around }) => around.length));
}
