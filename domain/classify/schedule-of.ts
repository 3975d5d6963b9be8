import type { WorktypeDocument } from '../config/worktype';
import type { Schedule } from '../item/schedule';
import { resolveShape, type SchemeText } from '../priority/resolve';
import { openPlan, type PlanText, resolvePlan, withSkills } from '../routing/plan';
import { type Deadlines, thresholdInstants } from '../sla/instants';
import type { Clock } from '../time/clock';
import { elapsedMs } from '../time/clock';
import { durationMs } from '../time/duration';
import { nextTimeOfDay } from '../time/time-of-day';

type ThresholdDocument = WorktypeDocument['sla']['thresholds'][number];

/** What the documents say about an item's clocks, of the versions that it pins. */
export interface ScheduleRules {
  scheme: SchemeText | null;
  plan: PlanText | null;
  /** What rules asked in every ring beside its own skills. */
  skills?: string | undefined;
  thresholds: readonly ThresholdDocument[];
  statuses: WorktypeDocument['statuses'];
  /** The division's share of the SLA for which a preferred agent is waited for. */
  preferredAgentShare: string;
  /** Of the SLA's calendar, where there is one: where the time of day of a timed status is read. */
  timeZone: string | undefined;
}

/**
 * Everything else that follows from an item's deadlines on its clock. `fired`: how often each threshold has come already,
 * which does not come again.
 */
export function scheduleOf(
  rules: ScheduleRules,
  deadlines: Deadlines & { ringBaseMs: number },
  clock: Clock,
  fired: readonly number[],
): Schedule {
  const { activationMs, dueMs, expiresMs, ringBaseMs } = deadlines;
  const slaMs = dueMs === null ? null : elapsedMs(clock, activationMs, dueMs);
  const { points, overdue } = resolveShape(rules.scheme, slaMs);
  return {
    activationMs,
    dueMs,
    expiresMs,
    ringBaseMs,
    plan: withSkills(rules.plan ? resolvePlan(rules.plan, slaMs, rules.preferredAgentShare) : openPlan, rules.skills),
    points,
    overdue,
    thresholdsMs: thresholdInstants(rules.thresholds, deadlines, slaMs, clock, fired),
    statusesMs: timedStatuses(rules.statuses, activationMs, rules.timeZone),
  };
}

/** When each timed status comes. Times of day are those of the zone. */
export function timedStatuses(
  statuses: WorktypeDocument['statuses'],
  activationMs: number,
  timeZone = 'UTC',
): Record<string, number> {
  const timed = statuses.flatMap(({ key, after, time }) => {
    if (after === undefined) return [];
    const fromMs = activationMs + durationMs(after);
    return [[key, time === undefined ? fromMs : nextTimeOfDay(timeZone, fromMs, time)] as const];
  });
  return Object.fromEntries(timed);
}
