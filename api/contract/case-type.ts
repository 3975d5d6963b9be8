import { z } from 'zod';
import { Attributes } from './scalar';

/** What a case type says to whoever starts its cases and reads them. */
export const CaseTypeList = z
  .object({
    types: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        division: z.string(),
        version: z.number().int(),
        referencePrefix: z.string(),
        attributes: Attributes.meta({ description: 'JSON Schema of what a case is started with.' }),
        startForm: Attributes.meta({ description: 'JSON Schema of what people are asked for who start a case.' }),
        statuses: z.array(z.object({ key: z.string(), name: z.string(), category: z.string() })),
      }),
    ),
  })
  .meta({ id: 'CaseTypeList' });
export type CaseTypeList = z.infer<typeof CaseTypeList>;
