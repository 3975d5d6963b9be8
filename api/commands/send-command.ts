import { setTimeout as delay } from 'node:timers/promises';
import {
  type Client,
  isGrpcDeadlineError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isRefusal, type Refusal } from '../../domain/item/refusal';
import type { ItemCommand } from '../../domain/item/command';
import type { ItemState } from '../../domain/item/state';
import { currentOrigin } from '../../db/audit/origin';
import { itemWorkflowId } from '../../workflows/ids';
import { type CommandMessage, type CommandResult, itemUpdates } from '../../workflows/messages';
import { WORKITEM_TYPE, workitemStart } from '../../workflows/start';

const ANSWER_WITHIN_MS = 3_000;
const AGAIN_AFTER_MS = 50;

export type CommandAnswer =
  /** `after`: the item as the command left it, where nothing else came in between. */
  | { ok: true; after?: { state: ItemState; committedMs: number } }
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
  const origin = currentOrigin() ?? undefined;
  const message: CommandMessage = { commandId, seenVersion: seen.version, command, ...(origin && { origin }) };
  try {
    const { since } = await untilAnswered(client, () => update(client, seen, message));
    if (!since) return { ok: true };
    return { ok: true, after: { state: { ...seen, ...since.changes }, committedMs: since.committedMs } };
  } catch (error) {
    return { ok: false, refusal: refusalOf(error, isRefusal, 'ITEM_CLOSED') };
  }
}

/** Sends the same Update again while the server drops it with a failed task. */
export async function untilAnswered<T>(client: Client, send: () => Promise<T>): Promise<T> {
  const endMs = Date.now() + ANSWER_WITHIN_MS;
  for (;;) {
    try {
      return await client.withDeadline(endMs, send);
    } catch (error) {
      if (!isTaskFailure(error) || Date.now() + AGAIN_AFTER_MS >= endMs) throw error;
      await delay(AGAIN_AFTER_MS);
    }
  }
}

/** What an Update's error says: `whenEnded`, where its workflow has ended since the row was read. Throws whatever says nothing. */
export function refusalOf<R extends string>(
  error: unknown,
  isRefusal: (code: string | null | undefined) => code is R,
  whenEnded: R,
): R | 'OUTCOME_UNKNOWN' {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (cause instanceof ApplicationFailure && isRefusal(cause.type)) return cause.type;
  if (error instanceof WorkflowExecutionAlreadyStartedError) return whenEnded;
  if (isOutcomeUnknown(error)) return 'OUTCOME_UNKNOWN';
  throw error;
}

/** An item without any command may not have a workflow yet; it is started with its first one, which saves the relay the work. */
async function update(client: Client, seen: ItemState, message: CommandMessage): Promise<CommandResult> {
  if (seen.version === 1) return updateWithStart(client, seen, message);
  const { workflow } = client;
  try {
    return await workflow
      .getHandle(itemWorkflowId(seen.id, seen.life))
      .executeUpdate(definitionOf(message), optionsOf(message));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return updateWithStart(client, seen, message);
  }
}

async function updateWithStart({ workflow }: Client, seen: ItemState, message: CommandMessage): Promise<CommandResult> {
  const startWorkflowOperation = new WithStartWorkflowOperation(WORKITEM_TYPE, workitemStart(seen));
  return workflow.executeUpdateWithStart(definitionOf(message), { ...optionsOf(message), startWorkflowOperation });
}

const definitionOf = ({ command }: CommandMessage) => itemUpdates[command.action];
const optionsOf = (message: CommandMessage) => ({ args: [message] as [CommandMessage], updateId: message.commandId });

/**
 * The server gives an Update up when the workflow task that carried it fails; above all when the workflow wanted to close
 * while a timer fired. Its commit may hold: the same Update again finds it and brings the workflow up to date.
 */
function isTaskFailure(error: unknown): boolean {
  const code = grpcCode(error);
  return code === GRPC.failedPrecondition || code === GRPC.aborted;
}

/** The deadline passed, or the engine cannot be reached or is overloaded: the command may have arrived all the same. */
function isOutcomeUnknown(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) return true;
  const code = grpcCode(error);
  return isTaskFailure(error) || code === GRPC.unavailable || code === GRPC.resourceExhausted;
}

const GRPC = { resourceExhausted: 8, failedPrecondition: 9, aborted: 10, unavailable: 14 };

function grpcCode(error: unknown): unknown {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}
