export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** Where everything of a process or sub-process is, from its own upper left corner. */
export interface Drawing {
  width: number;
  height: number;
  /** By element. */
  boxes: Map<string, Box>;
  lines: Map<string, Point[]>;
}

export function moved({ boxes, lines }: Drawing, by: Point, into: Pick<Drawing, 'boxes' | 'lines'>): void {
  for (const [id, box] of boxes) into.boxes.set(id, { ...box, x: box.x + by.x, y: box.y + by.y });
  for (const [id, points] of lines)
    into.lines.set(
      id,
      points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })),
    );
}

/** From border to border, the shortest of the straight ways. */
export function straight(from: Box, to: Box): Point[] {
  const [a, b] = [middle(from), middle(to)];
  if (to.x >= from.x + from.width)
    return [
      { x: from.x + from.width, y: a.y },
      { x: to.x, y: b.y },
    ];
  if (from.x >= to.x + to.width)
    return [
      { x: from.x, y: a.y },
      { x: to.x + to.width, y: b.y },
    ];
  const isBelow = b.y > a.y;
  return [
    { x: a.x, y: isBelow ? from.y + from.height : from.y },
    { x: b.x, y: isBelow ? to.y : to.y + to.height },
  ];
}

export function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
