import { z } from 'zod';
import { displayName, freeName, key, offset } from './fields';

/** The boundary of data and responsibility. `shard` (default: the key of its root) says whose matcher serves it. */
export const divisionDocument = z.strictObject({
  kind: z.literal('division'),
  key,
  name: displayName.optional(),
  parent: key.optional(),
  shard: key.optional(),
  /** How long the ring after the preferred agent waits where its plan does not say. */
  preferredAgentShare: offset.default('10%'),
  /** RONA is the system's own and always there. */
  notReadyReasons: z.array(freeName).max(50).default(['Admin Work', 'Lunch', 'Meeting', 'Pause', 'Training']),
});
export type DivisionDocument = z.infer<typeof divisionDocument>;
