import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { CaseFile } from '../../domain/cases/file';
import { type CaseRefusal, type CaseRequest, isCaseRefusal } from '../../domain/cases/request';
import { currentOrigin } from '../../db/audit/origin';
import { caseUpdates } from '../../workflows/messages';
import { CASE_TYPE, caseStart } from '../../workflows/start';
import { refusalOf, untilAnswered } from '../commands/send-command';

export type CaseAnswer = { ok: true } | { ok: false; refusal: CaseRefusal | 'OUTCOME_UNKNOWN' };

/** Sends a request to the workflow of a case, which is started where it does not run yet, and waits for its answer. */
export async function sendCaseRequest(
  client: Client,
  seen: CaseFile,
  commandId: string,
  request: CaseRequest,
): Promise<CaseAnswer> {
  const origin = currentOrigin() ?? undefined;
  try {
    await untilAnswered(client, () =>
      client.workflow.executeUpdateWithStart(caseUpdates[request.event.type], {
        updateId: commandId,
        args: [{ commandId, seenVersion: seen.version, request, ...(origin && { origin }) }],
        startWorkflowOperation: new WithStartWorkflowOperation(CASE_TYPE, caseStart(seen)),
      }),
    );
    return { ok: true };
  } catch (error) {
    return { ok: false, refusal: refusalOf(error, isCaseRefusal, 'CASE_CLOSED') };
  }
}
