import type { CaseFile } from '../domain/cases/file';
import type { OrderSlip } from '../domain/cases/order';
import type { ItemState } from '../domain/item/state';
import {
  bulkJobWorkflowId,
  CASES_QUEUE,
  caseWorkflowId,
  ITEMS_QUEUE,
  itemWorkflowId,
  redeliveryWorkflowId,
} from './ids';
import type { BulkJobInput, CaseInput, RedeliveryInput, WorkitemInput } from './messages';

export const WORKITEM_TYPE = 'workitem';
export const REDELIVERY_TYPE = 'redelivery';
export const BULK_JOB_TYPE = 'bulkJob';
export const CASE_TYPE = 'caseFile';

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

/** How deliveries that no item's workflow makes are told, as often as it is asked for. */
export function redeliveryStart(of: { aboutId: string; receiver: string; deliveries: string[] }) {
  const input: RedeliveryInput = { deliveries: of.deliveries };
  return {
    workflowId: redeliveryWorkflowId(of.aboutId, of.receiver),
    taskQueue: ITEMS_QUEUE,
    args: [input] as [RedeliveryInput],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  } as const;
}

/** How a run of a bulk job starts, once more if it was ended from outside. */
export function bulkJobStart(input: BulkJobInput) {
  return {
    workflowId: bulkJobWorkflowId(input.jobId, input.run),
    taskQueue: ITEMS_QUEUE,
    args: [input] as [BulkJobInput],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout: '5 seconds',
  } as const;
}

/** How a life of a case starts: with whatever is asked of it first. */
export function caseStart(file: CaseFile, orders: OrderSlip[] = []) {
  const input: CaseInput = { file, orders };
  return {
    workflowId: caseWorkflowId(file),
    taskQueue: CASES_QUEUE,
    args: [input] as [CaseInput],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout: '5 seconds',
  } as const;
}
