import { wallClock } from '../../../domain/time/clock';
import type { Clock, Clocks } from '../../../domain/time/clock';

/** Runs for 4 ms, stands still for 3, and so on for ever. */
const stopAndGo: Clock = {
  readingAt: (instantMs) => Math.floor(instantMs / 7) * 4 + Math.min(placeIn(instantMs), 4),
  instantOf: (readingMs) => {
    const rounds = Math.ceil(readingMs / 4) - 1;
    return rounds * 7 + readingMs - rounds * 4;
  },
  isRunningAt: (instantMs) => placeIn(instantMs) < 4,
  nextChangeMs: (instantMs) => instantMs - placeIn(instantMs) + (placeIn(instantMs) < 4 ? 4 : 7),
};

function placeIn(instantMs: number): number {
  return ((instantMs % 7) + 7) % 7;
}

/** A world of one calendar. */
export const stopAndGoId = 'd/stop-and-go';
export const clocks: Clocks = (calendar) => (calendar === stopAndGoId ? stopAndGo : wallClock);
