import { Temporal as Tempo } from 'temporal-polyfill';
import { dayMs } from './duration';
import type { Span } from './span';

/** A stretch of time in which a zone keeps its distance from UTC. */
interface Regime extends Span {
  offsetMs: number;
}

/**
 * Translates the wall times of a zone within a stretch (all as the epoch ms that they would be in UTC) into instants:
 * the first instant at which clocks on the wall have come to that time. One that is skipped in spring is therefore the
 * instant of the change, and one that is repeated in autumn its first occurrence. Throws on an unknown zone.
 */
export function wallTimes(timeZone: string, wall: Span): (wallMs: number) => number {
  // No zone is further than a day from UTC.
  const regimes = regimesOf(timeZone, wall.fromMs - 2 * dayMs, wall.toMs + 2 * dayMs);
  return (wallMs) => {
    for (const { fromMs, toMs, offsetMs } of regimes) {
      const instantMs = Math.max(fromMs, wallMs - offsetMs);
      if (instantMs < toMs) return instantMs;
    }
    throw new RangeError('a wall time beyond the stretch asked for');
  };
}

function regimesOf(timeZone: string, fromMs: number, toMs: number): Regime[] {
  const regimes: Regime[] = [];
  let start = Tempo.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone);
  for (;;) {
    const change = start.getTimeZoneTransition('next');
    const endMs = Math.min(change?.epochMilliseconds ?? toMs, toMs);
    regimes.push({ fromMs: start.epochMilliseconds, toMs: endMs, offsetMs: start.offsetNanoseconds / 1e6 });
    if (!change || endMs === toMs) return regimes;
    start = change;
  }
}

/** A change of a zone's clocks: how far they are put forward, ms; negative: back. */
export interface ClockChange {
  atMs: number;
  byMs: number;
}

/** The changes within a stretch of instants. */
export function clockChanges(timeZone: string, { fromMs, toMs }: Span): ClockChange[] {
  const regimes = regimesOf(timeZone, fromMs - 1, toMs);
  return regimes.slice(1).map((regime, index) => ({
    atMs: regime.fromMs,
    byMs: regime.offsetMs - (regimes[index] as Regime).offsetMs,
  }));
}
