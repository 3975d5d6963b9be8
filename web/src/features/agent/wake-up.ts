import { fieldInstant } from '../../format/instant';

/** When a parked item is back in distribution, as the form offers it. */
export const wakeUps = ['never', 'minutes15', 'hour', 'hours4', 'tomorrow', 'at'] as const;
export type WakeUp = (typeof wakeUps)[number];

const minuteMs = 60_000;
const spansMs = { minutes15: 15 * minuteMs, hour: 60 * minuteMs, hours4: 240 * minuteMs } as const;

/**
 * The instant as the API takes it: null for "when somebody takes it", undefined where a time of one's own is not whole
 * yet. `at` is local, as a date and time field gives it: `2026-11-27T09:00`.
 */
export function wakeInstant(wakeUp: WakeUp, at: string, nowMs: number): string | null | undefined {
  switch (wakeUp) {
    case 'never':
      return null;
    case 'tomorrow': {
      const morning = new Date(nowMs);
      morning.setDate(morning.getDate() + 1);
      morning.setHours(9, 0, 0, 0);
      return morning.toISOString();
    }
    case 'at':
      return fieldInstant(at);
    case 'minutes15':
    case 'hour':
    case 'hours4':
      return new Date(nowMs + spansMs[wakeUp]).toISOString();
  }
}
