/** A ring as the explanation tells it; `opensMs` null: skipped. */
export interface StripRing {
  readonly ring: number;
  readonly opensMs: number | null;
}

export interface StripSegment {
  readonly ring: number;
  /** Share of the strip, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export interface RingStrip {
  readonly segments: readonly StripSegment[];
  readonly now: number;
}

/**
 * Rings in time, from the first opening (or now, while none is open yet) to a quarter beyond the last one (or now). A
 * segment is the time from a ring's opening to the next one's; with all rings open from the start the strip is the last ring's alone.
 */
export function layRings(rings: readonly StripRing[], nowMs: number): RingStrip {
  const opening = rings
    .flatMap(({ ring, opensMs }) => (opensMs === null ? [] : [{ ring, opensMs }]))
    .toSorted((a, b) => a.opensMs - b.opensMs || a.ring - b.ring);
  const startMs = Math.min(opening[0]?.opensMs ?? nowMs, nowMs);
  const lastMs = Math.max(opening.at(-1)?.opensMs ?? nowMs, nowMs, startMs + 1);
  const endMs = lastMs + (lastMs - startMs) / 4;
  const share = (ms: number) => Math.min(1, Math.max(0, (ms - startMs) / (endMs - startMs)));
  const segments = opening
    .map(({ ring, opensMs }, index) => ({
      ring,
      from: share(opensMs),
      to: share(opening[index + 1]?.opensMs ?? endMs),
    }))
    .filter(({ from, to }) => to > from);
  return { segments, now: share(nowMs) };
}
