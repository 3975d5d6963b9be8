import { z } from 'zod';
import { key, offset, positiveDuration, priority } from './fields';

const action = z
  .strictObject({
    notify: z.literal('supervisors').optional(),
    webhook: key.optional(),
    setStatus: key.optional(),
    raisePriority: priority.optional(),
  })
  .refine((given) => Object.values(given).filter((each) => each !== undefined).length === 1, {
    error: 'does one thing',
    params: { code: 'REQUIRED', allowed: 'one of notify, webhook, setStatus, raisePriority' },
  });

/** The SLA of a case; its thresholds are those of its stages as well, by their own SLAs. */
export const caseSla = z.strictObject({
  /** From the start of a case to its due date. */
  target: positiveDuration.optional(),
  /** Whose hours the case's SLA counts in; null: wall time, as that of stages. */
  calendar: key.nullable().default(null),
  thresholds: z
    .array(z.strictObject({ at: offset, actions: z.array(action).min(1).max(10) }))
    .max(20)
    .default([]),
});
