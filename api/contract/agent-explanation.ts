import { z } from 'zod';
import { CapacityView, PresenceView } from './agent';
import { Said } from './said';
import { Instant } from './scalar';

/** A waiting item against an agent: the first test that it fails for him; `failed` null: he may be offered it now. */
export const TestedItemView = z
  .object({
    itemId: z.uuid(),
    division: z.string(),
    reference: z.string(),
    name: z.string().nullable(),
    queue: z.string(),
    priority: z.number(),
    failed: z.string().nullable().meta({ example: 'ring' }),
    detail: z.string().meta({ example: 'no ring is open yet' }),
    figures: z.array(Said).meta({ description: 'What `detail` is put together of; empty where he may be offered it.' }),
    possibleAt: Instant.nullable().meta({
      description:
        'When time alone lets him have it: a ring that opens, or the end of the pause after a decline. Null: it does already, or never will.',
    }),
  })
  .meta({ id: 'TestedItem' });
export type TestedItemView = z.infer<typeof TestedItemView>;

/** Why an agent is idle, or has what he has, at the instant `at`. */
export const AgentExplanation = z
  .object({
    agent: z.string(),
    name: z.string(),
    at: Instant,
    summary: z.string().meta({ description: 'The reason in one sentence.' }),
    presence: PresenceView,
    idleSince: Instant.nullable().meta({ description: 'Null while he holds an item or an open offer.' }),
    connected: z.number().int().meta({ description: 'Items in his hands.' }),
    capacity: CapacityView,
    blocked: z.record(z.string(), z.array(z.string())).meta({
      description: 'Media types that are shut out now, each with those in use that do so (`blockedBy`).',
    }),
    offers: z
      .array(z.object({ offerId: z.uuid(), itemId: z.uuid(), reference: z.string(), expiresAt: Instant }))
      .meta({ description: 'Open ones. While one of them awaits his answer nothing else is pushed to him.' }),
    queues: z
      .array(z.object({ key: z.string(), name: z.string(), waiting: z.number().int() }))
      .meta({ description: 'Those that he serves, with how many items wait in each.' }),
    tested: z.number().int().meta({ description: 'How many of the best waiting items of his queues were tested.' }),
    counts: z.record(z.string(), z.number().int()).meta({ description: 'How many of them failed each test.' }),
    nextAt: Instant.nullable().meta({ description: 'The earliest `possibleAt` of those that were tested.' }),
    items: z.array(TestedItemView).meta({ description: 'The best of them, by priority now.' }),
  })
  .meta({ id: 'AgentExplanation' });
export type AgentExplanation = z.infer<typeof AgentExplanation>;
