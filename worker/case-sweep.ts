import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { pruneMessages } from '../db/case-message';
import { readCases, settleEndedCase, takeStuckCases } from '../db/case-file';
import { takeOpenOrders } from '../db/case-order';
import { pruneTaskLinks } from '../db/task-link';
import { countRepair } from '../db/repair';
import type { CaseFile } from '../domain/cases/file';
import { nudgeSignal } from '../workflows/messages';
import { CASE_TYPE, caseStart } from '../workflows/start';
import { type Loop, type LoopDeps, startLoop } from './loop';

const INTERVAL_MS = 5_000;
const BATCH = 16;

/** Asks the workflows of cases whose deadline has passed, or that have ended a while ago, as the sweep of items does. */
export function startCaseSweep(deps: LoopDeps): Loop {
  return startLoop('case sweep', deps.log, async () => {
    const files = await takeStuckCases(deps.pool, BATCH);
    await Promise.all(files.map((file) => ask(deps, file)));
    await askForWork(deps);
    await pruneMessages(deps.pool);
    await pruneTaskLinks(deps.pool);
    return files.length === BATCH ? 0 : INTERVAL_MS;
  });
}

/** A workflow that has lost work of its own begins it again; what it does already goes on. */
async function askForWork(deps: LoopDeps): Promise<void> {
  const orders = await takeOpenOrders(deps.pool, 'workflow', BATCH);
  const files = await readCases(deps.pool, [...new Set(orders.map(({ caseId }) => caseId))]);
  await Promise.all(files.filter(({ closedMs }) => closedMs === null).map((file) => nudge(deps, file)));
}

async function ask(deps: LoopDeps, file: CaseFile): Promise<void> {
  if (!(await nudge(deps, file)) || file.closedMs !== null) return;
  deps.log.warn({ case: file.id, version: file.version }, 'a case seems stuck: its workflow was asked');
  await countRepair(deps.pool, 'case-stuck');
}

/** False: the workflow of this life has ended, as that of a case that is closed should have. */
async function nudge({ pool, client, log }: LoopDeps, file: CaseFile): Promise<boolean> {
  try {
    await client.workflow.signalWithStart(CASE_TYPE, { ...caseStart(file), signal: nudgeSignal });
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    if (file.closedMs !== null) await settleEndedCase(pool, file.id);
    else {
      log.error({ case: file.id }, 'the workflow of an open case has ended');
      await countRepair(pool, 'workflow-ended');
    }
    return false;
  }
}
