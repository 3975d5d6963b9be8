/**
 * A clock that an SLA can run on: wall time, or the hours of a business calendar. Its reading never falls; it advances
 * with wall time while it runs and stands still while it does not. Readings and instants are ms; only differences of
 * readings mean anything.
 */
export interface Clock {
  /** The reading at an instant (epoch ms). */
  readingAt: (instantMs: number) => number;
  /**
   * The first instant at which the clock has come to a reading: `instantOf(r) <= t` exactly when `r <= readingAt(t)`.
   * Infinity when it never does, minus infinity when it always had.
   */
  instantOf: (readingMs: number) => number;
  isRunningAt: (instantMs: number) => boolean;
  /** The next instant after this one at which it starts or stops; Infinity when it does neither any more. */
  nextChangeMs: (instantMs: number) => number;
}

/** Clocks by calendar ID (`<division>/<key>`); null is wall time. */
export type Clocks = (calendar: string | null) => Clock;

export const wallClock: Clock = {
  readingAt: (instantMs) => instantMs,
  instantOf: (readingMs) => readingMs,
  isRunningAt: () => true,
  nextChangeMs: () => Infinity,
};

/** For what knows of no calendars. */
export const wallClocks: Clocks = () => wallClock;

/** What a clock advances between two instants, ms; negative when the second is the earlier. */
export function elapsedMs(clock: Clock, fromMs: number, toMs: number): number {
  return clock.readingAt(toMs) - clock.readingAt(fromMs);
}

/**
 * The instant at which a clock has advanced by a span since another instant; Infinity when it never does. A span of
 * nothing has passed at once, also while the clock stands still.
 *
 * @example instantAfter(officeHours, friday16h, hourMs) // Friday 17:00, not Monday
 */
export function instantAfter(clock: Clock, fromMs: number, spanMs: number): number {
  return spanMs === 0 ? fromMs : clock.instantOf(clock.readingAt(fromMs) + spanMs);
}
