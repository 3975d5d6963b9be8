import type { Client } from '@temporalio/client';

const NOT_FOUND = 5;

/** Tells Temporal to delete a closed workflow with its history, which it does soon after. False: there is none of that ID. */
export async function deleteHistory(client: Client, workflowId: string): Promise<boolean> {
  const { namespace } = client.options;
  try {
    await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === NOT_FOUND) return false;
    throw error;
  }
}
