import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { countRepair } from '../db/repair';
import { settleEnded, type StuckItem, takeStuckItems } from '../db/sweep';
import { isClosed } from '../domain/item/state';
import { nudgeSignal } from '../workflows/messages';
import { WORKITEM_TYPE, workitemStart } from '../workflows/start';
import { type Loop, type LoopDeps, startLoop } from './loop';

const INTERVAL_MS = 5_000;
const BATCH = 16;

/**
 * Asks workflows that may be stuck to compare themselves with the database. One that Temporal has lost (restored from an
 * older state) is started again from the snapshot; one that a crash made forget its item's end is reminded of it.
 */
export function startSweep(deps: LoopDeps): Loop {
  return startLoop('sweep', deps.log, async () => {
    const items = await takeStuckItems(deps.pool, BATCH);
    const answers = await Promise.all(items.map((item) => ask(deps, item)));
    await settleEnded(
      deps.pool,
      items.flatMap(({ state }, index) => (answers[index] === 'ended' ? [state] : [])),
    );
    return items.length === BATCH ? 0 : INTERVAL_MS;
  });
}

/** `ended`: its workflow has ended, as it should have once the item has. */
async function ask({ pool, client, log }: LoopDeps, { state, isTelling }: StuckItem): Promise<'asked' | 'ended'> {
  const about = { item: state.id, version: state.version };
  try {
    await client.workflow.signalWithStart(WORKITEM_TYPE, { ...workitemStart(state), signal: nudgeSignal });
    if (isTelling) return 'asked';
    log.warn(about, 'an item seems stuck: its workflow was asked');
    await countRepair(pool, 'item-stuck');
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    if (isClosed(state)) return 'ended';
    log.error(about, 'the workflow of an open item has ended');
    await countRepair(pool, 'workflow-ended');
  }
  return 'asked';
}
