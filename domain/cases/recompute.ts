import { optionalInstantText } from '../time/instant';
import type { CaseFile } from './file';
import type { CaseHistoryEntry } from './history';
import { isFor, type SlaClock, type SlaTimes, withTimes } from './sla-clock';

/**
 * A case whose SLAs have the instants that were told for them. What has come does not come again, and what is in time again
 * is so; what comes to lie in the past comes at once, by the clock. Null: they have them already.
 */
export function recomputed(
  file: CaseFile,
  times: readonly SlaTimes[],
  nowMs: number,
): { next: CaseFile; entries: CaseHistoryEntry[] } | null {
  const entries: CaseHistoryEntry[] = [];
  const clocks = file.clocks.map((clock) => {
    const told = times.find((one) => isFor(clock, one));
    if (!told) return clock;
    const settled = withTimes(clock, told);
    const next = {
      ...settled,
      isOverdue: clock.isOverdue && isPast(settled.dueMs, nowMs),
      isExpired: clock.isExpired && isPast(settled.expiresMs, nowMs),
    };
    if (JSON.stringify(next) === JSON.stringify(clock)) return clock;
    if (told.calendar) {
      const { key: calendar, version } = told.calendar;
      const data = { calendar, version, from: deadlines(clock), ...deadlines(next) };
      entries.push({ type: 'recomputed', element: clock.element, instance: null, data });
    }
    return next;
  });
  return clocks.every((one, index) => one === file.clocks[index]) ? null : { next: { ...file, clocks }, entries };
}

function isPast(ms: number | null, nowMs: number): boolean {
  return ms !== null && ms <= nowMs;
}

function deadlines({ dueMs, expiresMs }: SlaClock) {
  return { dueAt: optionalInstantText(dueMs), expiresAt: optionalInstantText(expiresMs) };
}
