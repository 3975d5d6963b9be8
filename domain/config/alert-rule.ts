import { z } from 'zod';
import { parseDuration } from '../time/duration';
import { asDuration, inDivision, key, positiveDuration } from './fields';
import { notifyFields } from './notify';

const count = z.int().min(0).max(1_000_000);
const queues = z.array(key).max(200).default([]);
const DAY_MS = 24 * 3_600_000;

/** What is watched, and how much of it is too much. `queues` left out: all of the division. */
const watch = z.discriminatedUnion('figure', [
  /** Items that wait in a queue. */
  z.strictObject({ figure: z.literal('backlog'), over: count, queues }),
  /** How long the item has waited that waits longest in a queue. */
  z.strictObject({ figure: z.literal('oldest-waiting'), over: positiveDuration, queues }),
  /** Open items of a queue that fall due so soon. */
  z.strictObject({
    figure: z.literal('sla-at-risk'),
    within: positiveDuration,
    over: count.default(0),
    queues,
    /** Left out: of all. */
    worktypes: z.array(key).max(200).default([]),
  }),
  /** Offers that an agent let lapse of late. */
  z.strictObject({
    figure: z.literal('agent-not-responding'),
    within: positiveDuration
      .refine((text) => (parseDuration(text) ?? 0) <= DAY_MS, {
        error: 'is longer than a day',
        params: { code: 'TOO_BIG', rule: 'AT_MOST_A_DAY', allowed: 'PT24H or shorter' },
      })
      .meta(asDuration),
    over: count.default(0),
  }),
]);

/** Watches how work stands; an alert is open from when there is too much of it until there is clearly less. */
export const alertRuleDocument = z.strictObject({
  kind: z.literal('alert-rule'),
  ...inDivision,
  watch,
  notify: z
    .strictObject({
      ...notifyFields,
      supervisors: z.boolean().default(true),
      webhooks: z.array(key).max(20).default([]),
    })
    .prefault({}),
});
export type AlertRuleDocument = z.infer<typeof alertRuleDocument>;
