import { z } from 'zod';
import { Instant } from './scalar';

const counts = {
  waiting: z.number().int(),
  offered: z.number().int(),
  connected: z.number().int(),
  overdue: z.number().int().meta({ description: 'Open and past the due date.' }),
  atRisk15: z.number().int().meta({ description: 'Open and due within 15 minutes.' }),
  atRisk60: z.number().int().meta({ description: 'Open and due within 60 minutes, those within 15 included.' }),
  readyAgents: z.number().int(),
  idleAgents: z.number().int().meta({ description: 'Ready agents who hold nothing while work waits in their queues.' }),
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
