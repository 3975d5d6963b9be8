import { z } from 'zod';
import { asSubject, inDivision, key } from './fields';

const named = z.string().trim().min(1).max(255);

/**
 * Gives roles in its division and that division's children to a person, who need not be an agent, or to everybody whom the
 * identity provider counts to a group (claim `groups` of his token).
 */
export const grantDocument = z
  .strictObject({
    kind: z.literal('grant'),
    ...inDivision,
    subject: named.meta(asSubject).optional(),
    identityGroup: named.optional(),
    /** Built-in ones, or keys of `role` documents. */
    roles: z.array(key).min(1).max(50),
    /** From then on it gives nothing. */
    endsAt: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ subject, identityGroup }) => (subject === undefined) !== (identityGroup === undefined), {
    error: 'names a subject or an identityGroup: one of the two',
    path: ['subject'],
  });
export type GrantDocument = z.infer<typeof grantDocument>;
