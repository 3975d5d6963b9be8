/** A point of an item's curve. Two points at one instant are a step. Sorted by `atMs`. */
export interface SparkPoint {
  readonly atMs: number;
  readonly priority: number;
}

export interface SparkBox {
  readonly width: number;
  readonly height: number;
  /** Kept free on every side, so that the line's stroke and the dot are not cut off. */
  readonly inset: number;
}

export interface Spark {
  /** `d` of the whole curve. */
  readonly line: string;
  /** `d` of the area below the part that has passed. */
  readonly past: string;
  /** Where "now" lies on the curve. */
  readonly now: { readonly x: number; readonly y: number };
}

/** Priority on the curve: that of the first point before it, of the last after it, linear between. */
export function curveAt(points: readonly SparkPoint[], atMs: number): number | null {
  const after = points.findIndex((point) => point.atMs > atMs);
  if (after === -1) return points.at(-1)?.priority ?? null;
  const next = points[after];
  const last = points[after - 1];
  if (next === undefined) return null;
  if (last === undefined) return next.priority;
  return last.priority + ((atMs - last.atMs) / (next.atMs - last.atMs)) * (next.priority - last.priority);
}

/**
 * The curve up to `endMs`. What comes long after due would press the part that matters into the box's first pixels.
 */
export function clipCurve(points: readonly SparkPoint[], endMs: number): readonly SparkPoint[] {
  const kept = points.filter((point) => point.atMs <= endMs);
  const end = curveAt(points, endMs);
  return kept.length === points.length || end === null ? kept : [...kept, { atMs: endMs, priority: end }];
}

/**
 * The curve drawn into a box: time from the first point to the last (or to now, where that is later), priority from 0
 * or its least to its greatest. A curve without points, or of no length, is a level line through the middle.
 */
export function drawSpark(points: readonly SparkPoint[], nowMs: number, box: SparkBox): Spark {
  const first = points[0];
  const last = points.at(-1);
  const fromMs = Math.min(first?.atMs ?? nowMs, nowMs);
  const toMs = Math.max(last?.atMs ?? nowMs, nowMs, fromMs + 1);
  const values = points.map((point) => point.priority);
  const low = Math.min(...values, Infinity);
  const high = Math.max(...values, -Infinity);
  const innerHeight = box.height - 2 * box.inset;
  const x = (ms: number) => round(box.inset + ((ms - fromMs) / (toMs - fromMs)) * (box.width - 2 * box.inset));
  const y = (priority: number) =>
    high > low
      ? round(box.inset + (1 - (priority - low) / (high - low)) * innerHeight)
      : round(box.inset + innerHeight / 2);
  const nowPriority = curveAt(points, nowMs) ?? 0;
  const now = { x: x(nowMs), y: y(nowPriority) };
  const drawn = [
    { atMs: fromMs, priority: first?.priority ?? 0 },
    ...points,
    { atMs: toMs, priority: last?.priority ?? 0 },
  ];
  const passed = [...drawn.filter((point) => point.atMs <= nowMs), { atMs: nowMs, priority: nowPriority }];
  const floor = round(box.height - box.inset / 2);
  return {
    line: path(drawn.map((point) => [x(point.atMs), y(point.priority)])),
    past: `${path(passed.map((point) => [x(point.atMs), y(point.priority)]))} L${now.x} ${floor} L${x(fromMs)} ${floor} Z`,
    now,
  };
}

function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
