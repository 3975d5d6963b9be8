import { dayMs, hourMs, minuteMs, secondMs } from '../time/duration';

/** Instants and spans of BPMN timers. Unlike an SLA's, they may count in months and years, in the calendar of UTC. */
const span =
  /^P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,10}(?:\.\d{1,9})?)S)?)?$/;
const instant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Where a span that begins at `fromMs` ends; null when the text is none. */
export function afterSpan(text: string, fromMs: number): number | null {
  const parts = span.exec(text);
  if (!parts || text.length < 3) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  const from = new Date(fromMs);
  const month = from.getUTCFullYear() * 12 + from.getUTCMonth() + (years ?? 0) * 12 + (months ?? 0);
  const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const startMs = Date.UTC(Math.floor(month / 12), month % 12, Math.min(from.getUTCDate(), lastDay));
  const timeOfDayMs = fromMs - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  const spanMs =
    ((weeks ?? 0) * 7 + (days ?? 0)) * dayMs +
    (hours ?? 0) * hourMs +
    (minutes ?? 0) * minuteMs +
    (seconds ?? 0) * secondMs;
  const endMs = startMs + timeOfDayMs + spanMs;
  return Number.isFinite(endMs) ? endMs : null;
}

/** An instant; one without an offset is in UTC. */
export function instantMs(text: string): number | null {
  const parts = instant.exec(text);
  if (!parts) return null;
  const ms = Date.parse(parts[1] !== undefined || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** When a date or a duration is due, counted from `nowMs`. */
export function dueOf(value: unknown, nowMs: number): number | null {
  if (typeof value !== 'string') return null;
  return value.startsWith('P') ? afterSpan(value, nowMs) : instantMs(value);
}

export interface Cycle {
  firstMs: number;
  everyMs: number;
  /** Null: without end. */
  times: number | null;
}

const cycle = /^R(\d{0,6})\/(?:([^/]+)\/)?(P[^/]+)$/;

/**
 * A repeating interval such as `R4/PT1H`, or `R/2026-01-01T00:00:00Z/P1D`, which fires at its start first. Its span is
 * taken as long as it is now: a month stays that many days.
 */
export function cycleOf(value: unknown, nowMs: number): Cycle | null {
  const parts = typeof value === 'string' ? cycle.exec(value) : null;
  if (!parts) return null;
  const [, count = '', start, every = ''] = parts;
  const startMs = start === undefined ? nowMs : instantMs(start);
  const nextMs = startMs === null ? null : afterSpan(every, startMs);
  if (startMs === null || nextMs === null || nextMs - startMs < secondMs || count === '0') return null;
  const times = count === '' ? null : Number(count);
  return { firstMs: start === undefined ? nextMs : startMs, everyMs: nextMs - startMs, times };
}
