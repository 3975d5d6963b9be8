import { z } from 'zod';
import { inDivision, offset, percent } from './fields';

/** A shape of priority over time: `at` a percentage of the SLA or a duration since activation, levels of min..max. */
export const prioritySchemeDocument = z.strictObject({
  kind: z.literal('priority-scheme'),
  ...inDivision,
  interpolation: z.enum(['linear', 'step']).default('linear'),
  points: z
    .array(z.strictObject({ at: offset, level: percent }))
    .min(1)
    .max(100),
  /** From the due date on. Without a level it starts from the one reached when due. */
  overdue: z.strictObject({ level: percent.optional(), perHour: percent.optional() }).optional(),
});
