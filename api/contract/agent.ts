import { z } from 'zod';
import { isTimeZone } from '../../domain/config/calendar';
import { slug } from '../../domain/config/fields';
import { ItemView } from './item';
import { Instant, Limit, listOf, LongCursor } from './scalar';

export const PresenceState = z.enum(['ready', 'not-ready', 'offline']).meta({ id: 'PresenceState' });
export type PresenceState = z.infer<typeof PresenceState>;

export const PresenceBody = z
  .strictObject({
    presence: PresenceState,
    reason: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .optional()
      .meta({ description: "One of the division's reasons, by name or as `admin-work`." }),
  })
  .refine((body) => body.reason === undefined || body.presence === 'not-ready', {
    path: ['reason'],
    message: 'A reason is given with not-ready only',
  })
  .meta({ id: 'SetPresence' });
export type PresenceBody = z.infer<typeof PresenceBody>;

export const PresenceView = z
  .object({ state: PresenceState, reason: z.string().optional(), since: Instant })
  .meta({ id: 'Presence' });
export type PresenceView = z.infer<typeof PresenceView>;

/** Load from outside by media type, `{voice: 1}`: what is not named becomes 0. */
export const LoadBody = z
  .record(z.string().regex(slug), z.number().min(0).max(1_000))
  .refine((load) => Object.keys(load).length <= 32, { message: 'At most 32 media types' })
  .meta({ id: 'OutsideLoad' });

/** `used` includes open offers; `outside` is reported from elsewhere. */
export const CapacityView = z
  .record(z.string(), z.object({ max: z.number(), used: z.number(), outside: z.number() }))
  .meta({ id: 'Capacity' });
export type CapacityView = z.infer<typeof CapacityView>;

export const OfferView = z
  .object({
    offerId: z.uuid(),
    offeredAt: Instant,
    expiresAt: Instant,
    ring: z.number().int(),
    priority: z.number(),
    item: ItemView,
  })
  .meta({ id: 'Offer' });
export type OfferView = z.infer<typeof OfferView>;

export const AssignmentView = z.object({ since: Instant, item: ItemView }).meta({ id: 'Assignment' });
export type AssignmentView = z.infer<typeof AssignmentView>;

export const AgentWork = z
  .object({
    presence: PresenceView,
    reasons: z.array(z.string()).meta({ description: 'Those that may be given with not-ready in his division.' }),
    capacity: CapacityView,
    offers: z.array(OfferView),
    assignments: z.array(AssignmentView),
    held: z.array(ItemView).meta({ description: 'What he holds off his capacity (`hold`), 200 at most.' }),
  })
  .meta({ id: 'AgentWork' });
export type AgentWork = z.infer<typeof AgentWork>;

/** An agent as a supervisor sees him. */
export const AgentView = z
  .object({
    key: z.string(),
    name: z.string(),
    division: z.string(),
    presence: PresenceView,
    idleSince: Instant,
    idle: z.boolean().meta({ description: 'Ready, with nothing in hand or on offer, while work waits in his queues.' }),
    capacity: CapacityView,
    offered: z.number().int().meta({ description: 'Open offers.' }),
    connected: z.number().int().meta({ description: 'Items in his hands.' }),
    pulls: z
      .object({ count: z.number().int(), choices: z.number().int(), skipped: z.number().int() })
      .meta({ description: 'How often he helped himself, how often out of order, and how many items he passed over.' }),
    skills: z.record(z.string(), z.number()),
    queues: z.array(z.string()),
    groups: z.array(z.string()),
  })
  .meta({ id: 'Agent' });
export type AgentView = z.infer<typeof AgentView>;

export const AgentListQuery = z.strictObject({
  division: z.string().max(64).optional(),
  id: listOf(z.string().max(64)).optional().meta({ description: 'Keys of agents, separated by commas.' }),
  state: z.string().max(150).optional().meta({
    description:
      'What they are at, as in `states`: `idle`, `free`, `busy`, `offline`, `not-ready:` with a reason; or a presence.',
  }),
  queue: z.string().max(140).optional().meta({ description: 'Who serves this queue, as `division/key`.' }),
  q: z.string().max(100).optional().meta({ description: 'A part of the name or key.' }),
  cursor: LongCursor,
  limit: Limit,
});
export type AgentListQuery = z.infer<typeof AgentListQuery>;

export const AgentList = z
  .object({
    at: Instant,
    states: z.array(z.object({ state: z.string(), count: z.number().int() })).meta({
      description:
        'How many of all agents of the divisions are at what, whoever is asked for: `idle` (ready with nothing, while work waits for them), `free`, `busy`, `offline`, `not-ready:` with the reason.',
    }),
    count: z.number().int().meta({ description: 'How many are found, on all pages.' }),
    agents: z.array(AgentView).meta({ description: 'Those who are ready first, then by name.' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'AgentList' });
export type AgentList = z.infer<typeof AgentList>;

/** A queue that an agent serves, and how he may help himself from it. */
export const AgentQueue = z
  .object({
    key: z.string(),
    name: z.string(),
    division: z.string(),
    pull: z.boolean(),
    choice: z.boolean().meta({ description: 'Whether items may be passed over.' }),
  })
  .meta({ id: 'AgentQueue' });
export type AgentQueue = z.infer<typeof AgentQueue>;

export const AgentQueueList = z.object({ queues: z.array(AgentQueue) }).meta({ id: 'AgentQueueList' });
export type AgentQueueList = z.infer<typeof AgentQueueList>;

const Seconds = z.number().int().min(0);

export const DayQuery = z.strictObject({
  zone: z
    .string()
    .max(64)
    .refine(isTimeZone, { error: 'is no time zone' })
    .default('UTC')
    .meta({ description: 'IANA name of the zone whose day it is.', example: 'Europe/Berlin' }),
  date: z.iso.date().optional().meta({ description: 'Left out: today, by the database and that zone.' }),
});

/** What an agent did on a day, counted from the histories of the items that he may see. */
export const AgentDay = z
  .object({
    agent: z.string(),
    zone: z.string(),
    date: z.iso.date(),
    from: Instant,
    to: Instant,
    at: Instant.meta({ description: 'As of when; a day that is not over ends here.' }),
    taken: z.int().meta({ description: 'Accepted, pulled or assigned.' }),
    completed: z.int().meta({ description: 'Completed, or marked done, by him.' }),
    parked: z.int(),
    transferred: z.int(),
    declined: z.int(),
    missed: z.int().meta({ description: 'Offers that he did not answer in time.' }),
    handleSeconds: Seconds.nullable().meta({
      description: 'Average time in his hands of what he completed, since it was captured; null: nothing.',
    }),
    readySeconds: Seconds,
    notReady: z
      .array(z.object({ reason: z.string().nullable(), seconds: Seconds }))
      .meta({ description: 'By reason, the longest first.' }),
  })
  .meta({ id: 'AgentDay' });
export type AgentDay = z.infer<typeof AgentDay>;
