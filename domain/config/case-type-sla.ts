import { z } from 'zod';
import { duration, key, positiveDuration, priority } from './fields';
import { thresholdOf } from './threshold';

const action = z
  .strictObject({
    notify: z.literal('supervisors').optional(),
    webhook: key.optional(),
    setStatus: key.optional(),
    raisePriority: priority.optional(),
  })
  .refine((given) => Object.values(given).filter((each) => each !== undefined).length === 1, {
    error: 'does one thing',
    params: { code: 'REQUIRED', rule: 'DOES_ONE_THING', allowed: 'one of notify, webhook, setStatus, raisePriority' },
  });

/** Its states are those of the case's status. */
const threshold = thresholdOf(['open', 'working', 'waiting', 'not-completed'], action);
const thresholds = z.array(threshold).max(20);
const maxEscalations = z.int().min(0).max(1_000);

/** What a stage says itself; what it leaves out is that of its case. */
const stageSla = z.strictObject({
  target: positiveDuration.optional(),
  expiry: duration.optional(),
  calendar: key.nullable().optional(),
  thresholds: thresholds.optional(),
  maxEscalations: maxEscalations.optional(),
});

/** The SLA of a case, and those of its stages. */
export const caseSla = z.strictObject({
  /** From the start of a case to its due date. */
  target: positiveDuration.optional(),
  /** From the start of a case until supervisors are told that it has expired; none: never. */
  expiry: duration.optional(),
  /** Whose hours the SLAs count in; null: wall time. */
  calendar: key.nullable().default(null),
  thresholds: thresholds.default([]),
  /** So often thresholds escalate, of the case and of each stage; the next one ends it. Left out: without end. */
  maxEscalations: maxEscalations.optional(),
  /** By the elements that are stages. */
  stages: z.record(z.string().min(1).max(255), stageSla).default({}),
});
export type CaseSla = z.infer<typeof caseSla>;

/** What is said of the case and of each stage, with where it stands. */
export function slaParts(sla: CaseSla) {
  const { calendar, thresholds, stages } = sla;
  return [
    { path: ['sla'], calendar, thresholds },
    ...Object.entries(stages).map(([element, own]) => ({
      path: ['sla', 'stages', element],
      calendar: own.calendar,
      thresholds: own.thresholds ?? [],
    })),
  ];
}
