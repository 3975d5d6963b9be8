import { z } from 'zod';
import { iwdStatuses } from '../../domain/iwd/status';
import { Attributes, GivenInstant, GivenPriority, Instant, Limit, listOf, LongCursor } from './scalar';

const CaptureId = z.string().min(1).max(255);
const text = z.string().max(255);
const name = text.min(1);

/** iWD's own task fields that change nothing: they are taken, so that a client need not leave them out, and told. */
const meaningless = {
  actor: text.optional(),
  mediaType: text.optional(),
};

const fields = {
  activationDateTime: GivenInstant.optional(),
  dueDateTime: GivenInstant.optional(),
  expirationDateTime: GivenInstant.optional().meta({
    description: 'Kept as an attribute; the expiry is the SLA of the worktype.',
  }),
  priority: GivenPriority.optional().meta({
    description: 'Of a new task: fixed, replaces the curve. 0: as if left out.',
  }),
  businessValue: z.number().optional(),
  category: text.optional(),
  channel: text.optional(),
  departmentId: name.optional(),
  processId: name.optional(),
  ext: Attributes.optional().meta({ description: "iWD's extended attributes." }),
  data: Attributes.optional().meta({ description: 'Custom attributes.' }),
  ...meaningless,
};

export const IwdCreateBody = z.strictObject({ captureId: CaptureId, ...fields }).meta({ id: 'IwdCreate' });
export const IwdUpdateBody = z
  .strictObject(fields)
  .meta({ id: 'IwdUpdate', description: 'An attribute of null is taken away.' });

const reason = z.string().min(1).max(255).optional();
export const IwdReasonBody = z.strictObject({ reason, ...meaningless }).meta({ id: 'IwdReason' });
export const IwdCompleteBody = z
  .strictObject({
    resultCode: z.string().min(1).max(64).optional().meta({ description: 'A disposition of the worktype.' }),
    reason,
    completeDateTime: GivenInstant.optional(),
    ...meaningless,
  })
  .meta({ id: 'IwdComplete' });
export const IwdRestartBody = z
  .strictObject({ reason, hold: z.boolean().optional(), ...meaningless })
  .meta({ id: 'IwdRestart' });

export const IwdVerb = z.enum(['update', 'hold', 'resume', 'cancel', 'complete', 'restart']);

/** The source stands for the capture point. */
export const IwdSourceParams = z.object({ source: z.string().max(64) });
export const IwdTaskParams = IwdSourceParams.extend({ captureId: CaptureId });
export const IwdVerbParams = IwdTaskParams.extend({ verb: z.string().max(64) });

const IwdStatusName = z.enum(iwdStatuses).meta({ id: 'IwdStatus' });

export const IwdTaskView = z
  .object({
    interactionId: z.uuid().meta({ description: 'ID of the item.' }),
    captureId: z.string(),
    status: IwdStatusName,
    priority: z.number().nullable(),
    businessValue: z.unknown(),
    category: z.unknown(),
    channel: z.unknown(),
    departmentId: z.string().nullable(),
    processId: z.string().nullable(),
    queue: z.string(),
    assignedToUser: z.string().nullable(),
    createdDateTime: Instant,
    changedDateTime: Instant.meta({ description: 'Of the last change, for `changedSince`.' }),
    activationDateTime: Instant,
    dueDateTime: Instant.nullable(),
    expirationDateTime: z.string().nullable(),
    completedDateTime: Instant.nullable(),
    ext: Attributes,
    data: Attributes,
  })
  .meta({ id: 'IwdTask' });

export const IwdTaskAnswer = IwdTaskView.extend({
  ignored: z.array(z.string()).meta({ description: 'Fields of the request that changed nothing.' }),
}).meta({ id: 'IwdTaskAnswer' });

export const IwdListQuery = z.strictObject({
  status: listOf(IwdStatusName).optional(),
  changedSince: GivenInstant.optional(),
  cursor: LongCursor,
  limit: Limit,
});

export const IwdTaskPage = z
  .object({ tasks: z.array(IwdTaskView), nextCursor: z.string().nullable(), at: Instant })
  .meta({ id: 'IwdTaskPage' });
