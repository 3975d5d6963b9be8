import { z } from 'zod';
import { INTERACTION_TEXT_AT_MOST } from '../../domain/cases/interaction-limit';
import { Key } from './scalar';

/** As lists of interactions tell it. */
export const InteractionText = z
  .string()
  .nullable()
  .meta({ description: 'What was said or written, of one that work began with; null: it is kept elsewhere.' });

/** The call, mail, chat or visit that work begins with. */
export const BeginningInteraction = z
  .strictObject({
    id: z.string().trim().min(1).max(255).meta({ description: 'What it is called where it lives.' }),
    channel: Key.optional().meta({ description: 'Such as `mail` or `voice`.' }),
    text: z
      .string()
      .trim()
      .min(1)
      .max(INTERACTION_TEXT_AT_MOST)
      .optional()
      .meta({ description: 'What was said or written; it is kept in the history.' }),
  })
  .meta({ id: 'BeginningInteraction' });
export type BeginningInteraction = z.infer<typeof BeginningInteraction>;
