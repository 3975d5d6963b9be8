import { z } from 'zod';
import { BULK_AT_MOST } from './bulk';
import { CaseListQuery, CaseMigrationBody } from './case';
import { InputError } from './problem';
import { Key } from './scalar';

const IDS_AT_MOST = 5_000;

/** Which running cases go on in another version of their type. */
export const CaseMigrations = CaseMigrationBody.extend({
  type: Key,
  division: Key.optional().meta({
    description: 'Needed where several divisions that the caller may use have the type.',
  }),
  from: z
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The version that they run; left out: any other than `version`.' }),
  cases: z
    .array(z.uuid())
    .min(1)
    .max(IDS_AT_MOST)
    .optional()
    .meta({ description: 'Of these alone; what is no such running case is left out.' }),
  filter: CaseListQuery.omit({ type: true, division: true, sort: true, cursor: true, limit: true })
    .optional()
    .meta({ description: `The filters of \`GET /v1/cases\`. They choose the cases once; ${BULK_AT_MOST} at most.` }),
}).meta({ id: 'CaseMigrations' });
export type CaseMigrations = z.infer<typeof CaseMigrations>;

/** What would come of it. */
export const CaseMigrationTrial = z
  .object({
    version: z.number().int().meta({ description: 'In which they would go on.' }),
    count: z.number().int().meta({ description: 'How many cases there are.' }),
    limit: z.number().int().meta({ description: 'How many a job takes at most; so many of them were tried.' }),
    accepted: z.number().int(),
    refused: z.number().int(),
    refusals: z
      .array(
        z.object({
          case: z.object({ id: z.uuid(), reference: z.string(), version: z.number().int() }),
          faults: z.array(
            z.object({
              element: z.string(),
              reason: z.string(),
              ...InputError.pick({ rule: true, values: true }).shape,
            }),
          ),
        }),
      )
      .meta({ description: 'The first 100.' }),
  })
  .meta({ id: 'CaseMigrationTrial' });
export type CaseMigrationTrial = z.infer<typeof CaseMigrationTrial>;
