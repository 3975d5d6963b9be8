import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { endStart, leaseStarts } from '../db/start-request';
import type { ItemState } from '../domain/item/state';
import { WORKITEM_TYPE, workitemStart } from '../workflows/start';
import { type Loop, type LoopDeps, startLoop } from './loop';

/** Starts at once: what the workflow engine bears on a small machine while it serves commands as well. */
const CONCURRENCY = 8;
const IDLE_MS = 250;

/** Starts the workflows of captured items, most urgent first. Items can be routed and worked on before. */
export function startRelay(deps: LoopDeps): Loop {
  return startLoop('relay', deps.log, async () => {
    const states = await leaseStarts(deps.pool, CONCURRENCY);
    await Promise.all(states.map((state) => start(deps, state)));
    return states.length === CONCURRENCY ? 0 : IDLE_MS;
  });
}

async function start({ pool, client, log }: LoopDeps, state: ItemState): Promise<void> {
  try {
    await client.workflow.start(WORKITEM_TYPE, workitemStart(state));
  } catch (error) {
    // It ran already and has closed: a command started it before the relay came.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
      log.warn(
        { item: state.id, err: error },
        'a workflow could not be started; its lease runs out and it is tried again',
      );
      return;
    }
  }
  await endStart(pool, state.id, state.life);
}
