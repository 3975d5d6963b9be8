import { z } from 'zod';
import { key } from './fields';

/** Text with `{reference}` or `{attributes.Claim_Value}` in it; the names are checked by who knows them. */
const template = (most: number) => z.string().trim().min(1).max(most);

/** Recipients of a notification, and what it says. By mail it goes as well to those of them who have an address. */
export const notifyFields = {
  agents: z.array(key).max(100).default([]),
  groups: z.array(key).max(100).default([]),
  /** Those who supervise the division. */
  supervisors: z.boolean().default(false),
  mail: z.boolean().default(false),
  /** Mailboxes that belong to no agent. */
  addresses: z.array(z.email().max(254)).max(20).default([]),
  subject: template(200).optional(),
  text: template(4_000).optional(),
};
