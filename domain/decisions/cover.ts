import type { Span } from './column-values';

/** What a rule admits: for each column the places of its values, in order and apart. */
export type Box = readonly (readonly Span[])[];
/** One span for each column. */
export type Region = readonly Span[];

/** Ends an analysis that would take too long. */
export class EffortSpent extends Error {}

/** What an analysis may still do. No clock is read: the same table ends at the same step everywhere. */
export class Effort {
  constructor(
    private left: number,
    /** What it is a part of. */
    private readonly whole?: Effort,
  ) {}

  spend(steps: number): void {
    this.whole?.spend(steps);
    if ((this.left -= steps) < 0) throw new EffortSpent();
  }
}

export function isEmpty(box: Box): boolean {
  return box.some((spans) => spans.length === 0);
}

export function meet(one: readonly Span[], other: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const [[from, to], [low, high]] = [one[a] as Span, other[b] as Span];
    if (Math.max(from, low) <= Math.min(to, high)) found.push([Math.max(from, low), Math.min(to, high)]);
    if (to < high) a += 1;
    else b += 1;
  }
  return found;
}

export function doMeet(one: Box, other: Box, effort: Effort): boolean {
  return one.every((spans, column) => doTouch(spans, other[column] as readonly Span[], effort));
}

function doTouch(spans: readonly Span[], others: readonly Span[], effort: Effort): boolean {
  effort.spend(1);
  for (let a = 0, b = 0; a < spans.length && b < others.length;) {
    const [[from, to], [low, high]] = [spans[a] as Span, others[b] as Span];
    if (from <= high && low <= to) return true;
    effort.spend(1);
    if (to < high) a += 1;
    else b += 1;
  }
  return false;
}

/** Both in order and apart. */
export function holdsAll(outer: readonly Span[], inner: readonly Span[], effort: Effort): boolean {
  let at = 0;
  return inner.every(([from, to]) => {
    const first = at;
    while (at < outer.length && (outer[at] as Span)[1] < to) at += 1;
    effort.spend(1 + at - first);
    return at < outer.length && (outer[at] as Span)[0] <= from;
  });
}

/** Work of looking at all spans of boxes once. */
function sizeOf(boxes: readonly Box[]): number {
  return boxes.reduce((sum, box) => box.reduce((size, { length }) => size + length, sum), 0);
}

/**
 * A place of `within` that no box covers; null: all of it is covered. Column by column, each is cut where a box begins or
 * ends, and what the boxes of a slice leave open is looked for in the columns that follow. Slices that the same boxes cross
 * are looked at once.
 */
export function openPlace(within: Box, boxes: readonly Box[], effort: Effort): number[] | null {
  effort.spend(sizeOf(boxes));
  const order = within
    .map((_, column) => ({ column, cuts: new Set(boxes.flatMap((box) => box[column]?.map(([from]) => from) ?? [])) }))
    .sort((a, b) => a.cuts.size - b.cuts.size)
    .map(({ column }) => column);
  /** The depth from which on a box admits everything. */
  const fullFrom = boxes.map((box) => {
    const isPartial = (column: number) =>
      !holdsAll(box[column] as readonly Span[], within[column] as readonly Span[], effort);
    return order.findLastIndex(isPartial) + 1;
  });
  const covered = new Set<string>();
  const place = within.map((spans) => spans[0]?.[0] ?? 0);
  const look = (depth: number, crossing: readonly number[]): boolean => {
    if (crossing.length === 0) return true;
    if (crossing.some((box) => (fullFrom[box] as number) <= depth)) return false;
    const key = `${depth}:${crossing.join(',')}`;
    effort.spend(crossing.length);
    if (covered.has(key)) return false;
    const column = order[depth] as number;
    for (const { at, crossing: left } of slices(within[column] as readonly Span[], crossing, column)) {
      place[column] = at;
      if (look(depth + 1, left)) return true;
    }
    place[column] = within[column]?.[0]?.[0] ?? 0;
    covered.add(key);
    return false;
  };
  function* slices(spans: readonly Span[], crossing: readonly number[], column: number) {
    const entries = crossing
      .flatMap((box) => ((boxes[box] as Box)[column] as readonly Span[]).map(([from, to]) => ({ from, to, box })))
      .sort((a, b) => a.from - b.from);
    const cuts = new Set(spans.map(([from]) => from));
    for (const { from, to } of entries) cuts.add(from).add(to + 1);
    effort.spend(cuts.size + entries.length);
    let [span, next] = [0, 0];
    let open: typeof entries = [];
    for (const at of [...cuts].sort((a, b) => a - b)) {
      while (span < spans.length && (spans[span] as Span)[1] < at) span += 1;
      if (span === spans.length) return;
      for (; next < entries.length && (entries[next] as (typeof entries)[number]).from <= at; next += 1)
        open.push(entries[next] as (typeof entries)[number]);
      open = open.filter(({ to }) => to >= at);
      effort.spend(open.length + 1);
      // In their order: what is known of a slice is known by the boxes that cross it.
      if ((spans[span] as Span)[0] <= at) yield { at, crossing: open.map(({ box }) => box).sort((a, b) => a - b) };
    }
  }
  const all = boxes.flatMap((box, index) => (isEmpty(box) ? [] : [index]));
  return look(0, all) ? place : null;
}

/** As far as an open place can be widened, column by column, before it meets a box. */
export function widened(place: readonly number[], within: Box, boxes: readonly Box[], effort: Effort): Region {
  const region: Span[] = place.map((at) => [at, at]);
  for (const [column, at] of place.entries()) {
    const others = boxes.filter((box) =>
      region.every((span, other) => other === column || doTouch([span], box[other] as readonly Span[], effort)),
    );
    let [low, high] = within[column]?.find(([from, to]) => from <= at && at <= to) ?? [at, at];
    const spans = others.flatMap((box) => box[column] as readonly Span[]);
    effort.spend(spans.length);
    for (const [from, to] of spans) {
      if (to < at) low = Math.max(low, to + 1);
      if (from > at) high = Math.min(high, from - 1);
    }
    region[column] = [low, high];
  }
  return region;
}
