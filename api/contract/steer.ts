import { z } from 'zod';
import { Attributes, GivenInstant, GivenPriority, Key } from './scalar';

const reason = z.string().min(1).max(255).optional();

/** Bodies of the actions that change an item where it stands. */
export const ReasonBody = z.strictObject({ reason }).meta({ id: 'WithReason' });
export const RescheduleBody = z
  .strictObject({ activateAt: GivenInstant.optional(), dueAt: GivenInstant.nullable().optional(), reason })
  .refine(({ activateAt, dueAt }) => activateAt !== undefined || dueAt !== undefined, {
    message: 'activateAt, dueAt or both are needed',
  })
  .meta({
    id: 'Reschedule',
    description:
      'With an activation alone, or null for the due date, it is the target after the activation; without a target there is none.',
  });
export const ExtendBody = z.strictObject({ dueAt: GivenInstant, reason }).meta({ id: 'Extend' });
export const ReprioritizeBody = z
  .strictObject({ priority: GivenPriority.nullable(), reason })
  .meta({ id: 'Reprioritize', description: 'null gives the item back to its curve.' });
export const SetStatusBody = z.strictObject({ status: Key }).meta({ id: 'SetStatus' });
export const NoteBody = z.strictObject({ text: z.string().trim().min(1).max(4_000) }).meta({ id: 'Note' });
export const LinkBody = z.strictObject({ interaction: z.string().trim().min(1).max(255) }).meta({ id: 'Link' });
export const ReclassifyBody = z.strictObject({}).meta({ id: 'Reclassify' });
export const UpdateBody = z
  .strictObject({
    attributes: Attributes.optional().meta({ description: 'Over those that are there; null takes one away.' }),
    name: z.string().min(1).max(255).nullable().optional(),
    worktype: Key.optional(),
    reclassify: z.boolean().default(false).meta({ description: 'Runs the rules again and distributes the item anew.' }),
  })
  .meta({ id: 'Update' });
