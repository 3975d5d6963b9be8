import {
  type Client,
  isGrpcDeadlineError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isRefusal, type Refusal } from '../../domain/item/refusal';
import type { ItemCommand } from '../../domain/item/command';
import type { ItemState } from '../../domain/item/state';
import { itemWorkflowId } from '../../workflows/ids';
import { type CommandMessage, itemUpdates } from '../../workflows/messages';
import { WORKITEM_TYPE, workitemStart } from '../../workflows/start';

const ANSWER_WITHIN_MS = 3_000;

export type CommandAnswer =
  | { ok: true; state: ItemState }
  | { ok: false; refusal: Refusal }
  /** Nobody knows yet whether it holds; the same command ID may be sent again. */
  | { ok: false; refusal: 'OUTCOME_UNKNOWN' };

/**
 * Sends a command to the item's workflow and waits for its answer. `seen` is the newest committed state: the item may be
 * known before its workflow runs, which is then started with the command.
 */
export async function sendCommand(
  client: Client,
  seen: ItemState,
  commandId: string,
  command: ItemCommand,
): Promise<CommandAnswer> {
  const message: CommandMessage = { commandId, seenVersion: seen.version, command };
  try {
    const state = await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => update(client, seen, message));
    return { ok: true, state };
  } catch (error) {
    if (
      error instanceof WorkflowUpdateFailedError &&
      error.cause instanceof ApplicationFailure &&
      isRefusal(error.cause.type)
    )
      return { ok: false, refusal: error.cause.type };
    if (isOutcomeUnknown(error)) return { ok: false, refusal: 'OUTCOME_UNKNOWN' };
    throw error;
  }
}

async function update(client: Client, seen: ItemState, message: CommandMessage): Promise<ItemState> {
  const definition = itemUpdates[message.command.action];
  const options = { args: [message] as [CommandMessage], updateId: message.commandId };
  try {
    return await client.workflow.getHandle(itemWorkflowId(seen.id, seen.life)).executeUpdate(definition, options);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const startWorkflowOperation = new WithStartWorkflowOperation(WORKITEM_TYPE, workitemStart(seen));
    return client.workflow.executeUpdateWithStart(definition, { ...options, startWorkflowOperation });
  }
}

/** The deadline passed, or the engine cannot be reached: the command may have arrived all the same. */
function isOutcomeUnknown(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) return true;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const UNAVAILABLE = 14;
  return cause instanceof Error && 'code' in cause && cause.code === UNAVAILABLE;
}
