import { z } from 'zod';
import { ItemFilterQuery, ViewColumns, ViewSort } from './item-list';
import { GivenInstant, Instant, Key } from './scalar';

/** Filters as `GET /v1/workitems` takes them in its address. */
const ViewFilters = z
  .record(z.string(), z.union([z.string().max(2_000), z.array(z.string().max(400)).max(50)]))
  .superRefine((given, context) => {
    for (const { path, message } of ItemFilterQuery.safeParse(given).error?.issues ?? [])
      context.addIssue({ code: 'custom', path, message, input: given });
  });

const saved = {
  division: Key,
  name: z.string().trim().min(1).max(120),
  sharedWith: z
    .enum(['nobody', 'division', 'group'])
    .meta({ description: 'Whoever sees items of the division, or the agents of a group there.' }),
  group: Key.nullable(),
  filters: ViewFilters,
  columns: ViewColumns,
  sort: ViewSort,
};

export const SavedViewBody = z
  .strictObject({ ...saved, sharedWith: saved.sharedWith.default('nobody'), group: saved.group.default(null) })
  .refine(({ sharedWith, group }) => (sharedWith === 'group') === (group !== null), {
    path: ['group'],
    message: 'is given if, and only if, the view is shared with a group',
  })
  .meta({ id: 'SavedViewBody' });
export type SavedViewBody = z.infer<typeof SavedViewBody>;

export const SaveViewQuery = z.strictObject({
  basedOn: GivenInstant.optional().meta({
    description:
      '`updatedAt` of the view as the caller has seen it: where somebody has changed it since, 409 CONFLICT.',
  }),
});

/** A view of the task list that somebody keeps. */
export const SavedView = z
  .object({
    id: z.uuid(),
    ...saved,
    isMine: z.boolean(),
    mayChange: z.boolean().meta({ description: 'Who keeps it, and of a shared one whoever watches its division.' }),
    isDefault: z.boolean().meta({ description: 'With it the list opens for the caller.' }),
    updatedAt: Instant,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

export const SavedViews = z.object({ views: z.array(SavedView) }).meta({ id: 'SavedViews' });
export type SavedViews = z.infer<typeof SavedViews>;

export const DefaultViewBody = z
  .strictObject({ view: z.uuid().nullable().meta({ description: 'null: none.' }) })
  .meta({ id: 'DefaultView' });
