import { z } from 'zod';
import { inDivision, mediaType } from './fields';

/** How much an agent holds at once, in weights by media type, and which media types shut out which. */
export const capacityProfileDocument = z.strictObject({
  kind: z.literal('capacity-profile'),
  ...inDivision,
  max: z.record(mediaType, z.int().min(0).max(1_000)),
  /** `{ workitem: [voice] }`: no workitem is offered during a call. */
  blockedBy: z.record(mediaType, z.array(mediaType).max(50)).default({}),
});
export type CapacityProfileDocument = z.infer<typeof capacityProfileDocument>;

/** What an agent without a profile may hold at once. */
export const defaultCapacity: Readonly<Record<string, number>> = { voice: 1, chat: 3, email: 1, workitem: 2 };
