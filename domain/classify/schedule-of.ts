import type { WorktypeDocument } from '../config/worktype';
import type { Schedule } from '../item/schedule';
import { resolveShape, type SchemeText } from '../priority/resolve';
import { openPlan, type PlanText, resolvePlan, withSkills } from '../routing/plan';
import type { Clock } from '../time/clock';
import { elapsedMs, instantAfter } from '../time/clock';
import { durationMs, offsetMs } from '../time/duration';
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

/** Instants that are settled, epoch ms. */
export interface Deadlines {
  createdMs: number;
  activationMs: number;
  dueMs: number | null;
  expiresMs: number | null;
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

/** When each threshold comes next; null where it counts from what the item has not, or never comes. */
export function thresholdInstants(
  thresholds: readonly ThresholdDocument[],
  deadlines: Deadlines,
  slaMs: number | null,
  clock: Clock,
  fired: readonly number[] = [],
): (number | null)[] {
  const { createdMs, activationMs, dueMs, expiresMs } = deadlines;
  const bases = { activation: activationMs, created: createdMs, due: dueMs, expiry: expiresMs };
  return thresholds.map(({ at, before, after, repeat }, index) => {
    const times = fired[index] ?? 0;
    const baseMs = bases[before ?? after ?? 'activation'];
    const spanMs = offsetMs(at, slaMs);
    const repeatMs = times === 0 ? 0 : repeat === undefined ? null : offsetMs(repeat, slaMs);
    if (baseMs === null || spanMs === null || repeatMs === null) return null;
    const instantMs = instantAfter(clock, baseMs, (before === undefined ? spanMs : -spanMs) + times * repeatMs);
    return Number.isFinite(instantMs) ? instantMs : null;
  });
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
