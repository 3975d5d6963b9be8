import { z } from 'zod';
import { offset } from './fields';

/** A threshold of an SLA: when it comes, in which states it acts, and what it does. */
export function thresholdOf<State extends string, Action extends z.ZodType>(
  states: readonly [State, ...State[]],
  action: Action,
) {
  return z
    .strictObject({
      /** A share of the SLA or a duration: since activation, or from what `before` or `after` names. */
      at: offset,
      before: z.enum(['due', 'expiry']).optional(),
      after: z.enum(['created', 'due', 'expiry']).optional(),
      states: z
        .array(z.enum(states))
        .min(1)
        .default(['not-completed' as State]),
      escalate: z.boolean().default(false),
      repeat: offset.optional(),
      actions: z.array(action).min(1).max(20),
    })
    .refine(({ before, after }) => before === undefined || after === undefined, {
      path: ['after'],
      error: 'stands beside `before`',
      params: { code: 'NOT_ALLOWED', rule: 'BESIDE_BEFORE', allowed: 'one of before, after' },
    })
    .refine(({ repeat }) => repeat === undefined || !/^(0+(\.0+)?\s?%|P(T?0+[WDHMS])+)$/.test(repeat), {
      path: ['repeat'],
      error: 'repeats without end at one instant',
      params: { code: 'TOO_SMALL', rule: 'REPEATS_WITHOUT_END', allowed: 'PT1S or longer, or more than 0%' },
    });
}
