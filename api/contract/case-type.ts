import { z } from 'zod';
import { Attributes, Instant } from './scalar';

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
        startsByItself: z.boolean().meta({ description: 'False: a message, signal or time starts its cases only.' }),
        attributes: Attributes.meta({ description: 'JSON Schema of what a case is started with.' }),
        startForm: Attributes.meta({ description: 'JSON Schema of what people are asked for who start a case.' }),
        statuses: z.array(z.object({ key: z.string(), name: z.string(), category: z.string() })),
        stages: z
          .array(z.object({ element: z.string(), name: z.string() }))
          .meta({ description: 'In the order of its model.' }),
        schedules: z
          .array(
            z.object({
              element: z.string().meta({ description: 'The start event.' }),
              timer: z.string().meta({ example: '0 9 * * MON-FRI', description: 'ISO 8601, or a cron text in UTC.' }),
              from: Instant.meta({ description: 'The publication, from which it counts.' }),
              next: z.array(Instant).meta({ description: 'When it starts cases next; empty: not any more.' }),
            }),
          )
          .meta({ description: 'What starts its cases by time.' }),
      }),
    ),
  })
  .meta({ id: 'CaseTypeList' });
export type CaseTypeList = z.infer<typeof CaseTypeList>;
