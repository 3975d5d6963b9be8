import { z } from 'zod';
import { duration, key, positiveDuration, priority } from './fields';
import { thresholdOf } from './threshold';

/** Where a threshold action moves an item: one of these. */
const moveTarget = z.strictObject({
  queue: key.optional(),
  agent: key.optional(),
  workbin: key.optional(),
});

/** One action. Kept with the worktype; escalation runs them, see the thresholds' own documentation. */
const thresholdAction = z
  .strictObject({
    notify: key.optional(),
    webhook: key.optional(),
    raisePriority: priority.optional(),
    moveTo: moveTarget.optional(),
    changeQueue: key.optional(),
    openRing: z.int().min(0).optional(),
    setStatus: key.optional(),
    /** An action takes an item out of an agent's hands only when it says so. */
    evenIfHeld: z.boolean().default(false),
  })
  .refine((action) => Object.keys(action).length > 1, {
    error: 'does nothing',
    params: {
      code: 'REQUIRED',
      allowed: 'one of notify, webhook, raisePriority, moveTo, changeQueue, openRing, setStatus',
    },
  });

const threshold = thresholdOf(['waiting', 'not-accepted', 'not-completed'], thresholdAction);

export const slaRule = z.strictObject({
  /** From activation to due. */
  target: positiveDuration.optional(),
  /** From activation to the overdue status; none: never. */
  expiry: duration.optional(),
  decision: key.optional(),
  /** Whose hours all times of the SLA count in; null: wall time. */
  calendar: key.nullable().default(null),
  thresholds: z.array(threshold).max(50).default([]),
  maxEscalations: z.int().min(0).max(1_000).optional(),
  emergencyQueue: key.optional(),
});
