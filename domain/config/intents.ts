import { z } from 'zod';
import { displayName, freeName, key } from './fields';

/** `x-hint`: see `fields.ts`; what is written so is rarely short. */
const feel = z.string().trim().min(1).meta({
  description: 'FEEL over text, channel and attributes, such as contains(lower case(text), "invoice")',
  'x-hint': 'feel',
});

/**
 * By which an interaction means a case or an item of a type: FEEL over `text`, `channel` and `attributes`. `values` are
 * FEEL over the same: what the form is begun with, by attribute, for whoever confirms it to check.
 */
export const intents = z
  .array(
    z.strictObject({
      when: feel,
      reason: displayName.optional(),
      values: z
        .record(freeName, feel)
        .refine((values) => Object.keys(values).length <= 100, { error: 'are more than 100' })
        .optional(),
    }),
  )
  .max(50)
  .default([]);

/**
 * An outside classifier of interactions: a look-up whose answer has `intent` and `confidence`. It means this type where it
 * says `intent` (left out: the key of the type), at least so sure; else the rules alone count.
 */
export const classifier = z.strictObject({
  lookup: key,
  intent: z.string().trim().min(1).max(200).optional(),
  threshold: z.number().min(0).max(1).default(0.7),
});

/** What an interaction may mean: a case type, or a worktype. */
export interface Meant {
  key: string;
  division: string;
  name?: string | undefined;
  intents: z.output<typeof intents>;
  classifier?: z.output<typeof classifier> | undefined;
}
