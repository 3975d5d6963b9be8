import { z } from 'zod';
import { PresenceState } from './agent';
import { RoutingState, ShownState } from './item';
import { Instant } from './scalar';

/** One ring of the item's plan: what it asks, and when it opens (null: skipped). */
export const RingView = z
  .object({
    ring: z.number().int(),
    requirement: z.string().meta({ example: 'Adjuster >= 3 and Fraud Detection >= 1' }),
    opensAt: Instant.nullable(),
    open: z.boolean(),
    note: z.string().optional(),
    admits: z.number().int().meta({ description: 'How many agents of the queue it admits, ready or not.' }),
    agents: z
      .array(z.object({ agent: z.string(), name: z.string(), presence: PresenceState }))
      .meta({ description: 'The first of them, those who are ready before the others.' }),
  })
  .meta({ id: 'RingView' });
export type RingView = z.infer<typeof RingView>;

/** One agent, and the test that he failed; `failed` null: he could be offered the item now. */
export const CandidateView = z
  .object({
    agent: z.string(),
    name: z.string(),
    failed: z.string().nullable().meta({ example: 'skills' }),
    detail: z.string().meta({ example: 'Adjuster 2, asked >= 3' }),
    ring: z.number().int().nullable(),
  })
  .meta({ id: 'Candidate' });
export type CandidateView = z.infer<typeof CandidateView>;

/** An offer that was made: to whom, from which ring, how it ended, and who came next. */
export const PastOffer = z
  .object({
    offerId: z.uuid(),
    agent: z.string(),
    name: z.string(),
    ring: z.number().int(),
    priority: z.number(),
    offeredAt: Instant,
    expiresAt: Instant,
    outcome: z.enum(['accepted', 'declined', 'expired', 'withdrawn']).nullable(),
    closedAt: Instant.nullable(),
    decision: z.unknown().meta({ description: 'Winner, the next ten, and how many failed each test.' }),
  })
  .meta({ id: 'PastOffer' });
export type PastOffer = z.infer<typeof PastOffer>;

/** Why an item is where it is, at the instant `at`. */
export const Explanation = z
  .object({
    itemId: z.uuid(),
    reference: z.string(),
    at: Instant,
    state: ShownState,
    routingState: RoutingState,
    summary: z.string().meta({ description: 'The reason in one sentence.' }),
    queue: z.string(),
    priority: z.number().nullable(),
    availableAt: Instant.nullable(),
    onTopSince: Instant.nullable(),
    rings: z.array(RingView),
    nextRingAt: Instant.nullable(),
    candidates: z.array(CandidateView),
    notes: z.array(z.string()).meta({ description: 'What the rules said at classification.' }),
    offers: z.array(PastOffer),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;
