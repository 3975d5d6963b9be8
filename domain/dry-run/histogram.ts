/** How many items have a priority from `from` on, in steps of equal width, on both sides. */
export interface Histograms {
  from: number;
  width: number;
  published: number[];
  draft: number[];
}

const MOST_STEPS = 40;
/** Nice widths, each twice or more the one before: 1, 2, 5, 10, ... */
const nice = [1, 2, 5];

/** Counts two values of each item by steps that widen as the values spread. */
export class Histogram {
  private readonly values: [Map<number, number>, Map<number, number>] = [new Map(), new Map()];

  /** By whole numbers, of which there are no more than items. */
  add(published: number | null, draft: number | null): void {
    for (const [side, value] of [published, draft].entries()) {
      const counts = this.values[side];
      if (value === null || !counts) continue;
      const whole = Math.floor(value);
      counts.set(whole, (counts.get(whole) ?? 0) + 1);
    }
  }

  figures(): Histograms {
    const all = this.values.flatMap((counts) => [...counts.keys()]);
    if (all.length === 0) return { from: 0, width: 1, published: [], draft: [] };
    const [least, most] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
    let power = 0;
    const widthOf = () => (nice[power % nice.length] ?? 1) * 10 ** Math.floor(power / nice.length);
    const stepsOf = () => Math.floor(most / widthOf()) - Math.floor(least / widthOf()) + 1;
    while (stepsOf() > MOST_STEPS) power += 1;
    const [width, steps] = [widthOf(), stepsOf()];
    const first = Math.floor(least / width);
    const counted = (counts: ReadonlyMap<number, number>) => {
      const result = Array.from({ length: steps }, () => 0);
      for (const [value, count] of counts) {
        const place = Math.floor(value / width) - first;
        result[place] = (result[place] ?? 0) + count;
      }
      return result;
    };
    return { from: first * width, width, published: counted(this.values[0]), draft: counted(this.values[1]) };
  }
}
