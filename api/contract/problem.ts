import { z } from 'zod';

/** One thing that is wrong with the input: where, what was seen, what would have been allowed. */
export const InputError = z
  .object({
    path: z.string().meta({ example: 'attributes.Claim_Value' }),
    message: z.string(),
    code: z.string().optional(),
    value: z.unknown().optional(),
    allowed: z.unknown().optional(),
    rule: z
      .string()
      .optional()
      .meta({ description: 'Which of the sentences of its code it is, where it has several.' }),
    values: z.record(z.string(), z.unknown()).optional().meta({
      description: 'What the sentence holds beside `value`, by name: for whoever tells it in another language.',
    }),
    kind: z.string().optional().meta({ description: 'Of the document, when the input is one of many.' }),
    key: z.string().optional(),
    line: z
      .number()
      .int()
      .optional()
      .meta({ description: 'Line of the input on which it stands, or on which its document begins.' }),
  })
  .meta({ id: 'InputError' });
export type InputError = z.infer<typeof InputError>;

/** RFC 9457 problem details; `code` is `type`'s last part in capitals and never changes its meaning. */
export const Problem = z
  .object({
    type: z.string().meta({ example: 'urn:casewright:problem:not-offered' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ example: 'NOT_OFFERED' }),
    detail: z.string().optional(),
    errors: z.array(InputError).optional(),
    allowed: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
