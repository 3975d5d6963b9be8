import { z } from 'zod';
import { asSubject, freeName, inDivision, key, mediaType } from './fields';

/** A user, person or AI: it grants `agent` in its division, and `roles` there. */
export const agentDocument = z.strictObject({
  kind: z.literal('agent'),
  ...inDivision,
  /** Subject of the tokens that he signs in with; his key when left out. */
  subject: z.string().min(1).max(255).meta(asSubject).optional(),
  /** Where notifications reach him by mail. */
  email: z.email().max(254).optional(),
  /** Built-in ones, or keys of `role` documents. */
  roles: z.array(key).max(50).default([]),
  /** Level by name of the skill. */
  skills: z.record(freeName, z.number().min(0).max(1_000_000)).default({}),
  queues: z.array(key).max(10_000).default([]),
  groups: z.array(key).max(1_000).default([]),
  capacityProfile: key.optional(),
  /** By media type; goes over the profile's. */
  capacity: z.record(mediaType, z.int().min(0).max(1_000)).default({}),
});
export type AgentDocument = z.infer<typeof agentDocument>;
