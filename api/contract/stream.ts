import { z } from 'zod';
import { CaseState } from './case';
import { NotificationKind } from './notification';
import { QueueFigures } from './queue';
import { Instant } from './scalar';

/** `event: open`, first of every connection; its `id` is where the stream stands. */
export const OpenEvent = z.object({ at: Instant, cursor: z.string() }).meta({ id: 'StreamOpen' });
export type OpenEvent = z.infer<typeof OpenEvent>;

/** `event: item`: something happened to an item; read the item for its state in full. */
export const ItemChanged = z
  .object({
    id: z.uuid(),
    division: z.string(),
    at: Instant,
    reference: z.string(),
    type: z.string().meta({ description: 'As in the history: captured, offered, accepted, revoked, ...' }),
    seq: z.number().int(),
    state: z.string().optional(),
    queue: z.string().optional(),
    version: z.number().int().optional(),
    externalId: z.string().optional(),
    agent: z.string().optional(),
    offerId: z.string().optional(),
  })
  .meta({ id: 'ItemChanged' });
export type ItemChanged = z.infer<typeof ItemChanged>;

/** `event: agent`: presence (`presence`, `reason`) or load (`load: true`) of an agent changed. */
export const AgentChanged = z
  .object({
    key: z.string(),
    division: z.string(),
    at: Instant,
    presence: z.string().optional(),
    reason: z.string().nullish(),
    load: z.boolean().optional(),
  })
  .meta({ id: 'AgentChanged' });
export type AgentChanged = z.infer<typeof AgentChanged>;

/** `event: config`: a document was published or deleted. */
export const ConfigChanged = z
  .object({ key: z.string(), division: z.string(), at: Instant, kind: z.string().optional() })
  .meta({ id: 'ConfigChanged' });
export type ConfigChanged = z.infer<typeof ConfigChanged>;

/** `event: notification`: the caller is told something, or what he was told was acknowledged, or has ended; read the list. */
export const NotificationChanged = z
  .object({
    id: z.uuid(),
    division: z.string(),
    at: Instant,
    type: z.enum(['created', 'acknowledged', 'ended']),
    kind: NotificationKind,
    subject: z.string(),
  })
  .meta({ id: 'NotificationChanged' });
export type NotificationChanged = z.infer<typeof NotificationChanged>;

/** `event: case`: something happened to a case; read the case for its state in full. */
export const CaseChanged = z
  .object({
    id: z.uuid(),
    division: z.string(),
    at: Instant,
    reference: z.string(),
    type: z.string().meta({ description: 'Key of its case type.' }),
    state: CaseState,
    status: z.string(),
    incidents: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'CaseChanged' });
export type CaseChanged = z.infer<typeof CaseChanged>;

/** `event: queues`, for supervisors: at most once a second, when something changed. */
export const QueuesChanged = QueueFigures;
export type QueuesChanged = QueueFigures;

/**
 * `event: reset`: the cursor is too old to go on from, or the rights of the caller have changed; read everything again. The
 * stream goes on from now.
 */
export const ResetEvent = z.object({ at: Instant, cursor: z.string() }).meta({ id: 'StreamReset' });
export type ResetEvent = z.infer<typeof ResetEvent>;
