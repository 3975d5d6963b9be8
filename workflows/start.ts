import type { ItemState } from '../domain/item/state';
import { ITEMS_QUEUE, itemWorkflowId } from './ids';
import type { WorkitemInput } from './messages';

export const WORKITEM_TYPE = 'workitem';

/**
 * How a life of an item starts, whoever starts it: relay, sweep, or a command that was first. One workflow for each ID,
 * now and for ever. The task time-out is short, so that a killed worker costs seconds.
 */
export function workitemStart(state: ItemState, deliveries: string[] = []) {
  const input: WorkitemInput = { state, deliveries };
  return {
    workflowId: itemWorkflowId(state.id, state.life),
    taskQueue: ITEMS_QUEUE,
    args: [input] as [WorkitemInput],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout: '5 seconds',
  } as const;
}
