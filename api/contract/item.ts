import { z } from 'zod';
import { routingStates, shownStates } from '../../domain/item/shown';
import { BeginningInteraction } from './interaction';
import { Attributes, GivenInstant, GivenPriority, Instant, Key } from './scalar';

/** What an item's life is at; `offered` is the ledger's, all others the workflow's. */
export const ShownState = z.enum(shownStates).meta({ id: 'ItemState' });
export type ShownState = z.infer<typeof ShownState>;

/** Where the item stands in routing, independent of its status. */
export const RoutingState = z.enum(routingStates).meta({ id: 'RoutingState' });
export type RoutingState = z.infer<typeof RoutingState>;

/** A point of the pinned priority curve; two points at one instant are a step. */
export const CurvePointView = z.object({ at: Instant, priority: z.number() }).meta({ id: 'CurvePoint' });
export type CurvePointView = z.infer<typeof CurvePointView>;

/** What the keys of an item are called, for people. */
export const ItemNames = z
  .object({
    source: z.string(),
    worktype: z.string(),
    status: z.string(),
    queue: z.string(),
    assignee: z.string().nullable(),
    workbin: z.string().nullable().meta({ description: "Of a personal one: its agent's." }),
  })
  .meta({ id: 'WorkitemNames' });
export type ItemNames = z.infer<typeof ItemNames>;

/** A workitem as every call answers it. */
export const ItemView = z
  .object({
    id: z.uuid(),
    reference: z.string().meta({ example: 'CLM-000123' }),
    version: z.number().int(),
    life: z.number().int(),
    division: z.string(),
    source: z.string(),
    externalId: z.string(),
    externalTag: z.string().nullable(),
    name: z.string().nullable(),
    caseId: z.string().nullable(),
    worktype: z.string(),
    state: ShownState,
    status: z.string(),
    nextStatuses: z
      .array(z.object({ key: z.string(), name: z.string() }))
      .meta({ description: 'The statuses that set-status accepts now.' }),
    routingState: RoutingState,
    priority: z.number().nullable().meta({ description: 'Priority now; null when closed.' }),
    queue: z.string(),
    assignee: z.string().nullable(),
    workbin: z.string().nullable().meta({ description: 'ID of the workbin in which it lies.' }),
    wakeAt: Instant.nullable().meta({ description: 'When a parked item is in distribution again.' }),
    attributes: Attributes,
    form: Attributes.nullable().optional().meta({
      description:
        'JSON Schema of what whoever completes the item is asked for; null: it has none. Lists leave it out.',
    }),
    attributeSchema: Attributes.nullable().optional().meta({
      description:
        'JSON Schema of the attributes of its worktype, as it is published now; null: there is no such worktype any more. Lists leave it out.',
    }),
    doneBy: z
      .object({ kind: z.enum(['agent', 'user', 'source', 'system', 'participant']), id: z.string() })
      .nullable()
      .meta({ description: 'Who completed it or marked it done.' }),
    disposition: z.string().nullable(),
    dispositions: z.array(z.string()).meta({ description: 'The dispositions that complete accepts.' }),
    answer: z.enum(['manual', 'auto']).meta({ description: '`auto`: its offers are accepted by themselves.' }),
    completion: z
      .object({ by: z.enum(['agent', 'source', 'both']), markDone: z.boolean() })
      .meta({ description: 'Who ends the item: with `both`, the agent marks it done and the source completes.' }),
    createdAt: Instant,
    activateAt: Instant,
    dueAt: Instant.nullable(),
    isDueGiven: z
      .boolean()
      .meta({ description: 'Somebody gave the due date; otherwise it is the target after the activation, if any.' }),
    expiresAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    archivedAt: Instant.nullable().meta({ description: 'When it left the live tables; a restart brings it back.' }),
    updatedAt: Instant,
    isOverdue: z
      .boolean()
      .meta({ description: 'Past its due date, at the instant of this answer (or when it closed).' }),
    preferredAgent: z.string().nullable(),
    screenPop: z.string().nullable().meta({ description: 'https only; attribute values are URL-encoded.' }),
    screenPopOn: z
      .enum(['offer', 'accept', 'key'])
      .meta({ description: 'When the page opens by itself; `key`: when the agent asks for it.' }),
    instructions: z.string().nullable(),
    curve: z.array(CurvePointView),
    names: ItemNames,
  })
  .meta({ id: 'Workitem' });
export type ItemView = z.infer<typeof ItemView>;

/** Body of a capture, and one line of a batch. */
export const CaptureRequest = z
  .strictObject({
    source: Key.optional().meta({ description: 'May be left out by a source that captures with its own token.' }),
    externalId: z.string().min(1).max(255),
    worktype: Key.optional(),
    name: z.string().min(1).max(255).optional(),
    attributes: Attributes.default({}),
    externalTag: z.string().min(1).max(255).optional(),
    dueAt: GivenInstant.optional(),
    activateAt: GivenInstant.optional(),
    priority: GivenPriority.optional().meta({ description: 'Fixed priority; replaces the curve.' }),
    preferredAgent: z.string().min(1).max(64).optional(),
    department: z.string().min(1).max(255).optional(),
    process: z.string().min(1).max(255).optional(),
    caseId: z.string().min(1).max(255).optional(),
    division: Key.optional(),
    interaction: BeginningInteraction.optional().meta({ description: 'That it begins with, linked to it.' }),
  })
  .meta({ id: 'Capture' });
export type CaptureRequest = z.infer<typeof CaptureRequest>;

/** What a capture would come to: a dry run's answer. */
export const WouldCapture = z
  .object({
    division: z.string(),
    worktype: z.string(),
    queue: z.string(),
    status: z.string(),
    activateAt: Instant,
    dueAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
    notes: z.array(z.string()).meta({ description: 'What the rules decided.', example: ['segmentation: rule 4'] }),
  })
  .meta({ id: 'WouldCapture' });
export type WouldCapture = z.infer<typeof WouldCapture>;

export const BatchQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).optional().meta({ description: 'Takes nothing in, and tells what would be.' }),
});

/** One result line of `POST /v1/workitems/batch`; `line` counts from 1. */
export const BatchResult = z
  .object({
    line: z.number().int(),
    status: z.number().int(),
    id: z.uuid().optional(),
    reference: z.string().optional(),
    externalId: z.string().optional(),
    would: WouldCapture.optional(),
    error: z.unknown().optional().meta({ description: 'A problem, as the single capture would have answered it.' }),
  })
  .meta({ id: 'BatchResult' });
export type BatchResult = z.infer<typeof BatchResult>;

export const ItemPage = z
  .object({
    items: z.array(ItemView),
    nextCursor: z.string().nullable().meta({
      description:
        'Null: the end. A page looks so far and no further: where few match it may have fewer than `limit`, or none, before the end.',
    }),
    at: Instant,
  })
  .meta({ id: 'WorkitemPage' });
export type ItemPage = z.infer<typeof ItemPage>;

export const HistoryEvent = z
  .object({
    seq: z.number().int(),
    at: Instant,
    type: z.string().meta({ example: 'captured' }),
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'HistoryEvent' });
export type HistoryEvent = z.infer<typeof HistoryEvent>;

/** Pages are large: hardly an item has so many events that its history takes a second one. */
export const HistoryQuery = z.strictObject({
  sort: z.enum(['seq', '-seq']).default('seq'),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
});

const names = z.record(z.string(), z.string());
export const History = z
  .object({
    events: z.array(HistoryEvent),
    names: z
      .object({ agents: names, sources: names, queues: names, workbins: names, statuses: names })
      .meta({ description: 'What the keys in the events are called; those of what is gone are missing.' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'History' });
export type History = z.infer<typeof History>;
