/** From one instant (or wall time) to another, ms, the end left out. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** In order, without empty ones; those that touch or overlap are one. */
export function unionOf(spans: readonly Span[]): Span[] {
  const union: Span[] = [];
  for (const { fromMs, toMs } of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = union.at(-1);
    if (fromMs >= toMs) continue;
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else union.push({ fromMs, toMs });
  }
  return union;
}

/** What is left of a span without others. */
export function without(span: Span, others: readonly Span[]): Span[] {
  return others.reduce<Span[]>(
    (left, other) =>
      left.flatMap(({ fromMs, toMs }) => {
        if (other.toMs <= fromMs || toMs <= other.fromMs) return [{ fromMs, toMs }];
        return [
          { fromMs, toMs: other.fromMs },
          { fromMs: other.toMs, toMs },
        ].filter((rest) => rest.fromMs < rest.toMs);
      }),
    [span],
  );
}
