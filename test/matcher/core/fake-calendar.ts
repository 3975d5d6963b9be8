import type { Clock } from '../../../domain/time/clock';

/** A clock that runs for `openMs` of each period, from `startMs` after its beginning. */
export function fakeCalendar(periodMs: number, startMs: number, openMs: number): Clock {
  const into = (instantMs: number) => instantMs - Math.floor(instantMs / periodMs) * periodMs - startMs;
  return {
    readingAt: (instantMs) =>
      Math.floor(instantMs / periodMs) * openMs + Math.min(Math.max(into(instantMs), 0), openMs),
    instantOf: (readingMs) => {
      const period = Math.ceil(readingMs / openMs) - 1;
      return period * periodMs + startMs + (readingMs - period * openMs);
    },
    isRunningAt: (instantMs) => into(instantMs) >= 0 && into(instantMs) < openMs,
    nextChangeMs: (instantMs) => {
      const periodStartMs = Math.floor(instantMs / periodMs) * periodMs;
      if (into(instantMs) < 0) return periodStartMs + startMs;
      return periodStartMs + startMs + (into(instantMs) < openMs ? openMs : periodMs);
    },
  };
}
