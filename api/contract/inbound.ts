import { z } from 'zod';
import { InputError } from './problem';
import { Instant, Limit } from './scalar';

const State = z.enum(['pending', 'done', 'dead', 'discarded']).meta({
  id: 'InboundState',
  description: 'pending: tried again by itself; dead: a dead letter, for people to see to.',
});

/** What the sender of a webhook is answered once it is kept. */
export const InboundReceipt = z.object({ id: z.uuid(), state: State }).meta({ id: 'InboundReceipt' });
export type InboundReceipt = z.infer<typeof InboundReceipt>;

/** A signed webhook of a source, as the people see it who mend what keeps it from its effect. */
export const InboundView = z
  .object({
    id: z.uuid(),
    webhookId: z.string().meta({ description: 'As its sender calls it.' }),
    source: z.string(),
    division: z.string(),
    state: State,
    receivedAt: Instant,
    attempts: z.number().int(),
    verb: z.string().nullable().meta({ description: 'What the mapping made of it last time.' }),
    externalId: z.string().nullable(),
    reason: z
      .object({
        code: z.string().meta({ example: 'INVALID_INPUT' }),
        detail: z.string(),
        errors: z
          .array(InputError)
          .meta({ description: 'Paths are those of the mapping, and so of the call it makes.' }),
      })
      .nullable()
      .meta({ id: 'InboundFailure', description: 'Why its last try failed.' }),
    deadAt: Instant.nullable(),
    settledAt: Instant.nullable(),
    settledBy: z.string().nullable().meta({ description: 'Who discarded it, or last asked for it again.' }),
  })
  .meta({ id: 'InboundDelivery' });
export type InboundView = z.infer<typeof InboundView>;

export const InboundDetail = InboundView.extend({
  payload: z
    .unknown()
    .meta({ description: 'JSON as it came; a text where it is none that is taken; null once it is settled.' }),
}).meta({ id: 'InboundDeliveryWithPayload' });
export type InboundDetail = z.infer<typeof InboundDetail>;

export const InboundQuery = z.strictObject({
  division: z.string().max(64).optional(),
  source: z.string().max(64).optional(),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type InboundQuery = z.infer<typeof InboundQuery>;

export const InboundPage = z
  .object({ deadLetters: z.array(InboundView), nextCursor: z.string().nullable() })
  .meta({ id: 'InboundDeadLetterPage' });
export type InboundPage = z.infer<typeof InboundPage>;
