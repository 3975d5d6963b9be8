import type { CompiledTests, PlainRange } from '../feel/tests';

/** From a place to a place, both within. */
export type Span = readonly [number, number];
export type Plain = Exclude<CompiledTests['plain'], null>;
export type Literal = string | number | boolean | null;
export type ValueKind = 'null' | 'boolean' | 'number' | 'string';

/** What the values of an input have in common. */
export interface Domain {
  /** Left out: those that the cells speak of. Null is added where a cell speaks of it. */
  kinds?: readonly ValueKind[];
  /** What they all pass. */
  tests: readonly Plain[];
  isWhole?: boolean;
}

/** Values that no cell of the column tells apart; one of them stands for all. */
export interface ValueClass {
  kind: ValueKind | 'other';
  sample: Literal;
  /** The class is what lies between these, without them; a class of one value has none of it. */
  between?: { low?: Literal; high?: Literal };
  /** Whatever text no cell names. */
  isRest?: true;
}
export interface ColumnValues {
  classes: readonly ValueClass[];
  /** So many of them are expected; what follows (nothing given, another type) may come and is not asked for. */
  expected: number;
  spansOf: (plain: Plain) => readonly Span[];
}

/** One class for all values: of a column that nobody can tell anything of. */
export const anyValue: ColumnValues = {
  classes: [{ kind: 'other', sample: null }],
  expected: 1,
  spansOf: () => [[0, 0]],
};

type Candidate = Omit<ValueClass, 'sample'> & { sample: Literal | undefined };

/** The classes of values that a column tells apart, of those that one of the domains holds; null: there are none. */
export function columnValues(
  cells: readonly Plain[],
  domains: readonly Domain[],
  effort: { spend(steps: number): void },
): ColumnValues | null {
  const ranges = [...cells, ...domains.flatMap(({ tests }) => tests)].flatMap((plain) =>
    plain === 'any' ? [] : plain.ranges,
  );
  const literals = new Set(ranges.flatMap(({ low, high }) => [low, high]).filter((one) => one !== undefined));
  const spoken = new Set([...literals].map(kindOf));
  const isOpen = domains.some(({ kinds }) => kinds === undefined);
  const isSpoken = [...spoken].some((kind) => kind !== 'null');
  const numbers = [...literals].filter((one) => typeof one === 'number').sort((a, b) => a - b);
  const strings = [...literals].filter((one) => typeof one === 'string').sort((a, b) => (a < b ? -1 : 1));
  const isOrdered = ranges.some(
    ({ low, high }) => low !== high && (typeof low === 'string' || typeof high === 'string'),
  );
  const candidates: Candidate[] = [
    { kind: 'null', sample: spoken.has('null') ? null : undefined },
    { kind: 'boolean', sample: false },
    { kind: 'boolean', sample: true },
    ...between('number', numbers, (low, high) => numberBetween(low, high, false)),
    ...(isOrdered ? between('string', strings, textBetween) : namedTexts(strings)),
    { kind: 'other', sample: isOpen && !isSpoken ? null : undefined },
  ];
  const inDomains = domains.flatMap(({ tests }) => tests).reduce((sum, plain) => sum + widthOf(plain), domains.length);
  const found = candidates.map((candidate) => {
    effort.spend(inDomains);
    return sampleOf(candidate, domains, spoken);
  });
  const classes: ValueClass[] = [];
  /** How many classes lie before a candidate. */
  const before = [0];
  for (const [at, candidate] of candidates.entries()) {
    const sample = found[at];
    if (sample !== undefined) classes.push({ ...candidate, sample });
    before.push(classes.length);
  }
  const expected = classes.length;
  if (expected === 0) return null;
  if (!spoken.has('null')) classes.push({ kind: 'null', sample: null });
  if (isOpen && isSpoken) classes.push({ kind: 'other', sample: null });
  const numberPlaces = new Map(numbers.map((value, at) => [value, 3 + at * 2 + 1]));
  const firstText = 3 + numbers.length * 2 + 1;
  const textPlaces = new Map(strings.map((value, at) => [value, firstText + at * 2 + 1]));
  const placesOf = ({ low, high, lowIncluded, highIncluded }: PlainRange): Span => {
    const one = low ?? high;
    if (typeof one !== 'number' && typeof one !== 'string') {
      const place = one === true ? 2 : one === false ? 1 : 0;
      return [place, place];
    }
    const isNumber = typeof one === 'number';
    const place = (end: Literal | undefined) => (isNumber ? numberPlaces : textPlaces).get(end as never) ?? 0;
    const [first, last] = isNumber ? [3, firstText - 1] : [firstText, candidates.length - 2];
    return [
      low === undefined ? first : place(low) + (lowIncluded ? 0 : 1),
      high === undefined ? last : place(high) - (highIncluded ? 0 : 1),
    ];
  };
  const spansOf = (plain: Plain): Span[] => {
    if (plain === 'any') return [[0, classes.length - 1]];
    const spans = plain.ranges
      .map(placesOf)
      .map(([from, to]): Span => [before[from] as number, (before[to + 1] ?? 0) - 1])
      .filter(([from, to]) => from <= to);
    return plain.isNegated ? gapsOf(spans, classes.length) : joined(spans);
  };
  return { classes, expected, spansOf };
}

export function kindOf(value: Literal): ValueKind {
  return value === null ? 'null' : (typeof value as ValueKind);
}

function widthOf(plain: Plain): number {
  return plain === 'any' ? 1 : plain.ranges.length;
}

/** Whether a test that holds literals only admits a value. */
export function admits(plain: Plain, value: Literal): boolean {
  if (plain === 'any') return true;
  const isWithin = ({ low, high, lowIncluded = false, highIncluded = false }: PlainRange) => {
    if (low === value || high === value) return low === value ? lowIncluded : highIncluded;
    if (value === null || typeof value === 'boolean' || low === null || high === null) return false;
    if (typeof (low ?? high) !== typeof value) return false;
    return (low === undefined || low < value) && (high === undefined || value < high);
  };
  return plain.ranges.some(isWithin) !== plain.isNegated;
}

function sampleOf({ kind, sample, between: ends }: Candidate, domains: readonly Domain[], spoken: Set<ValueKind>) {
  if (sample === undefined) return undefined;
  if (kind === 'null' || kind === 'other') return sample;
  for (const { kinds, tests, isWhole } of domains) {
    const isKind = kinds === undefined ? spoken.has(kind) : kinds.includes(kind);
    const one = ends && isWhole ? numberBetween(ends.low as number, ends.high as number, true) : sample;
    const isRefused = one === undefined || (isWhole && !Number.isInteger(one));
    if (isKind && !isRefused && tests.every((test) => admits(test, one))) return one;
  }
  return undefined;
}

/** What lies before the first, at it, between it and the next, and so on. */
function between<T extends Literal>(
  kind: ValueKind,
  sorted: readonly T[],
  sampleBetween: (low: T | undefined, high: T | undefined) => T | undefined,
): Candidate[] {
  const gap = (low: T | undefined, high: T | undefined): Candidate => ({
    kind,
    sample: sampleBetween(low, high),
    between: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) },
  });
  return [gap(undefined, sorted[0]), ...sorted.flatMap((one, at) => [{ kind, sample: one }, gap(one, sorted[at + 1])])];
}

/** Texts without an order: those that are named, and all others as one. */
function namedTexts(sorted: readonly string[]): Candidate[] {
  const nothing: Candidate = { kind: 'string', sample: undefined };
  let rest = 'another text';
  while (sorted.includes(rest)) rest += '!';
  return [
    ...(sorted.length > 0 ? [nothing] : []),
    ...sorted.flatMap((sample, at): Candidate[] =>
      at < sorted.length - 1 ? [{ kind: 'string', sample }, nothing] : [{ kind: 'string', sample }],
    ),
    { kind: 'string', sample: rest, isRest: true },
  ];
}

function numberBetween(low = -Infinity, high = Infinity, isWhole: boolean): number | undefined {
  const one =
    low === -Infinity
      ? high === Infinity
        ? 0
        : (isWhole ? Math.ceil(high) : high) - Math.max(1, Math.abs(high) / 1e6)
      : isWhole
        ? Math.floor(low) + 1
        : high === Infinity
          ? low + Math.max(1, Math.abs(low) / 1e6)
          : low + (high - low) / 2;
  const sample = isWhole ? Math.floor(one) : one;
  return low < sample && sample < high && Number.isFinite(sample) ? sample : undefined;
}

function textBetween(low: string | undefined, high: string | undefined): string | undefined {
  const tries = low === undefined ? [''] : [`${low}a`, `${low}\0`];
  return tries.find((one) => (low === undefined || low < one) && (high === undefined || one < high));
}

function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && from <= last[1] + 1) all[all.length - 1] = [last[0], Math.max(last[1], to)];
    else all.push([from, to]);
  }
  return all;
}

function gapsOf(spans: readonly Span[], places: number): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const [low, high] of joined(spans)) {
    if (low > from) found.push([from, low - 1]);
    from = high + 1;
  }
  return from < places ? [...found, [from, places - 1]] : found;
}
