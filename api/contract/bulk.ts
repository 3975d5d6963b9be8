import { z } from 'zod';
import { ActionName } from './action';
import { ItemView } from './item';
import { ItemFilterQuery } from './item-list';
import { Instant, Limit } from './scalar';

/** What supervisors do with many items at once; the rest belongs to who holds an item, or to one offer. */
export const BulkAction = ActionName.extract([
  'assign',
  'requeue',
  'transfer',
  'reprioritize',
  'extend',
  'escalate',
  'reschedule',
  'pause',
  'resume',
  'set-status',
  'note',
  'link',
  'cancel',
  'restart',
  'reclassify',
]).meta({ id: 'BulkAction' });
export type BulkAction = z.infer<typeof BulkAction>;

/** As many IDs as a body has room for. */
const IDS_AT_MOST = 5_000;
export const BULK_AT_MOST = 10_000;

const ItemFilter = ItemFilterQuery.refine((filter) => Object.values(filter).some((value) => value !== undefined), {
  message: 'one filter at least is needed',
});

export const BulkBody = z
  .strictObject({
    action: BulkAction,
    body: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({ description: 'The body of `POST /v1/workitems/{id}/actions/{action}`.' }),
    items: z.array(z.uuid()).min(1).max(IDS_AT_MOST).optional(),
    filter: ItemFilter.optional().meta({
      description: `The filters of \`GET /v1/workitems\`. They choose the items once, when the job is made; ${BULK_AT_MOST} at most.`,
    }),
  })
  .refine(({ items, filter }) => (items === undefined) !== (filter === undefined), {
    message: 'Either items or filter is needed',
  })
  .meta({ id: 'Bulk' });
export type BulkBody = z.infer<typeof BulkBody>;

export const BulkQuery = z.strictObject({
  preview: z.enum(['true', 'false']).optional().meta({ description: 'Count only: nothing is done.' }),
});

export const BulkPreview = z
  .object({
    count: z.number().int().meta({ description: 'How many items there are for the caller.' }),
    limit: z.number().int().meta({ description: 'How many a job takes at most.' }),
    sample: z.array(ItemView).meta({ description: 'The first of them.' }),
  })
  .meta({ id: 'BulkPreview' });
export type BulkPreview = z.infer<typeof BulkPreview>;

/** The action of a job that lets cases go on in another version. */
export const MIGRATION = 'migrate-case';

/** The body of a job that a changed calendar called for. */
export const RecomputeBody = z.object({ calendar: z.string(), version: z.number().int() });

export const BulkJobView = z
  .object({
    id: z.uuid(),
    division: z
      .string()
      .nullable()
      .meta({ description: 'Of a job that the system does by itself there; null: one that somebody asked for.' }),
    action: z.string().meta({
      description:
        '`recompute`: the times of items, by a calendar that was published anew; `migrate-case`: cases go on in another version.',
    }),
    body: z.record(z.string(), z.unknown()),
    state: z.enum(['running', 'cancelling', 'cancelled', 'done']),
    total: z.number().int(),
    done: z.number().int(),
    failed: z.number().int(),
    left: z.number().int().meta({ description: 'Neither done nor failed.' }),
    ratePerSecond: z
      .number()
      .nullable()
      .meta({ description: 'Items tried a second since it began, or since it was last retried; null: none yet.' }),
    createdAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'BulkJob' });
export type BulkJobView = z.infer<typeof BulkJobView>;

export const BulkListQuery = z.strictObject({ cursor: z.string().max(1_000).optional(), limit: Limit });
export type BulkListQuery = z.infer<typeof BulkListQuery>;

export const BulkJobPage = z
  .object({ jobs: z.array(BulkJobView), nextCursor: z.string().nullable() })
  .meta({ id: 'BulkJobPage' });
export type BulkJobPage = z.infer<typeof BulkJobPage>;

/** An item or case that refused, or could not be asked. */
export const BulkFailure = z
  .object({
    item: z
      .object({
        id: z.uuid(),
        reference: z.string().nullable().meta({ description: 'null: there is none such for the caller.' }),
      })
      .meta({ description: 'The item or, of a job over cases, the case.' }),
    code: z.string().meta({ example: 'WRONG_STATE', description: 'As the action on this item alone would tell it.' }),
    detail: z.string(),
  })
  .meta({ id: 'BulkFailure' });

export const BulkFailurePage = z
  .object({ failures: z.array(BulkFailure), nextCursor: z.string().nullable() })
  .meta({ id: 'BulkFailurePage' });
export type BulkFailurePage = z.infer<typeof BulkFailurePage>;
