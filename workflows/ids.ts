import type { ClockCommand } from '../domain/item/command';
import type { ItemState } from '../domain/item/state';

/** Task queues: items' and cases' workflows with their commits; slow work that must not hold them up; turns of bulk jobs and orders of cases, which API processes take. */
export const ITEMS_QUEUE = 'items';
export const CASES_QUEUE = 'cases';
export const EFFECTS_QUEUE = 'effects';
export const BULK_QUEUE = 'bulk';
export const ORDERS_QUEUE = 'orders';

/** Workflow ID of one life of an item; holds no personal data. */
export function itemWorkflowId(id: string, life: number): string {
  return `item/${id}/${life}`;
}

/** Workflow ID of one life of a case. */
export function caseWorkflowId({ id, life }: { id: string; life: number }): string {
  return `case/${id}/${life}`;
}

/**
 * One at a time tells a receiver (`sync-crm`) what notifications owe it of an item or an alert, or what it missed and
 * somebody asked for again: so it goes in order.
 */
export function redeliveryWorkflowId(aboutId: string, receiver: string): string {
  return `redelivery/${aboutId}/${receiver}`;
}

/** Workflow ID of one run of a bulk job. */
export function bulkJobWorkflowId(jobId: string, run: number): string {
  return `bulk/${jobId}/${run}`;
}

/**
 * Command ID of what the clock does to an item as it stands: the same deadline is one command, however often its timer
 * fires. The version is part of it because a reschedule may bring an instant back that has been acted on.
 */
export function clockCommandId(command: ClockCommand, { life, version }: ItemState): string {
  return `clock/${life}.${version}/${nameOf(command)}/${command.atMs}`;
}

function nameOf(command: ClockCommand): string {
  switch (command.action) {
    case 'threshold':
      return `threshold.${command.index}`;
    case 'timed-status':
      return `timed-status.${command.status}`;
    case 'activate':
    case 'wake':
    case 'expire':
    case 'source-timeout':
      return command.action;
  }
}
