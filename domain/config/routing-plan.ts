import { z } from 'zod';
import { inDivision, key, offset } from './fields';

/** One ring: whom it admits besides the earlier ones, and from when on. Nobody named: every member of the queue. */
const ring = z
  .strictObject({
    after: offset.optional(),
    preferredAgent: z.literal(true).optional(),
    skills: z.string().trim().min(1).max(2_000).optional(),
    agents: z.array(key).min(1).max(10_000).optional(),
    group: key.optional(),
    queue: key.optional(),
  })
  .refine((value) => !value.preferredAgent || !(value.skills || value.agents || value.group || value.queue), {
    error: 'names the preferred agent and somebody else',
    params: { code: 'INVALID_RING', allowed: 'preferredAgent alone, or skills, agents, group and queue' },
  });

export const routingPlanDocument = z.strictObject({
  kind: z.literal('routing-plan'),
  ...inDivision,
  rings: z.array(ring).min(1).max(50),
  /** How long the ring after the preferred agent waits where it does not say; default: the division's. */
  preferredAgentShare: offset.optional(),
});
export type RoutingPlanDocument = z.infer<typeof routingPlanDocument>;
