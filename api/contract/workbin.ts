import { z } from 'zod';
import { GivenInstant, Instant, Key, Limit, LongCursor } from './scalar';

/** ID of a workbin: the key of its document, or `agent:<key>` for an agent's own. */
export const WorkbinId = z.string().min(1).max(70).meta({ id: 'WorkbinId', example: 'agent:ana' });

export const WorkbinView = z
  .object({
    id: WorkbinId,
    name: z.string(),
    division: z.string(),
    type: z.enum(['personal', 'group', 'supervisor']),
    agent: z.string().nullable().meta({ description: 'Whose it is; personal ones only.' }),
    group: z.string().nullable().meta({ description: 'Whose members take from it.' }),
    choice: z.boolean().meta({ description: 'Whether items may be passed over.' }),
    mayPull: z.boolean().meta({ description: 'Whether the caller may take from it.' }),
    count: z.number().int(),
  })
  .meta({ id: 'Workbin' });
export type WorkbinView = z.infer<typeof WorkbinView>;

export const WorkbinList = z.object({ at: Instant, workbins: z.array(WorkbinView) }).meta({ id: 'WorkbinList' });
export type WorkbinList = z.infer<typeof WorkbinList>;

export const WorkbinItemsQuery = z.strictObject({
  division: z.string().max(64).optional(),
  cursor: LongCursor,
  limit: Limit,
});
export type WorkbinItemsQuery = z.infer<typeof WorkbinItemsQuery>;

/** Where something goes: to a queue, into an agent's own workbin, or into another one. */
const target = {
  queue: Key.optional(),
  agent: Key.optional(),
  workbin: WorkbinId.optional(),
};
export interface Target {
  queue?: string | undefined;
  agent?: string | undefined;
  workbin?: string | undefined;
}
const isOne = ({ queue, agent, workbin }: Target) =>
  [queue, agent, workbin].filter((place) => place !== undefined).length === 1;
const oneOf = { message: 'One of queue, agent and workbin is needed' };

export const TransferBody = z
  .strictObject({ ...target, note: z.string().min(1).max(8_000).optional() })
  .refine(isOne, oneOf)
  .meta({ id: 'Transfer' });

export const ParkBody = z
  .strictObject({
    workbin: WorkbinId.optional().meta({ description: "Left out: the caller's own." }),
    reason: z.string().min(1).max(255).optional(),
    until: GivenInstant.optional().meta({ description: 'From then on it is in distribution again.' }),
  })
  .meta({ id: 'Park' });

export const PullNextBody = z
  .strictObject({ queue: Key.optional(), workbin: WorkbinId.optional() })
  .refine(({ queue, workbin }) => queue === undefined || workbin === undefined, {
    message: 'Either queue or workbin',
  })
  .meta({ id: 'PullNext', description: 'Neither: any of his queues from which items may be pulled.' });

export const MoveBody = z
  .strictObject({
    items: z.array(z.uuid()).min(1).max(500).optional().meta({ description: 'Left out: all, 500 at a time.' }),
    to: z.strictObject(target).refine(isOne, oneOf),
    note: z.string().min(1).max(8_000).optional(),
  })
  .meta({ id: 'MoveWorkbin' });

export const MoveResult = z
  .object({
    moved: z.number().int(),
    failed: z.array(z.object({ id: z.uuid(), code: z.string() })),
    left: z.number().int().meta({ description: 'Items that still lie there: ask again for the next of them.' }),
  })
  .meta({ id: 'MoveResult' });
export type MoveResult = z.infer<typeof MoveResult>;

export const TargetsQuery = z.strictObject({
  division: Key,
  q: z.string().max(100).optional().meta({ description: 'Part of a name or key.' }),
});

const named = { key: z.string(), name: z.string() };

/** Where work of a division may be sent; of each kind the first by name. */
export const TargetList = z
  .object({
    queues: z.array(z.object(named)),
    agents: z.array(z.object(named)),
    workbins: z.array(z.object({ id: WorkbinId, name: z.string(), type: z.enum(['group', 'supervisor']) })),
    more: z
      .object({ queues: z.number().int(), agents: z.number().int(), workbins: z.number().int() })
      .meta({ description: 'How many more are found of each kind, and not listed.' }),
  })
  .meta({ id: 'TargetList' });
export type TargetList = z.infer<typeof TargetList>;
