import { z } from 'zod';
import type { ItemEventType } from '../item/event';
import { freeName, key } from './fields';
import { feel } from './mapping';
import { notifyFields } from './notify';

/**
 * Events of an item on which a rule may act: those of its own life, which captures and commits write. What routing alone
 * tells (offered, declined, revoked) is watched by alert rules, and what deliveries tell would call for deliveries.
 */
export const ruleEvents = [
  'captured',
  'classified',
  'incident',
  'queued',
  'accepted',
  'pulled',
  'assigned',
  'parked',
  'released',
  'requeued',
  'transferred',
  'mark-done',
  'held',
  'paused',
  'resumed',
  'rescheduled',
  'extended',
  'recomputed',
  'reprioritized',
  'updated',
  'reclassified',
  'restarted',
  'noted',
  'linked',
  'threshold',
  'escalated',
  'status-changed',
  'overdue',
  'completed',
  'cancelled',
] as const satisfies readonly ItemEventType[];

/** What is told to whom; `holder` is the agent whom the event concerns. */
const notify = z
  .strictObject({ ...notifyFields, holder: z.boolean().default(false) })
  .refine(
    ({ agents, groups, supervisors, holder, addresses }) =>
      supervisors || holder || agents.length + groups.length + addresses.length > 0,
    {
      error: 'tells nobody',
      params: {
        code: 'REQUIRED',
        rule: 'TELLS_NOBODY',
        allowed: 'one of agents, groups, supervisors, holder, addresses',
      },
    },
  );

/** A case to start, with what it has from the item and the event: FEEL over what conditions may read. */
const caseStart = z.union([
  key,
  z.strictObject({
    type: key,
    name: feel.optional(),
    /** Left out: those of the item that the case type names. */
    attributes: z.record(freeName, feel).optional(),
  }),
]);

const action = z
  .strictObject({ notify: notify.optional(), webhook: key.optional(), startCase: caseStart.optional() })
  .refine((given) => Object.values(given).filter((each) => each !== undefined).length === 1, {
    error: 'does one thing',
    params: { code: 'REQUIRED', rule: 'DOES_ONE_THING', allowed: 'one of notify, webhook, startCase' },
  });

/** A rule on events of a worktype's items. */
export const eventRule = z.strictObject({
  events: z.array(z.enum(ruleEvents)).min(1).max(ruleEvents.length),
  /** FEEL over the item and the event; left out: always. */
  when: z.string().trim().min(1).optional(),
  actions: z.array(action).min(1).max(10),
});
export type EventRuleDocument = z.infer<typeof eventRule>;

export const eventRules = z.array(eventRule).max(50);
