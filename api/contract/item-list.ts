import { z } from 'zod';
import { usualColumns } from '../../domain/item/shown';
import { parseDuration } from '../../domain/time/duration';
import { RoutingState, ShownState } from './item';
import { GivenInstant, GivenPriority, Limit, LongCursor, listOf } from './scalar';

/** What follows `attribute:` is the name of an attribute. */
const AttributeName = z.string().regex(/^attribute:[^,]{1,100}$/, { abort: true });

/** What may stand in a column of a list. */
export const ItemColumn = z
  .union([
    z.enum([
      ...usualColumns,
      'externalId',
      'source',
      'division',
      'state',
      'workbin',
      'disposition',
      'activateAt',
      'updatedAt',
      'closedAt',
      'caseId',
      'id',
    ]),
    AttributeName,
  ])
  .meta({ id: 'ItemColumn' });

const sorted = [
  'createdAt',
  'dueAt',
  'expiresAt',
  'queuedSince',
  'priority',
  'reference',
  'updatedAt',
  'status',
  'routingState',
  'assignee',
  'worktype',
  'queue',
  'name',
  'externalTag',
  'externalId',
] as const;
const ItemSort = z.union([
  z.enum(sorted.flatMap((name) => [name, `-${name}`] as const)),
  // Else what is neither would be told of this part alone.
  z.string().regex(/^-?attribute:[^,]{1,100}$/, { abort: true }),
]);

/** An instant, or a duration from now on, or before now with a minus: a view that is kept means the same tomorrow. */
const When = z
  .union([
    GivenInstant,
    z.string().refine((text) => parseDuration(text.replace(/^-/, '')) !== undefined, 'is no duration'),
  ])
  .meta({ example: '-P1D', description: 'An instant, or a duration from now on; before now with a minus.' });

/** A condition on one attribute: its name, an operator and a value. */
const attributeForm = /^([^,=<>!~]{1,100}?)(>=|<=|!=|=|~)(.{0,255})$/;
const AttributeCondition = z.string().regex(attributeForm).meta({ example: 'Claim_Value>=1000' });
export type AttributeOperator = '=' | '!=' | '>=' | '<=' | '~';

/** The parts of a condition that the contract has let through. */
export function attributeCondition(text: string): { name: string; operator: AttributeOperator; value: string } {
  const [, name = '', operator = '=', value = ''] = attributeForm.exec(text) ?? [];
  return { name, operator: operator as AttributeOperator, value };
}

/** Filters of `GET /v1/workitems`; lists are separated by commas. */
export const ItemFilterQuery = z.strictObject({
  id: listOf(z.uuid()).optional(),
  state: listOf(ShownState).optional(),
  routingState: listOf(RoutingState).optional(),
  status: listOf(z.string()).optional(),
  queue: listOf(z.string()).optional(),
  worktype: listOf(z.string()).optional(),
  assignee: listOf(z.string()).optional(),
  group: listOf(z.string()).optional().meta({ description: 'In the hands of an agent of one of these groups.' }),
  division: listOf(z.string()).optional(),
  source: z.string().optional(),
  externalId: z.string().optional(),
  externalTag: z.string().optional(),
  reference: z.string().optional(),
  createdAfter: When.optional().meta({ description: 'Captured at this instant or later.' }),
  createdBefore: When.optional(),
  dueAfter: When.optional().meta({ description: 'Due at this instant or later.' }),
  dueBefore: When.optional(),
  expiresAfter: When.optional().meta({ description: 'Expires at this instant or later.' }),
  expiresBefore: When.optional(),
  updatedAfter: When.optional(),
  closedAfter: When.optional().meta({ description: 'Completed or cancelled at this instant or later.' }),
  closedBefore: When.optional(),
  queuedAfter: When.optional().meta({
    description: 'In distribution since this instant or later: of what waits, is on offer or in hands.',
  }),
  queuedBefore: When.optional(),
  priorityFrom: z.coerce
    .number()
    .pipe(GivenPriority)
    .optional()
    .meta({ description: 'Priority now, this one or higher. What is closed has none.' }),
  priorityTo: z.coerce.number().pipe(GivenPriority).optional(),
  attribute: z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat())
    .pipe(z.array(AttributeCondition).min(1).max(10))
    .optional()
    .meta({
      description:
        'May be given several times. `Name=value`, `!=`, `>=`, `<=` (numbers as numbers, texts in their order), `~` for a part of a text.',
    }),
  incident: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Whether rules could not decide about it when it was last classified.' }),
  q: z.string().min(1).max(100).optional(),
  archived: z.enum(['true', 'false']).optional().meta({
    description:
      'true: archived items only; false: live ones only. Left out: live ones, and archived ones that `externalId`, `reference` or a whole one of these in `q` names.',
  }),
});
export type ItemFilterQuery = z.infer<typeof ItemFilterQuery>;

export const ItemListQuery = ItemFilterQuery.extend({
  sort: ItemSort.default('-createdAt').meta({
    description: 'A column, descending with a minus; an attribute as `attribute:Name`. What has no value comes last.',
  }),
  columns: listOf(ItemColumn).optional().meta({ description: 'Of the CSV, in their order.' }),
  cursor: LongCursor,
  limit: Limit,
});
export type ItemListQuery = z.infer<typeof ItemListQuery>;

/** Columns and sort of a view. */
export const ViewColumns = z.array(ItemColumn).min(1).max(50);
export const ViewSort = ItemSort;
