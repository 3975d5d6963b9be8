import { minuteMs } from '../../domain/time/duration';

/** A stretch of time in which an agent is Ready. */
export interface Shift {
  agent: string;
  fromMs: number;
  toMs: number;
}

/** Nothing is recorded of who waits for work; a longer silence is taken for an absence. */
export const SILENCE_MS = 30 * minuteMs;

/**
 * When agents were there, made of what the histories tell of each: stretches with something in hand, and instants of an
 * offer or an act. Those that lie no further apart than a silence may last are one shift.
 */
export function shiftsOf(signs: readonly Shift[], silenceMs = SILENCE_MS): Shift[] {
  const shifts: Shift[] = [];
  let last: Shift | undefined;
  for (const sign of signs.toSorted((a, b) => compare(a.agent, b.agent) || a.fromMs - b.fromMs)) {
    if (last && last.agent === sign.agent && sign.fromMs - last.toMs <= silenceMs) {
      last.toMs = Math.max(last.toMs, sign.toMs);
    } else {
      last = { ...sign };
      shifts.push(last);
    }
  }
  return shifts;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
