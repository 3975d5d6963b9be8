import { z } from 'zod';
import { CaseView } from './case';
import { ItemView } from './item';

export const FindQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .meta({ description: 'A whole ID: reference, external ID, ID of an item or a case, or of an interaction.' }),
});
export type FindQuery = z.infer<typeof FindQuery>;

export const Found = z.object({ items: z.array(ItemView), cases: z.array(CaseView) }).meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;
