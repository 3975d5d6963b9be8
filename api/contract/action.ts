import { z } from 'zod';
import { Attributes, Key } from './scalar';

/** The actions that this version knows; the others of the API's plan answer 404 `UNKNOWN_ACTION`. */
export const ActionName = z.enum([
  'accept',
  'decline',
  'complete',
  'cancel',
  'park',
  'release',
  'pull',
  'transfer',
  'assign',
  'requeue',
  'hold',
  'pause',
  'resume',
  'reschedule',
  'set-status',
  'note',
  'link',
  'extend',
  'reprioritize',
  'escalate',
  'restart',
  'reclassify',
]);
export type ActionName = z.infer<typeof ActionName>;

/** The verbs by which a source steers its own items. */
export const SourceVerb = z.enum([
  'complete',
  'cancel',
  'update',
  'reclassify',
  'reschedule',
  'pause',
  'resume',
  'restart',
]);
export type SourceVerb = z.infer<typeof SourceVerb>;

export const AcceptBody = z.strictObject({ offerId: z.uuid() }).meta({ id: 'Accept' });
export const DeclineBody = z
  .strictObject({ offerId: z.uuid(), reason: z.string().min(1).max(255).optional() })
  .meta({ id: 'Decline' });
export const CompleteBody = z
  .strictObject({ disposition: z.string().min(1).max(64).optional(), attributes: Attributes.optional() })
  .meta({ id: 'Complete' });
export const CancelBody = z.strictObject({ reason: z.string().min(1).max(255).optional() }).meta({ id: 'Cancel' });
export const ReleaseBody = z.strictObject({ reason: z.string().min(1).max(255).optional() }).meta({ id: 'Release' });
export const RequeueBody = z.strictObject({ reason: z.string().min(1).max(255).optional() }).meta({ id: 'Requeue' });
export const PullBody = z.strictObject({}).meta({ id: 'Pull' });
export const AssignBody = z.strictObject({ agent: Key }).meta({ id: 'Assign' });
