/** Task queues: items' and cases' workflows with their commits, and slow work that must not hold them up. */
export const ITEMS_QUEUE = 'items';
export const EFFECTS_QUEUE = 'effects';

/** Workflow ID of one life of an item; holds no personal data. */
export function itemWorkflowId(id: string, life: number): string {
  return `item/${id}/${life}`;
}

/** Command ID of what the clock does: the same deadline of the same life is one command, however often its timer fires. */
export function clockCommandId(action: string, life: number, atMs: number): string {
  return `clock/${life}/${action}/${atMs}`;
}
