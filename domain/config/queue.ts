import { z } from 'zod';
import { inDivision, key } from './fields';

export const queueDocument = z.strictObject({
  kind: z.literal('queue'),
  ...inDivision,
  description: z.string().max(1_000).optional(),
  order: z.enum(['longest-idle', 'best-skill', 'least-loaded', 'preferred']).default('longest-idle'),
  /** Keys of agents, the most preferred first; for the order `preferred`. */
  preferredAgents: z.array(key).max(10_000).default([]),
  /** Whether its members may help themselves, to the next by priority. */
  pull: z.boolean().default(true),
  /** Whether they may pass over items that stand before the one they take. */
  choice: z.boolean().default(true),
  /** In an emergency queue rings and skills do not apply. A queue that a worktype names as such is one as well. */
  emergency: z.boolean().default(false),
});
