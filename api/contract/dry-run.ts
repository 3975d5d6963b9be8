import { z } from 'zod';
import { movedFields } from '../../domain/dry-run/classified-as';
import { EVENT_LINES_AT_MOST, EVENT_TEXT_AT_MOST } from '../../domain/dry-run/event-limits';
import { duration } from '../../domain/config/fields';
import { ConfigDocumentBody } from './config';
import { InputError } from './problem';
import { Told } from './said';
import { GivenInstant, Instant, Key, Limit } from './scalar';

/** More is refused: an answer about a part of them would be none. */
export const DRY_RUN_AT_MOST = 50_000;

const Staffing = z
  .array(z.strictObject({ agent: Key, from: GivenInstant, to: GivenInstant }))
  .max(5_000)
  .meta({ description: 'When agents are Ready. Left out: when the history of the items has a sign of them.' });

const Simulate = z.strictObject({
  staffing: Staffing.optional(),
  handleTime: duration
    .default('PT5M')
    .meta({ description: 'Of items of which none of their worktype, nor any other, has a known one.' }),
});

export const DryRunBody = z
  .strictObject({
    drafts: z
      .union([
        z.literal('all'),
        z
          .array(
            z.strictObject({
              kind: z.string().max(64),
              key: z.string().max(64),
              division: z.string().max(64).optional(),
            }),
          )
          .max(500),
      ])
      .optional()
      .meta({ description: 'Drafts that are put in. Left out: all in reach, or none when `documents` are given.' }),
    documents: z
      .array(ConfigDocumentBody)
      .max(500)
      .default([])
      .meta({ description: 'Documents that are put in as if they were drafts.' }),
    from: GivenInstant.optional().meta({ description: 'Left out: `events` are simulated instead of a past period.' }),
    to: GivenInstant.optional().meta({ description: 'Left out: now.' }),
    events: z
      .string()
      .min(1)
      .max(EVENT_TEXT_AT_MOST)
      .optional()
      .meta({
        description: `Lines as \`casewright simulate\` takes them, ${EVENT_LINES_AT_MOST} at most, instead of a past period. They are gone once it has ended.`,
      }),
    division: Key.optional().meta({
      description: 'Items of this division only. Left out: of those in which the drafts lie.',
    }),
    worktype: Key.optional(),
    simulate: z
      .union([z.literal(false), Simulate])
      .prefault({})
      .meta({ description: 'What the drafts would have done to waits and SLA; false: not asked for.' }),
  })
  .superRefine((body, faults) => {
    const refuse = (path: string, message: string) => faults.addIssue({ code: 'custom', path: [path], message });
    if (body.events === undefined) {
      if (body.from === undefined) refuse('from', 'or events: one of them is needed');
      return;
    }
    for (const path of ['from', 'to', 'division', 'worktype'] as const)
      if (body[path] !== undefined) refuse(path, 'is of a past period, and there are events');
    if (body.simulate === false) refuse('simulate', 'is all that is done with events');
    else if (body.simulate.staffing) refuse('simulate.staffing', 'is what the events say');
  })
  .meta({ id: 'DryRunRequest' });
export type DryRunBody = z.infer<typeof DryRunBody>;

const Count = z.number().int();

/** What a dry run was asked for, as it is kept. */
export const DryRunInput = z.object({
  from: Instant,
  to: Instant,
  division: Key.nullable(),
  worktype: Key.nullable(),
  simulate: z.union([z.literal(false), Simulate]),
  events: Count.optional().meta({
    description: 'Lines of the file, of which `from` is the first and `to` the last; left out: a past period.',
  }),
});
export type DryRunInput = z.infer<typeof DryRunInput>;

const Moves = z.object({
  told: z.array(
    z.object({ division: z.string(), from: z.string().nullable(), to: z.string().nullable(), items: Count }),
  ),
  others: Count.meta({ description: 'Items of the moves that are not told.' }),
});
const SideCounts = z.object({ incidents: Count, refused: Count });

const Summary = z.object({
  items: Count,
  unchanged: Count,
  moved: Count,
  fields: z
    .partialRecord(z.enum(movedFields), Count)
    .meta({ description: 'Items that differ in a field; one may differ in several.' }),
  segments: Moves,
  queues: Moves,
  published: SideCounts,
  draft: SideCounts,
  newIncidents: z.array(z.object({ incident: z.string(), said: Told.optional(), items: Count })),
  newRefusals: z.array(
    InputError.pick({ path: true, message: true, code: true, rule: true, values: true }).extend({ items: Count }),
  ),
  priorities: z
    .object({ from: z.number(), width: z.number(), published: z.array(Count), draft: z.array(Count) })
    .meta({ description: 'Items by their priority at activation, in steps of `width` from `from` on.' }),
});

const Figure = z.object({
  figure: z.string().meta({ example: 'sla.byQueue.claims' }),
  section: z.string(),
  label: z.string(),
  unit: z.enum(['count', 'share', 'seconds']),
  by: z.enum(['queue', 'worktype', 'segment']).optional(),
  name: z.string().optional(),
  a: z.number().nullable().meta({ description: 'Under what is published.' }),
  b: z.number().nullable().meta({ description: 'Under the drafts.' }),
  difference: z.number().nullable(),
});

const Simulation = z.union([
  z.object({
    figures: z.array(Figure),
    waits: z
      .object({ fromSeconds: z.number(), widthSeconds: z.number(), a: z.array(Count), b: z.array(Count) })
      .optional()
      .meta({ description: 'Items by how long they waited until somebody had them, in steps of `widthSeconds`.' }),
    agents: z
      .array(
        z.object({
          agent: z.string(),
          a: z.number().nullable(),
          b: z.number().nullable(),
          itemsA: Count,
          itemsB: Count,
        }),
      )
      .optional()
      .meta({ description: 'Occupancy of agents who were at work, and items that they completed; 100 at most.' }),
    assumptions: z.object({
      presence: z.enum(['given', 'history']),
      agents: Count,
      handleTimes: z.object({ known: Count, assumed: Count }),
      endedBySource: Count,
      leftOut: Count,
      until: Instant,
    }),
  }),
  z.object({
    failure: z.string().meta({ example: 'TIME_LIMIT' }),
    errors: z.array(InputError).optional().meta({ description: 'What is wrong with which line of the file.' }),
  }),
]);
export type SimulationView = z.infer<typeof Simulation>;

export const DryRunView = z
  .object({
    id: z.uuid(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    phase: z.enum(['items', 'simulation']).nullable(),
    total: Count.meta({ description: 'Items of the period, or lines of the file.' }),
    done: Count.meta({ description: 'Those that were looked at.' }),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    input: DryRunInput,
    divisions: z.array(z.string()).meta({ description: 'Whose items are looked at.' }),
    documents: z.array(z.object({ kind: z.string(), key: z.string(), division: z.string() })).meta({
      description: 'The drafts that were put in, as they were then.',
    }),
    summary: Summary.nullable().meta({ description: 'None of a file: it is simulated alone.' }),
    simulation: Simulation.nullable(),
    failure: z.string().nullable().meta({ example: 'TIME_LIMIT' }),
  })
  .meta({ id: 'DryRun' });
export type DryRunView = z.infer<typeof DryRunView>;

const ClassifiedSide = z.object({
  worktype: z.string(),
  segment: z.string().nullable(),
  department: z.string().nullable(),
  process: z.string().nullable(),
  queue: z.string(),
  routingPlan: z.string(),
  priorityScheme: z.string().nullable(),
  minPriority: z.number(),
  maxPriority: z.number(),
  priorityAtActivation: z.number(),
  priorityNow: z.number(),
  activateAt: Instant,
  dueAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  incident: z.string().nullable(),
  incidentSaid: Told.optional().meta({ description: 'The same as `incident`, by code.' }),
});
const Side = z.union([ClassifiedSide, z.object({ refused: z.array(InputError) })]);

export const DryRunItemView = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    externalId: z.string(),
    source: z.string(),
    division: z.string(),
    worktype: z.string(),
    state: z.string(),
    capturedAt: Instant,
    moved: z.array(z.enum(movedFields)),
    published: Side,
    draft: Side,
  })
  .meta({ id: 'DryRunItem' });
export type DryRunItemView = z.infer<typeof DryRunItemView>;

export const DryRunItemsQuery = z.strictObject({
  moved: z.enum(['true', 'false']).default('true').meta({ description: 'false: those as well that stay as they are.' }),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type DryRunItemsQuery = z.infer<typeof DryRunItemsQuery>;

export const DryRunItemPage = z
  .object({ items: z.array(DryRunItemView), nextCursor: z.string().nullable() })
  .meta({ id: 'DryRunItemPage' });
export type DryRunItemPage = z.infer<typeof DryRunItemPage>;
