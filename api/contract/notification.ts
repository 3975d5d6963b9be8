import { z } from 'zod';
import { Instant, Limit } from './scalar';

export const NotificationKind = z.enum(['event', 'alert']);

/** What somebody is told once: of an event of an item, by a rule of its worktype, or by an alert rule. */
export const NotificationView = z
  .object({
    id: z.uuid(),
    kind: NotificationKind,
    division: z.string(),
    subject: z.string().meta({ example: 'CLM-000123: escalated' }),
    text: z.string(),
    item: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
    data: z.record(z.string(), z.unknown()).meta({
      description:
        'Of an event: `event`, `reference`. Of an alert: `rule`, `figure`, `queue` or `agent`, `value`, `limit`, `within`.',
    }),
    createdAt: Instant,
    endedAt: Instant.nullable().meta({ description: 'Of an alert: since when its cause has gone.' }),
    acknowledgedAt: Instant.nullable(),
    acknowledgedBy: z.string().nullable().meta({ description: 'Subject of the supervisor.' }),
    names: z
      .object({ about: z.string().nullable(), rule: z.string().nullable(), acknowledgedBy: z.string().nullable() })
      .meta({ description: 'What the queue or agent of an alert, its rule and its supervisor are called now.' }),
    readAt: Instant.nullable().meta({ description: 'When the caller read it.' }),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.infer<typeof NotificationView>;

export const NotificationQuery = z.strictObject({
  division: z.string().max(64).optional(),
  kind: NotificationKind.optional(),
  open: z.enum(['true']).optional().meta({ description: 'Leaves out alerts that have ended.' }),
  unread: z.enum(['true']).optional().meta({ description: 'Leaves out what the caller has read.' }),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type NotificationQuery = z.infer<typeof NotificationQuery>;

export const NotificationPage = z
  .object({ at: Instant, notifications: z.array(NotificationView), nextCursor: z.string().nullable() })
  .meta({ id: 'NotificationPage' });
export type NotificationPage = z.infer<typeof NotificationPage>;
