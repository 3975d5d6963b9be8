import { z } from 'zod';
import { inDivision, key } from './fields';

/** A shelf that items are pulled from by the agents of a group, or by supervisors. Every agent has a personal one without a document. */
export const workbinDocument = z
  .strictObject({
    kind: z.literal('workbin'),
    ...inDivision,
    description: z.string().max(1_000).optional(),
    type: z.enum(['group', 'supervisor']),
    /** Whose members take from it; for the type `group`. */
    group: key.optional(),
    /** Whether they may pass over items that stand before the one they take. */
    choice: z.boolean().default(true),
  })
  .refine((workbin) => (workbin.type === 'group') === (workbin.group !== undefined), {
    path: ['group'],
    error: 'is given with the type `group`, and only then',
    params: { code: 'REQUIRED', rule: 'GROUP_OF_TYPE', allowed: 'the key of a group' },
  });
export type WorkbinDocument = z.infer<typeof workbinDocument>;
