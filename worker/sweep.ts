import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { takeStuckItems } from '../db/sweep';
import type { ItemState } from '../domain/item/state';
import { nudgeSignal } from '../workflows/messages';
import { WORKITEM_TYPE, workitemStart } from '../workflows/start';
import type { Loop } from './loop';
import { startLoop } from './loop';
import type { RelayDeps } from './relay';

const INTERVAL_MS = 5_000;
const BATCH = 50;

/**
 * Asks workflows that seem stuck to compare themselves with the database. One that Temporal has lost (restored from an
 * older state) is started again from the snapshot. In ordinary operation it finds nothing.
 */
export function startSweep(deps: RelayDeps): Loop {
  return startLoop('sweep', deps.log, async () => {
    const stuck = await takeStuckItems(deps.pool, BATCH);
    for (const state of stuck) await nudge(deps, state);
    return INTERVAL_MS;
  });
}

async function nudge({ client, log }: RelayDeps, state: ItemState): Promise<void> {
  log.warn({ item: state.id, version: state.version }, 'an item seems stuck: its workflow is asked');
  try {
    await client.workflow.signalWithStart(WORKITEM_TYPE, { ...workitemStart(state), signal: nudgeSignal });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    log.error({ item: state.id }, 'the workflow has closed although the item still owes something');
  }
}
