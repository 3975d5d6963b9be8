import { z } from 'zod';
import { decidedNames } from '../../domain/classify/origin';
import { PresenceState } from './agent';
import { RoutingState, ShownState } from './item';
import { Said } from './said';
import { Instant } from './scalar';

/** One ring of the item's plan: what it asks, and when it opens (null: skipped). */
export const RingView = z
  .object({
    ring: z.number().int(),
    requirement: z.string().meta({ example: 'Adjuster >= 3 and Fraud Detection >= 1' }),
    asks: z
      .array(Said)
      .meta({ description: 'What `requirement` is put together of; what skills it asks has no code.' }),
    opensAt: Instant.nullable(),
    open: z.boolean(),
    note: z.string().optional(),
    noted: Said.optional().meta({ description: 'The same as `note`, with its code.' }),
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
    figures: z
      .array(Said)
      .meta({ description: 'What `detail` is put together of; empty where he could be offered it.' }),
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
    decision: z.unknown().meta({
      description:
        'Winner, the next ten, and how many failed each test. `why` and `notes` are English; `said` and `noted` beside them have codes and values, but for offers from before those were kept.',
    }),
  })
  .meta({ id: 'PastOffer' });
export type PastOffer = z.infer<typeof PastOffer>;

/** A value that classification gave the item, and where it came from. */
export const DecidedView = z
  .object({
    name: z.enum(decidedNames),
    value: z.union([z.string(), z.number()]).nullable(),
    by: z.enum(['given', 'source', 'worktype', 'routing-plan', 'division', 'decision', 'incident', 'default']).meta({
      description:
        "`given` with the item; what the document of the `source`, `worktype`, `routing-plan` or `division` says; a `decision`; `incident`: the queue for what rules could not decide; `default`: no rule matched, and no document says anything, or (for the worktype) the source's default counts.",
    }),
    decision: z.string().nullable(),
    rules: z.array(z.number().int()).meta({ description: 'Rows of the decision, counted from 1; five at most.' }),
    version: z.number().int().nullable().meta({ description: "The decision's." }),
    keeps: z.object({ version: z.number().int(), published: z.number().int().nullable() }).nullable().meta({
      description:
        'Of a worktype, a routing plan or a priority scheme: the version that the item goes by until its rules run again, and the one that is published now (null: none).',
    }),
    text: z.string().meta({ example: 'segment: default, no rule matched' }),
  })
  .meta({ id: 'DecidedValue' });
export type DecidedView = z.infer<typeof DecidedView>;

/** What a look-up came to when the item was classified. */
const LookupRecordView = z
  .object({
    lookup: z.string(),
    brought: z.array(z.string()).meta({ description: 'Attributes that have their value from it.' }),
    failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
  })
  .meta({ id: 'LookupRecord' });

/** What becomes of an item whose agent is Offline. */
const LogoutView = z
  .object({
    at: Instant,
    workbin: z.string().nullable().meta({ description: 'Null: it goes back to its queue.' }),
    workbinName: z.string().nullable(),
  })
  .meta({
    id: 'LogoutView',
    description: 'Where the item goes at this instant unless its agent is back by then; null: he keeps it.',
  });
export type LogoutView = z.infer<typeof LogoutView>;

/** Why an item is where it is, at the instant `at`. */
export const Explanation = z
  .object({
    itemId: z.uuid(),
    reference: z.string(),
    at: Instant,
    state: ShownState,
    routingState: RoutingState,
    summary: z.string().meta({ description: 'The reason in one sentence.' }),
    logout: LogoutView.nullable(),
    queue: z.string(),
    priority: z.number().nullable(),
    availableAt: Instant.nullable(),
    onTopSince: Instant.nullable(),
    rings: z.array(RingView),
    nextRingAt: Instant.nullable(),
    candidates: z.array(CandidateView),
    notes: z.array(z.string()).meta({ description: 'What the rules said at classification.' }),
    noted: z.array(Said).meta({ description: 'The same as `notes`, in their order, with codes.' }),
    decided: z.array(DecidedView),
    lookups: z.array(LookupRecordView),
    offers: z.array(PastOffer),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;

/** What look-ups say of an item now; it changes nothing of the item. */
export const LookupAnswers = z
  .object({
    lookups: z.array(
      z.object({
        lookup: z.string(),
        name: z.string(),
        attributes: z
          .record(z.string(), z.unknown())
          .nullable()
          .meta({ description: 'Null: there was nothing to ask, or it failed.' }),
        failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'LookupAnswers' });
export type LookupAnswers = z.infer<typeof LookupAnswers>;
