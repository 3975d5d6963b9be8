import { z } from 'zod';
import { freeName } from './fields';

/** An expression in FEEL over `payload`; YAML gives numbers and booleans as such. Itself checked by `compileMapping`. */
export const feel = z.union([z.string().trim().min(1), z.number(), z.boolean()]);
export type MappedExpression = z.infer<typeof feel>;

/** How something that was taken in becomes a capture: a row of a file, or what a webhook brings. */
const captureFields = {
  externalId: feel,
  worktype: feel.optional(),
  name: feel.optional(),
  externalTag: feel.optional(),
  dueAt: feel.optional(),
  activateAt: feel.optional(),
  priority: feel.optional(),
  preferredAgent: feel.optional(),
  department: feel.optional(),
  process: feel.optional(),
  caseId: feel.optional(),
  division: feel.optional(),
  attributes: z.record(freeName, feel).default({}),
};

export const captureMapping = z.strictObject(captureFields);
export type CaptureMapping = z.infer<typeof captureMapping>;

/** The same for any verb of a source; which, may be chosen. Each verb takes of the fields those that it knows. */
export const inboundMapping = z.strictObject({
  ...captureFields,
  verb: feel.default('"capture"'),
  disposition: feel.optional(),
  reason: feel.optional(),
});
export type InboundMapping = z.infer<typeof inboundMapping>;
