/**
 * A clock that an SLA can run on: wall time, or the hours of a business calendar. Its reading never falls; it advances
 * with wall time while it runs and stands still while it does not. Readings and instants are ms; only differences of
 * readings mean anything.
 */
export interface Clock {
  /** The reading at an instant (epoch ms). */
  readingAt: (instantMs: number) => number;
  /** The first instant at which the clock shows a reading; Infinity when it never does. */
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
