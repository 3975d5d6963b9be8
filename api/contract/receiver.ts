import { z } from 'zod';
import { FailureView } from './dead-letter';
import { Instant, Limit } from './scalar';

export const ReceiverView = z
  .object({
    kind: z.enum(['sync', 'webhook', 'lookup']),
    receiver: z.string().meta({ description: 'Key of the source, webhook or look-up.', example: 'crm' }),
    name: z.string(),
    division: z.string(),
    circuit: z.enum(['closed', 'open', 'half-open']).meta({
      description:
        'Open after five failures in a row: left alone for 5 s, doubling to a minute. Half-open: one may try.',
    }),
    openUntil: Instant.nullable(),
    reason: FailureView.nullable().meta({ description: 'Why its last try failed; of an open or half-open circuit.' }),
    owed: z.number().int().meta({ description: 'Deliveries that have yet to be made; none of a look-up.' }),
    oldestOwedAt: Instant.nullable(),
    dead: z.number().int().meta({ description: 'Dead letters.' }),
  })
  .meta({ id: 'Receiver' });
export type ReceiverView = z.infer<typeof ReceiverView>;

export const ReceiverQuery = z.strictObject({
  division: z.string().max(64).optional(),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type ReceiverQuery = z.infer<typeof ReceiverQuery>;

export const ReceiverPage = z
  .object({ receivers: z.array(ReceiverView), nextCursor: z.string().nullable() })
  .meta({ id: 'ReceiverPage' });
export type ReceiverPage = z.infer<typeof ReceiverPage>;
