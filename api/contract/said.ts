import { z } from 'zod';

/** What the server says, for programs that say it in another language. */
export const Said = z
  .object({
    text: z.string().meta({ description: 'In English.' }),
    code: z
      .string()
      .optional()
      .meta({ description: 'Which sentence it is. Left out: it was written before codes were kept.', example: 'RULE' }),
    values: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({
        description: 'What the sentence holds, by name: texts, numbers, and other sentences with `code` and `values`.',
        example: { table: 'segmentation', rules: '4' },
      }),
  })
  .meta({ id: 'Said' });

/** The same without its text, which stands beside it. */
export const Told = Said.omit({ text: true }).required({ code: true }).meta({ id: 'Told' });
