import type { PlanText } from '../routing/plan';
import { openPlan, resolvePlan } from '../routing/plan';
import type { Schedule } from '../item/schedule';
import { resolvePoints, type SchemeText } from '../priority/resolve';
import type { Clock } from '../time/clock';
import { elapsedMs, instantAfter } from '../time/clock';
import { durationMs, offsetMs } from '../time/duration';
import { nextTimeOfDay } from '../time/time-of-day';
import type { WorktypeDocument } from '../config/worktype';

type ThresholdDocument = WorktypeDocument['sla']['thresholds'][number];

/** What the documents say about an item's clocks, of the versions that it pins. */
export interface ScheduleRules {
  scheme: SchemeText | null;
  plan: PlanText | null;
  thresholds: readonly ThresholdDocument[];
  statuses: WorktypeDocument['statuses'];
  /** The division's share of the SLA for which a preferred agent is waited for. */
  preferredAgentShare: string;
  /** Of the SLA's calendar, or UTC: where the time of day of a timed status is read. */
  timeZone: string;
}

/** Instants that are settled, epoch ms. */
export interface Deadlines {
  createdMs: number;
  activationMs: number;
  dueMs: number | null;
  expiresMs: number | null;
  ringBaseMs: number;
}

/**
 * Everything else that follows from an item's deadlines on its clock. `fired`: how often each threshold has come already,
 * which does not come again.
 */
export function scheduleOf(
  rules: ScheduleRules,
  deadlines: Deadlines,
  clock: Clock,
  fired: readonly number[] = [],
): Schedule {
  const { activationMs, dueMs } = deadlines;
  const slaMs = dueMs === null ? null : elapsedMs(clock, activationMs, dueMs);
  const { points, overdue } = resolvePoints(rules.scheme, slaMs);
  return {
    activationMs,
    dueMs,
    expiresMs: deadlines.expiresMs,
    ringBaseMs: deadlines.ringBaseMs,
    plan: rules.plan ? resolvePlan(rules.plan, slaMs, rules.preferredAgentShare) : openPlan,
    points,
    overdue,
    thresholdsMs: rules.thresholds.map((threshold, index) =>
      comesMs(threshold, fired[index] ?? 0, { ...deadlines, slaMs }, clock),
    ),
    statusesMs: timedStatuses(rules, activationMs),
  };
}

/** Null where it counts from what the item has not, or from what its calendar never comes to. */
function comesMs(
  { at, before, after, repeat }: ThresholdDocument,
  fired: number,
  { createdMs, activationMs, dueMs, expiresMs, slaMs }: Deadlines & { slaMs: number | null },
  clock: Clock,
): number | null {
  const bases = { activation: activationMs, created: createdMs, due: dueMs, expiry: expiresMs };
  const baseMs = bases[before ?? after ?? 'activation'];
  const spanMs = offsetMs(at, slaMs);
  const repeatMs = fired === 0 ? 0 : repeat === undefined ? null : offsetMs(repeat, slaMs);
  if (baseMs === null || spanMs === null || repeatMs === null) return null;
  const instantMs = instantAfter(clock, baseMs, (before === undefined ? spanMs : -spanMs) + fired * repeatMs);
  return Number.isFinite(instantMs) ? instantMs : null;
}

function timedStatuses({ statuses, timeZone }: ScheduleRules, activationMs: number): Record<string, number> {
  const timed = statuses.flatMap(({ key, after, time }) => {
    if (after === undefined) return [];
    const fromMs = activationMs + durationMs(after);
    return [[key, time === undefined ? fromMs : nextTimeOfDay(timeZone, fromMs, time)] as const];
  });
  return Object.fromEntries(timed);
}
