import { Cron } from 'croner';
import { evaluate, type Expressions } from './evaluate';
import type { EventDefinition } from './graph';
import type { Variables } from './state';
import { cycleOf, dueOf } from './timer';

type Timer = Extract<EventDefinition, { type: 'timer' }>;

/**
 * When a start event comes by itself: a date, a span from the publication of its model, a repeating interval, or a cron
 * text in UTC. Undefined when what its model says is none of them.
 */
export function startTimerOf(
  expressions: Expressions,
  { date, duration, cycle }: Timer,
  names: Variables,
  fromMs: number,
): string | undefined {
  const found = evaluate(expressions, date ?? duration ?? cycle ?? 'null', { names, outer: null }, fromMs);
  const text = found.ok && typeof found.value === 'string' ? found.value : undefined;
  if (text === undefined) return undefined;
  if (cycle !== undefined) return cycleOf(text, fromMs) || cronOf(text) ? text : undefined;
  const isSpan = text.startsWith('P');
  return dueOf(text, fromMs) !== null && isSpan === (date === undefined) ? text : undefined;
}

/** The first instant after `afterMs` at which it comes; null: it does not any more. */
export function nextInstant(timer: string, fromMs: number, afterMs: number): number | null {
  const onceMs = dueOf(timer, fromMs);
  if (onceMs !== null) return onceMs > afterMs ? onceMs : null;
  const cycle = cycleOf(timer, fromMs);
  if (!cycle) return cronOf(timer)?.nextRun(new Date(afterMs))?.getTime() ?? null;
  const { firstMs, everyMs, times } = cycle;
  const count = Math.max(0, Math.floor((afterMs - firstMs) / everyMs) + 1);
  return times === null || count < times ? firstMs + count * everyMs : null;
}

/** The first, of a model that is published at `fromMs`: what lies before starts nothing. */
export function firstInstant(timer: string, fromMs: number): number | null {
  return nextInstant(timer, fromMs, fromMs - 1);
}

/** The last instant from `sinceMs`, which is one, until `untilMs`. */
function lastInstant(timer: string, fromMs: number, sinceMs: number, untilMs: number): number {
  if (dueOf(timer, fromMs) !== null) return sinceMs;
  const cycle = cycleOf(timer, fromMs);
  if (!cycle)
    return (
      cronOf(timer)
        ?.previousRuns(1, new Date(untilMs + 1))[0]
        ?.getTime() ?? sinceMs
    );
  const { firstMs, everyMs, times } = cycle;
  const count = Math.floor((untilMs - firstMs) / everyMs);
  return firstMs + Math.min(count, (times ?? Infinity) - 1) * everyMs;
}

/** A timer that is so late has missed what lies between: it was not looked after. */
export const MISSED_AFTER_MS = 60_000;

export interface Firing {
  atMs: number;
  /** The first of the instants that nothing was started for; null: none was missed. */
  missedSinceMs: number | null;
  nextMs: number | null;
}

/** What a timer that is due starts: one case for each instant, and for all that it has missed one, for the last of them. */
export function firingOf(timer: string, fromMs: number, dueMs: number, nowMs: number): Firing {
  const isMissed = nowMs - dueMs > MISSED_AFTER_MS;
  const atMs = isMissed ? lastInstant(timer, fromMs, dueMs, nowMs) : dueMs;
  return { atMs, missedSinceMs: atMs === dueMs ? null : dueMs, nextMs: nextInstant(timer, fromMs, atMs) };
}

/** Null for what is none, or never comes. */
function cronOf(text: string): Cron | null {
  // It would take a date.
  if (text.includes(':')) return null;
  try {
    const cron = new Cron(text, { utcOffset: 0 });
    return cron.nextRun(new Date(0)) === null ? null : cron;
  } catch {
    return null;
  }
}

/** Whether a text is a cron text that can be read and comes at some time. */
export function isCronText(text: string): boolean {
  return cronOf(text) !== null;
}
