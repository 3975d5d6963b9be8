import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { endCommandRequest, type LeasedRequest, leaseCommandRequests } from '../db/command-request';
import { isRefusal } from '../domain/item/refusal';
import { itemUpdates } from '../workflows/messages';
import { WORKITEM_TYPE, workitemStart } from '../workflows/start';
import { answerOf } from './answer-of';
import { type Loop, type LoopDeps, startLoop } from './loop';

const CONCURRENCY = 16;
const IDLE_MS = 250;
/** How long a wake-up waits for others. */
const GATHER_MS = 20;
const ANSWER_WITHIN_MS = 3_000;

/** Sends what the system owes items (see `command_request`) until each has been answered, be it by a refusal. */
export function startRequests(deps: LoopDeps): Loop {
  const loop = startLoop('requests', deps.log, async () => {
    const requests = await leaseCommandRequests(deps.pool, CONCURRENCY);
    await Promise.all(requests.map((request) => send(deps, request)));
    return requests.length === CONCURRENCY ? 0 : IDLE_MS;
  });
  let waking: NodeJS.Timeout | undefined;
  const wake = () => {
    waking = undefined;
    loop.wake();
  };
  return {
    // Every commit wakes; most of them have nothing for this loop.
    wake: () => {
      waking ??= setTimeout(wake, GATHER_MS);
    },
    stop: () => {
      clearTimeout(waking);
      return loop.stop();
    },
  };
}

async function send({ pool, client, log }: LoopDeps, request: LeasedRequest): Promise<void> {
  const { state, commandId, command } = request;
  try {
    await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => update(client, request));
  } catch (error) {
    if (answerOf(error, isRefusal) === null) {
      const about = { item: state.id, command: command.action, err: error };
      log.warn(about, 'a command of the system was not answered; its lease runs out and it is sent again');
      return;
    }
  }
  await endCommandRequest(pool, state.id, commandId);
}

async function update({ workflow }: Client, { state, commandId, command }: LeasedRequest): Promise<void> {
  await workflow.executeUpdateWithStart(itemUpdates[command.action], {
    updateId: commandId,
    args: [{ commandId, seenVersion: state.version, command }],
    startWorkflowOperation: new WithStartWorkflowOperation(WORKITEM_TYPE, workitemStart(state)),
  });
}
