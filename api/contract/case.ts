import { z } from 'zod';
import { BeginningInteraction, InteractionText } from './interaction';
import { Attributes, GivenPriority, Instant, Key, Limit, Reason, listOf } from './scalar';
import { Told } from './said';

export const CaseState = z
  .enum(['active', 'suspended', 'completed', 'terminated', 'failed'])
  .meta({ id: 'CaseState', description: 'failed: an error that nothing caught has stopped it until it is repaired.' });

const Element = z.string().min(1).max(255);
const Number_ = z.number().int().min(1);
const Variables = Attributes.default({});

/** Body of a start. */
export const CaseStart = z
  .strictObject({
    type: Key.optional().meta({ description: 'Left out: what the `caseDecision` of the source says.' }),
    division: Key.optional().meta({
      description: 'Needed where several divisions that the caller may use have the type.',
    }),
    source: Key.optional().meta({ description: 'With `externalId`: the same pair answers the same case.' }),
    externalId: z.string().min(1).max(255).optional(),
    name: z.string().min(1).max(255).optional(),
    attributes: Attributes.default({}),
    owner: z.string().min(1).max(64).optional(),
    priority: GivenPriority.optional(),
    interaction: BeginningInteraction.optional().meta({ description: 'That it begins with, linked to it.' }),
  })
  .meta({ id: 'CaseStart' });
export type CaseStart = z.infer<typeof CaseStart>;
export const Incident = z
  .object({
    id: Number_,
    element: z.string(),
    instance: Number_.nullable(),
    code: z.string(),
    message: z.string().meta({ description: 'In English.' }),
    said: Told.optional().meta({
      description: 'The same by code. Left out: it is older, in the words of others, or hidden.',
    }),
  })
  .meta({ id: 'CaseIncident' });

/** Something that belongs to a case and lives elsewhere. */
const CaseLink = z
  .object({
    kind: z.string().meta({ example: 'interaction' }),
    ref: z.string(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    at: Instant,
  })
  .meta({ id: 'CaseLink' });

/** A case as every call answers it. */
export const CaseView = z
  .object({
    id: z.uuid(),
    reference: z.string().meta({ example: 'CSE-000123' }),
    version: z.number().int(),
    division: z.string(),
    type: z.string(),
    typeVersion: z.number().int(),
    source: z.string().nullable(),
    externalId: z.string().nullable(),
    name: z.string().nullable(),
    state: CaseState,
    status: z.string(),
    owner: z.string().nullable(),
    priority: z.number().nullable().meta({ description: 'Added to the priority of its work.' }),
    participants: z.array(
      z.object({
        agent: z.string().nullable(),
        name: z.string().nullable(),
        role: z.string().meta({ example: 'expert' }),
      }),
    ),
    links: z.array(CaseLink),
    outcome: z.string().nullable(),
    dueAt: Instant.nullable(),
    isOverdue: z.boolean(),
    attributes: Attributes.meta({ description: 'The variables of its process.' }),
    incidents: z.array(Incident),
    standsAt: z.array(z.string()).meta({ description: 'Elements of its model in which something goes on or waits.' }),
    createdAt: Instant,
    closedAt: Instant.nullable(),
    updatedAt: Instant,
  })
  .meta({ id: 'Case' });
export type CaseView = z.infer<typeof CaseView>;

const CaseStage = z
  .object({
    element: z.string(),
    name: z.string(),
    state: z.enum(['planned', 'active', 'completed', 'skipped']),
    enteredAt: Instant.nullable(),
    leftAt: Instant.nullable(),
    dueAt: Instant.nullable(),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'CaseStage' });

/** One case with what is derived from its model and history. */
export const CaseDetail = CaseView.extend({
  stages: z.array(CaseStage),
  milestones: z.array(z.object({ element: z.string(), name: z.string(), reachedAt: Instant.nullable() })),
}).meta({ id: 'CaseDetail' });
export type CaseDetail = z.infer<typeof CaseDetail>;

export const CaseListQuery = z.strictObject({
  state: listOf(CaseState).optional(),
  status: listOf(z.string()).optional(),
  type: listOf(z.string()).optional(),
  division: listOf(z.string()).optional(),
  owner: listOf(z.string()).optional(),
  source: z.string().optional(),
  externalId: z.string().optional(),
  reference: z.string().optional(),
  participant: z.string().optional().meta({ description: 'Key of an agent who takes part.' }),
  interaction: z.string().optional().meta({ description: 'One that is linked to them.' }),
  incidents: z.enum(['true', 'false']).optional().meta({ description: 'true: those that somebody must repair.' }),
  q: z.string().min(1).max(100).optional(),
  sort: z.enum(['createdAt', '-createdAt']).default('-createdAt'),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type CaseListQuery = z.infer<typeof CaseListQuery>;

export const CasePage = z
  .object({ cases: z.array(CaseView), nextCursor: z.string().nullable() })
  .meta({ id: 'CasePage' });
export type CasePage = z.infer<typeof CasePage>;

export const CaseHistory = z
  .object({
    events: z.array(
      z.object({
        seq: z.number().int(),
        at: Instant,
        type: z.string().meta({ example: 'completed' }),
        actor: z.object({
          kind: z.string(),
          id: z.string().nullable(),
          name: z.string().nullable().meta({ description: 'What the agent, user or source is called now.' }),
        }),
        element: z.string().nullable(),
        instance: z.number().int().nullable(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'CaseHistory' });
export type CaseHistory = z.infer<typeof CaseHistory>;

export const CaseMessageBody = z
  .strictObject({ name: z.string().min(1).max(255), variables: Variables })
  .meta({ id: 'CaseMessage' });

/** A message to whoever waits for it. */
export const MessageBody = z
  .strictObject({
    name: z.string().min(1).max(255),
    key: z.string().max(255).optional().meta({ description: 'What the case that waits is found by.' }),
    variables: Variables,
    timeToLive: z.string().max(40).optional().meta({
      description: 'How long it is kept where nobody waits yet, as an ISO 8601 duration; left out: not at all.',
      example: 'PT1H',
    }),
    division: Key.optional(),
  })
  .meta({ id: 'Message' });
export type MessageBody = z.infer<typeof MessageBody>;

export const MessageResult = z
  .object({
    outcome: z.enum(['delivered', 'started', 'kept', 'dropped']),
    case: z.uuid().nullable(),
  })
  .meta({ id: 'MessageResult' });
export type MessageResult = z.infer<typeof MessageResult>;

export const SignalBody = z
  .strictObject({ name: z.string().min(1).max(255), variables: Variables, division: Key.optional() })
  .meta({ id: 'Signal' });
export type SignalBody = z.infer<typeof SignalBody>;

export const SignalResult = z
  .object({
    cases: z.number().int(),
    started: z.number().int(),
    refused: z.array(z.string()).optional().meta({
      description: 'Case types that start by it, and were not started: the variables are not what they ask for.',
    }),
  })
  .meta({ id: 'SignalResult' });

const participant = {
  agent: z.string().min(1).max(64).optional(),
  name: z.string().trim().min(1).max(255).optional(),
};
const isNamedOnce = ({ agent, name }: { agent?: string | undefined; name?: string | undefined }) =>
  (agent === undefined) !== (name === undefined);
const linked = {
  ref: z.string().trim().min(1).max(255),
  title: z.string().trim().min(1).max(255).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
};

/** Body of an interaction that is linked: a call, mail, chat or visit that lives elsewhere. */
export const CaseInteractionBody = z
  .strictObject({ interaction: linked.ref, title: linked.title, url: linked.url })
  .meta({ id: 'CaseInteractionBody' });

/** The interactions of a case: its own, and those of its items. */
export const CaseInteractions = z
  .object({
    interactions: z.array(
      z.object({
        interaction: z.string(),
        title: z.string().nullable(),
        url: z.string().nullable(),
        at: Instant,
        item: z.uuid().nullable().meta({ description: 'That it was linked to.' }),
        division: z.string().meta({ description: 'Of what it was linked to.' }),
        text: InteractionText,
      }),
    ),
  })
  .meta({ id: 'CaseInteractions' });

/** Bodies of the actions. Work is named by the number of its instance, as the diagram tells it. */
export const caseActions = {
  complete: z.strictObject({ instance: Number_, variables: Variables }),
  error: z.strictObject({ instance: Number_, code: z.string().min(1).max(255), variables: Variables }),
  escalate: z.strictObject({ instance: Number_, code: z.string().min(1).max(255), variables: Variables }),
  activate: z.strictObject({ instance: Number_, elements: z.array(Element).min(1).max(100), reason: Reason }),
  retry: z.strictObject({ incident: Number_, variables: Variables, reason: Reason }),
  skip: z.strictObject({ incident: Number_, variables: Variables, reason: Reason }),
  trigger: z.strictObject({ wait: Number_, variables: Variables, reason: Reason }),
  'set-variables': z.strictObject({ instance: Number_.optional(), variables: Attributes, reason: Reason }),
  modify: z.strictObject({
    cancel: z.array(Number_).max(200).default([]),
    start: z
      .array(z.strictObject({ element: Element, scope: Number_.optional() }))
      .max(200)
      .default([]),
    reason: Reason,
  }),
  suspend: z.strictObject({ reason: Reason }),
  resume: z.strictObject({ reason: Reason }),
  terminate: z.strictObject({ reason: Reason }),
  'set-status': z.strictObject({ status: Key }),
  assign: z.strictObject({ owner: z.string().min(1).max(64).nullable() }),
  note: z.strictObject({ text: z.string().min(1).max(10_000) }),
  rename: z.strictObject({ name: z.string().trim().min(1).max(255).nullable() }),
  reprioritize: z.strictObject({ priority: GivenPriority.nullable() }),
  'add-participant': z
    .strictObject({ ...participant, role: z.string().trim().min(1).max(64) })
    .refine(isNamedOnce, { error: 'needs an agent or a name', params: { code: 'REQUIRED', allowed: 'agent or name' } }),
  'remove-participant': z
    .strictObject(participant)
    .refine(isNamedOnce, { error: 'needs an agent or a name', params: { code: 'REQUIRED', allowed: 'agent or name' } }),
  link: z.strictObject({ kind: Key, ...linked }),
  unlink: z.strictObject({ kind: Key, ref: linked.ref }),
  close: z.strictObject({ outcome: z.string().trim().min(1).max(255) }),
  reopen: z.strictObject({}),
} as const;
export type CaseActionName = keyof typeof caseActions;

export const CaseMigrationBody = z
  .strictObject({
    version: z.number().int().min(1).optional().meta({ description: 'Left out: the one that is published.' }),
    mapping: z
      .record(z.string().max(255), z.string().max(255))
      .default({})
      .meta({ description: 'Elements by what they are called in the other version; the others keep their IDs.' }),
  })
  .meta({ id: 'CaseMigration' });
export type CaseMigrationBody = z.infer<typeof CaseMigrationBody>;

export const CaseMigrationQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).optional().meta({ description: 'Only says whether it could be done.' }),
});
