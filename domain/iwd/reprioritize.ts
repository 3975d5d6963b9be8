import { dayMs, hourMs, minuteMs, weekMs } from '../time/duration';
import type { IwdRule, Span } from './export';

const unitMs = { minutes: minuteMs, hours: hourMs, days: dayMs, weeks: weekMs } as const;

export function spanMs({ value, units }: Span): number {
  return value * unitMs[units];
}

/** A priority from an instant on, counted from the activation. */
export interface PriorityStep {
  atMs: number;
  priority: number;
}

export interface Reprioritization {
  /** The first at 0; each has another priority than the one before. */
  steps: PriorityStep[];
  /** It goes on beyond what was played. */
  isCut: boolean;
}

/** A scheme has 100 points; one more shows that it would have gone on. */
const MOST_STEPS = 101;
const MOST_RUNS = 100_000;

/**
 * Plays iWD's prioritisation of one task: its rules run in their order when it is captured, and again whenever the time
 * that they asked for is over; when none asks for another run the priority stands. A task begins at 0.
 */
export function reprioritize(rules: readonly IwdRule[], dueMs: number | null): Reprioritization {
  const steps: PriorityStep[] = [];
  const settledMs = settledAfterMs(rules, dueMs);
  let priority = 0;
  let atMs = 0;
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    let nextMs: number | null = null;
    for (const rule of rules) {
      if (!holds(rule, atMs, dueMs)) continue;
      priority = (rule.setPriority ?? priority) + (rule.increasePriority ?? 0);
      if (rule.reprioritizeIn) nextMs = spanMs(rule.reprioritizeIn);
    }
    const isOther = steps.at(-1)?.priority !== priority;
    if (isOther) steps.push({ atMs, priority });
    // A run that changes nothing, and in which the clock has no more say, is like all that follow.
    if (nextMs === null || (!isOther && atMs > settledMs)) return { steps, isCut: false };
    if (steps.length >= MOST_STEPS) return { steps, isCut: true };
    atMs += nextMs;
  }
  return { steps, isCut: true };
}

/** From then on the time until due is on the same side of every end that a rule names. */
function settledAfterMs(rules: readonly IwdRule[], dueMs: number | null): number {
  if (dueMs === null) return -Infinity;
  const ends = rules.flatMap(({ dueTimeIsIn: asked }) =>
    asked ? [asked.from, asked.to].flatMap((end) => (end === undefined ? [] : [end * unitMs[asked.units]])) : [],
  );
  return dueMs - Math.min(...ends);
}

function holds({ dueTimeIsIn }: IwdRule, atMs: number, dueMs: number | null): boolean {
  if (!dueTimeIsIn) return true;
  if (dueMs === null) return false;
  const { from = -Infinity, to = Infinity, units } = dueTimeIsIn;
  const left = (dueMs - atMs) / unitMs[units];
  return left > from && left < to;
}
