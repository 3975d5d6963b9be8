import { z } from 'zod';
import { Instant, Limit } from './scalar';

/** Why a try of a delivery failed. */
export const FailureView = z
  .object({
    code: z.string().meta({ example: 'NOT_ACCEPTED' }),
    detail: z.string().meta({ example: 'answered 500' }),
  })
  .meta({ id: 'DeliveryFailure' });

/** A signed message to the outside, as the people see it who mend what keeps it from its receiver. */
export const DeliveryView = z
  .object({
    id: z.string().meta({ description: 'Carried by every try of it, as `webhook-id`.' }),
    state: z.enum(['pending', 'delivered', 'dead']),
    kind: z.enum(['sync', 'webhook', 'mail']),
    receiver: z
      .string()
      .meta({ description: 'Key of the source, of the webhook, or of the agent; a mailbox.', example: 'crm' }),
    division: z.string(),
    item: z
      .object({ id: z.uuid(), reference: z.string() })
      .nullable()
      .meta({ description: 'None: it is of a case or an alert.' }),
    case: z
      .object({ id: z.uuid(), reference: z.string() })
      .nullable()
      .meta({ description: 'None: it is of an item or an alert.' }),
    event: z.string().meta({ example: 'completed' }),
    attempts: z.number().int(),
    reason: FailureView.nullable().meta({ description: 'Why its last try failed.' }),
    createdAt: Instant,
    deliveredAt: Instant.nullable(),
    deadAt: Instant.nullable(),
    redeliveredAt: Instant.nullable().meta({ description: 'When somebody last asked for it again.' }),
  })
  .meta({ id: 'Delivery' });
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeadLetterQuery = z.strictObject({
  division: z.string().max(64).optional(),
  kind: z.enum(['sync', 'webhook', 'mail']).optional(),
  receiver: z.string().max(254).optional(),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type DeadLetterQuery = z.infer<typeof DeadLetterQuery>;

export const DeadLetterPage = z
  .object({ deadLetters: z.array(DeliveryView), nextCursor: z.string().nullable() })
  .meta({ id: 'DeadLetterPage' });
export type DeadLetterPage = z.infer<typeof DeadLetterPage>;

/** Of one receiver, for a list of everybody's deliveries helps nobody. */
export const DeliveryLogQuery = DeadLetterQuery.extend({ receiver: z.string().min(1).max(254) });
export type DeliveryLogQuery = z.infer<typeof DeliveryLogQuery>;

export const DeliveryPage = z
  .object({ deliveries: z.array(DeliveryView), nextCursor: z.string().nullable() })
  .meta({ id: 'DeliveryPage' });
export type DeliveryPage = z.infer<typeof DeliveryPage>;

export const Redelivered = z
  .object({
    delivery: DeliveryView,
    redelivered: z
      .array(z.string())
      .meta({ description: 'With it go those that its receiver missed of the same item before, in order.' }),
  })
  .meta({ id: 'Redelivered' });
export type Redelivered = z.infer<typeof Redelivered>;
