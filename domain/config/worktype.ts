import { z } from 'zod';
import { eventRules } from './event-rule';
import {
  displayName,
  duration,
  form,
  inDivision,
  key,
  mediaType,
  positiveDuration,
  priority,
  referencePrefix,
} from './fields';
import { classifier, intents } from './intents';
import { personalFields } from './personal-fields';
import { slaRule } from './worktype-sla';

const status = z.strictObject({
  key,
  name: displayName.optional(),
  category: z.enum(['open', 'working', 'waiting', 'closed']),
  initial: z.boolean().default(false),
  onAccept: z.boolean().default(false),
  final: z.boolean().default(false),
  /** Statuses that may follow; left out: any. */
  next: z.array(key).optional(),
  /** Set by itself so long after activation; with `time` at the first such time of day from then on. */
  after: duration.optional(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'is no time of day' })
    .optional(),
});
export type StatusDocument = z.infer<typeof status>;

/** What a worktype without statuses of its own has. */
const defaultStatuses = [
  { key: 'open', name: 'Open', category: 'open' as const, initial: true },
  { key: 'in-progress', name: 'In progress', category: 'working' as const, onAccept: true },
  { key: 'closed', name: 'Closed', category: 'closed' as const, final: true },
];

/** Blueprint of a kind of work. A table named by `decision` decides; what it leaves open falls back to what stands beside it. */
export const worktypeDocument = z.strictObject({
  kind: z.literal('worktype'),
  ...inDivision,
  referencePrefix,
  mediaType: mediaType.default('workitem'),
  weight: z.int().min(1).max(1_000).default(1),
  /** JSON Schema 2020-12, itself checked by `checkAttributeSchema`. */
  attributes: form.default({ type: 'object' }),
  /** JSON Schema of what whoever completes an item is asked for; an item that has a form of its own is asked for that. */
  form: form.optional(),
  /** Fields of its items that hold personal data, beside the attributes that are marked so. */
  personal: z.array(z.enum(personalFields)).default([]),
  /** By which an interaction means an item of this worktype. */
  intents,
  classifier: classifier.optional(),
  /** What is asked before an item is classified, all at once; of two that bring the same, the first counts. */
  lookups: z.array(key).max(5).default([]),
  queue: key,
  routing: z.strictObject({ plan: key.optional(), decision: key.optional() }).prefault({}),
  priority: z
    .strictObject({
      scheme: key.optional(),
      decision: key.optional(),
      min: priority.default(0),
      max: priority.default(1_000),
    })
    .prefault({}),
  offer: z
    .strictObject({
      answer: z.enum(['manual', 'auto']).default('manual'),
      expiry: positiveDuration.default('PT5M'),
      declineFor: duration.default('PT1M'),
    })
    .prefault({}),
  /** What becomes of work in hand when its agent goes Offline and stays away for so long. */
  onLogout: z
    .strictObject({
      policy: z.enum(['keep', 'requeue', 'workbin']).default('keep'),
      after: duration.default('PT5M'),
      /** Left out: the agent's personal one. */
      workbin: key.optional(),
    })
    .prefault({}),
  sla: slaRule.prefault({}),
  /** Whether the clocks stand still while an item is paused or held. */
  pause: z.strictObject({ clocks: z.enum(['stop', 'run']).default('stop') }).prefault({}),
  statuses: z.array(status).min(1).max(100).prefault(defaultStatuses),
  overdueStatus: key.optional(),
  completion: z
    .strictObject({
      by: z.enum(['agent', 'source', 'both']).default('agent'),
      markDone: z.boolean().default(true),
      /** How long Mark Done waits for the source; left out: for ever. */
      sourceTimeout: positiveDuration.optional(),
    })
    .prefault({}),
  /** How long a closed item stays in the live tables; read when the time comes, not pinned. */
  archiveAfter: duration.default('P90D'),
  /** How long a closed item keeps its personal data; left out: as long as it is kept. Read when the time comes. */
  personalFor: duration.optional(),
  dispositions: z.array(key).max(200).default([]),
  /** What follows from events of its items. */
  eventRules: eventRules.default([]),
  /** Address shown with the item; `{Attribute}` is replaced by the attribute's encoded value. */
  screenPop: z
    .string()
    .max(2_000)
    .refine(isPage, {
      error: 'is not the address of a page',
      params: { code: 'INVALID_URL', rule: 'NO_PAGE', allowed: 'https://...' },
    })
    .optional(),
  /** When the page opens by itself; `key`: only when the agent asks for it. */
  screenPopOn: z.enum(['offer', 'accept', 'key']).default('accept'),
  instructions: z.string().max(10_000).optional(),
});
export type WorktypeDocument = z.infer<typeof worktypeDocument>;

/** Only the path, the query and the fragment may hold attributes: a value must never choose the host. */
function isPage(template: string): boolean {
  return /^https:\/\/[^/?#{}@\\]+(?:[/?#]|$)/.test(template);
}
