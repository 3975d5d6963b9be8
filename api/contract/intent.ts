import { z } from 'zod';
import { Attributes, Key } from './scalar';

/** What is known of an interaction whose intent is asked for. */
export const IntentBody = z
  .strictObject({
    text: z.string().max(20_000).default(''),
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
        reasons: z.array(z.object({ rule: z.number().int(), reason: z.string() })),
      }),
    ),
  })
  .meta({ id: 'IntentCandidates' });
