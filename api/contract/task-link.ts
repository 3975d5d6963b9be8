import { z } from 'zod';
import { Attributes, Instant } from './scalar';

/** Asks for a link to a task. */
export const TaskLinkBody = z
  .strictObject({
    participant: z.string().trim().min(1).max(255).meta({ description: 'Whom it is for, as the history names him.' }),
    expiresIn: z
      .string()
      .max(40)
      .default('P14D')
      .meta({ description: 'An ISO 8601 duration of at most 90 days.', example: 'P14D' }),
  })
  .meta({ id: 'TaskLinkBody' });

export const TaskLink = z
  .object({
    id: z.uuid(),
    participant: z.string(),
    createdBy: z.string(),
    createdAt: Instant,
    expiresAt: Instant,
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'TaskLink' });
export type TaskLink = z.infer<typeof TaskLink>;

export const NewTaskLink = TaskLink.extend({
  token: z.string().meta({ description: 'Shown once.' }),
  page: z.string().meta({
    description: 'Where the web app shows the task; the token stands in the fragment, which no server is sent.',
    example: '/task#...',
  }),
}).meta({ id: 'NewTaskLink' });

export const TaskLinkList = z.object({ links: z.array(TaskLink) }).meta({ id: 'TaskLinkList' });

/** A task as whoever has a link to it sees it: nothing else of its item, and nothing of its case. */
export const LinkedTask = z
  .object({
    state: z.enum(['open', 'done', 'ended']).meta({ description: 'done: by this participant; ended: otherwise.' }),
    title: z.string(),
    reference: z.string(),
    participant: z.string(),
    instructions: z.string().nullable(),
    form: Attributes.nullable().meta({ description: 'Null: there is nothing to fill in, or the task is not open.' }),
    values: Attributes.meta({ description: 'What is known of what the form names.' }),
    dueAt: Instant.nullable(),
    expiresAt: Instant.meta({ description: 'Of the link.' }),
  })
  .meta({ id: 'LinkedTask' });
export type LinkedTask = z.infer<typeof LinkedTask>;

export const LinkedTaskBody = z
  .strictObject({ attributes: Attributes.default({}).meta({ description: 'What the form asks for.' }) })
  .meta({ id: 'LinkedTaskBody' });
