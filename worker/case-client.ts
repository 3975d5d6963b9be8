import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Pool } from 'pg';
import type { SignalCase } from '../activities/tell-case';
import { readCase } from '../db/case-file';
import { caseSignals } from '../workflows/messages';
import { CASE_TYPE, caseStart } from '../workflows/start';

/** A Signal to a case's workflow, which is started where it does not run; one that has ended is not told. */
export function createSignalCase(pool: Pool, client: Client): SignalCase {
  return async (caseId, commandId, event) => {
    const stored = await readCase(pool, caseId);
    if (!stored) return;
    const request = { event, actor: { kind: 'system', id: 'work' } } as const;
    try {
      await client.workflow.signalWithStart(CASE_TYPE, {
        ...caseStart(stored.file),
        signal: caseSignals[event.type],
        signalArgs: [{ commandId, seenVersion: stored.file.version, request }],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
}
