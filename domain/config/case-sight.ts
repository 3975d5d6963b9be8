import { z } from 'zod';
import { freeName, key } from './fields';

/** What of a case beside its attributes can be shown or not. */
export const caseParts = ['tasks', 'notes', 'interactions', 'links', 'participants'] as const;
export type CasePart = (typeof caseParts)[number];

/** Of those who take part in no role of their own, but do one of its tasks. */
export const WORKER = 'worker';

const view = z.strictObject({
  /** Names of the case's variables. */
  attributes: z.array(z.string().min(1).max(255)).max(1_000).default([]),
  parts: z.array(z.enum(caseParts)).max(caseParts.length).default([]),
});

/** Who sees what of a case. */
export const caseSight = z
  .strictObject({
    /** Only its owner, its participants, who does one of its tasks, and supervisors see a case; left out: all who may view cases of the division, whole. */
    restricted: z.boolean().default(false),
    /** Named sets of what can be seen. */
    views: z.record(key, view).default({}),
    /** Which of them each role of participants sees, together. A role that is not named sees the head of a case only. */
    roles: z.record(freeName, z.array(key).max(100)).default({}),
  })
  .superRefine(({ views, roles }, context) => {
    for (const [role, named] of Object.entries(roles))
      for (const [index, each] of named.entries())
        if (!Object.hasOwn(views, each))
          context.addIssue({
            code: 'custom',
            path: ['roles', role, index],
            message: `names the view "${each}", which does not exist`,
            params: { code: 'UNKNOWN_REFERENCE', value: each, allowed: Object.keys(views) },
          });
  });
export type CaseSight = z.infer<typeof caseSight>;
