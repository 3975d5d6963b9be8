import { z } from 'zod';
import { type FlowSpan, flowSpans } from '../../domain/item/flow-span';
import { waitingAgeBounds } from '../../domain/item/waiting-age';
import { Instant } from './scalar';

const counts = {
  waiting: z.number().int(),
  waitingByAge: z
    .array(z.number().int())
    .length(waitingAgeBounds.length + 1)
    .meta({ description: 'Those that wait, by how long: up to 15 min, 1 h, 4 h, 24 h, and longer.' }),
  offered: z.number().int(),
  connected: z.number().int(),
  overdue: z.number().int().meta({ description: 'Open and past the due date.' }),
  atRisk15: z.number().int().meta({ description: 'Open and due within 15 minutes.' }),
  atRisk60: z.number().int().meta({ description: 'Open and due within 60 minutes, those within 15 included.' }),
  readyAgents: z.number().int(),
  idleAgents: z.number().int().meta({
    description:
      'Ready agents who hold nothing while work waits in their queues: those with `idle` of the list of agents.',
  }),
};

/** A queue's figures at one instant. */
export const QueueView = z
  .object({
    key: z.string(),
    name: z.string(),
    division: z.string(),
    ...counts,
    oldestSince: Instant.nullable().meta({ description: 'Since when the longest waiting item waits.' }),
  })
  .meta({ id: 'Queue' });
export type QueueView = z.infer<typeof QueueView>;

/** Totals count an agent once, however many queues he serves. */
export const QueueTotals = z
  .object({
    ...counts,
    scheduled: z.number().int(),
    parked: z.number().int(),
    paused: z.number().int(),
    awaitingSource: z.number().int(),
  })
  .meta({ id: 'QueueTotals' });
export type QueueTotals = z.infer<typeof QueueTotals>;

export const QueueFigures = z
  .object({ at: Instant, queues: z.array(QueueView), totals: QueueTotals })
  .meta({ id: 'QueueFigures' });
export type QueueFigures = z.infer<typeof QueueFigures>;

export const FlowQuery = z.strictObject({
  division: z.string().max(64).optional(),
  queue: z.string().max(64).optional().meta({ description: 'Where the items are now.' }),
  span: z.enum(Object.keys(flowSpans) as [FlowSpan, ...FlowSpan[]]).default('PT1H'),
});
export type FlowQuery = z.infer<typeof FlowQuery>;

/** What came and what was completed, step by step; the last step is not over. What is archived is not counted. */
export const Flow = z
  .object({
    at: Instant,
    steps: z.array(
      z.object({
        from: Instant,
        to: Instant,
        arrived: z.number().int().meta({ description: 'Captured from then on, and before its end.' }),
        completed: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'Flow' });
export type Flow = z.infer<typeof Flow>;
