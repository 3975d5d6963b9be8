import { z } from 'zod';
import { INTERACTION_TEXT_AT_MOST } from '../../domain/cases/interaction-limit';
import { Said, Told } from './said';
import { Attributes, Key } from './scalar';

/** What is known of an interaction whose intent is asked for. */
export const IntentBody = z
  .strictObject({
    text: z.string().max(INTERACTION_TEXT_AT_MOST).default(''),
    channel: Key.optional().meta({ description: 'Such as `mail` or `voice`.' }),
    attributes: Attributes.default({}),
    division: Key.optional(),
  })
  .meta({ id: 'IntentBody' });

export const IntentCandidates = z
  .object({
    candidates: z.array(
      z.object({
        type: z.string(),
        division: z.string(),
        name: z.string(),
        reasons: z.array(
          z.object({
            rule: z.number().int().nullable().meta({ description: 'Null: the classifier says so.' }),
            reason: z.string(),
            said: Told.optional().meta({ description: 'The same by code, where a classifier says so.' }),
          }),
        ),
        values: Attributes.meta({ description: 'What its rules read for its form, by attribute.' }),
        confidence: z
          .number()
          .nullable()
          .meta({ description: 'How sure the classifier is; null: it was not asked, or means something else.' }),
      }),
    ),
    notes: z.array(z.string()).meta({
      description: 'Why a classifier said nothing, the rules count then; and whose rules took too long.',
      example: ['look-up nlu failed: NO_ANSWER'],
    }),
    noted: z.array(Said).meta({ description: 'The same as `notes`, in their order, with codes.' }),
  })
  .meta({ id: 'IntentCandidates' });
