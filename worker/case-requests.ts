import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Pool } from 'pg';
import { lockMessages, matchMessages, passMessageOn } from '../db/case-message';
import { deferCaseRequest, endCaseRequest, leaseCaseRequests, type LeasedCaseRequest } from '../db/case-request';
import { transaction } from '../db/transaction';
import { messageOfCommand } from '../domain/cases/message-command';
import { type CaseRefusal, isCaseRefusal } from '../domain/cases/request';
import { caseUpdates } from '../workflows/messages';
import { CASE_TYPE, caseStart } from '../workflows/start';
import { answerOf } from './answer-of';
import { type Loop, type LoopDeps, startLoop } from './loop';

const CONCURRENCY = 16;
const IDLE_MS = 500;
const ANSWER_WITHIN_MS = 4_000;

/** Asks cases what the system asks of them (see `case_request`) until each has answered, be it by a refusal. */
export function startCaseRequests(deps: LoopDeps): Loop {
  return startLoop('case requests', deps.log, async () => {
    const requests = await leaseCaseRequests(deps.pool, CONCURRENCY);
    await Promise.all(requests.map((request) => send(deps, request)));
    return requests.length === 0 ? IDLE_MS : 0;
  });
}

async function send({ pool, client, log }: LoopDeps, leased: LeasedCaseRequest): Promise<void> {
  const { caseId, commandId } = leased;
  let refusal: CaseRefusal | 'ENDED' | null = null;
  try {
    await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => update(client, leased));
  } catch (error) {
    refusal = answerOf(error, isCaseRefusal);
    if (refusal === null) {
      log.warn(
        { case: caseId, commandId, err: error },
        'a case did not answer; the lease runs out and it is asked again',
      );
      return;
    }
  }
  await endAnswered(pool, leased, refusal);
}

async function update({ workflow }: Client, { file, commandId, request, origin }: LeasedCaseRequest): Promise<void> {
  await workflow.executeUpdateWithStart(caseUpdates[request.event.type], {
    updateId: commandId,
    args: [{ commandId, seenVersion: file.version, request, ...(origin && { origin }) }],
    startWorkflowOperation: new WithStartWorkflowOperation(CASE_TYPE, caseStart(file)),
  });
}

/**
 * It was answered, by this refusal or by none. A message that the case does not take is for the next one who waits for it, or for
 * whoever looks after those that come back; one that comes to a suspended case waits.
 */
export async function endAnswered(
  pool: Pool,
  { caseId, commandId }: Pick<LeasedCaseRequest, 'caseId' | 'commandId'>,
  refusal: CaseRefusal | 'ENDED' | null,
): Promise<void> {
  const messageId = refusal === null ? null : messageOfCommand(commandId);
  if (messageId === null) return endCaseRequest(pool, caseId, commandId);
  await transaction(pool, async (client) => {
    if (refusal === 'CASE_SUSPENDED') return deferCaseRequest(client, caseId, commandId);
    await endCaseRequest(client, caseId, commandId);
    const of = await passMessageOn(client, messageId, caseId);
    if (!of) return;
    await lockMessages(client, of.division, of.name);
    await matchMessages(client, of.division, of.name, messageId);
  });
}
