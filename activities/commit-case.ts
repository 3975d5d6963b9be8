import { ApplicationFailure } from '@temporalio/activity';
import type { Pool } from 'pg';
import { insertCaseRequests, resumeCaseRequests } from '../db/case-request';
import { insertCaseDelivery } from '../db/case-delivery';
import { readCase, type StoredCase, writeCase } from '../db/case-file';
import { endMessage, lockMessages, matchMessages } from '../db/case-message';
import { endWork, insertOrders, openOrders } from '../db/case-order';
import { replaceWaits } from '../db/case-wait';
import { insertNotifications } from '../db/notification';
import type { Queryable } from '../db/queryable';
import { storableValue } from '../db/storable';
import { transaction } from '../db/transaction';
import type { Wake } from '../db/wake';
import { caseEntry } from '../domain/audit/case-entry';
import { caseNudgeAtMs, fileState, waitsOf } from '../domain/cases/file';
import { notificationsOf } from '../domain/cases/notices';
import { messageOfCommand } from '../domain/cases/message-command';
import { caseDeliveryBody, toldToSource } from '../domain/cases/told-to-source';
import { CLOCK } from '../domain/item/event';
import { awaitedTimes } from './awaited-times';
import type { CommitCaseInput, CommitCaseOutcome, StoredFile } from './case-activities';

interface CommitCaseDeps {
  pool: Pool;
  wake: Wake;
}

/**
 * One request, one transaction: compare and set the version, the whole state as snapshot, history, orders, what is waited
 * for, and kept messages that find it. The same command again changes nothing and answers the newest state.
 */
export async function commitCase(deps: CommitCaseDeps, input: CommitCaseInput): Promise<CommitCaseOutcome> {
  const { commandId, expectedVersion, notBeforeMs, audited = { verb: input.change.events[0]?.type ?? 'step' } } = input;
  // What a worker, a service or a cut text brings is not refused: the commit would be tried for ever.
  const change = storableValue(input.change);
  const { file } = change;
  const waits = waitsOf(file);
  const messageId = messageOfCommand(commandId);
  const names = [...new Set(waits.flatMap(({ kind, name }) => (kind === 'message' ? [name] : [])))].toSorted();
  const times = await awaitedTimes(deps.pool, file);
  let hasMatched = false;
  let isResumed = false;
  const outcome = await transaction(deps.pool, async (client): Promise<CommitCaseOutcome> => {
    const stored = await readCase(client, file.id, commandId, 'for no key update of c');
    if (!stored) throw ApplicationFailure.nonRetryable(`no case ${file.id}`, 'NO_CASE');
    if (stored.commandVersion !== null) return { outcome: 'repeated', ...(await whole(client, stored)) };
    if (stored.file.version > expectedVersion) return { outcome: 'ahead', ...(await whole(client, stored)) };
    if (notBeforeMs !== undefined && stored.nowMs < notBeforeMs) return { outcome: 'early', nowMs: stored.nowMs };
    // Before any row that a match of somebody else may hold.
    for (const name of names) await lockMessages(client, file.division, name);
    const columns = {
      state: fileState(file),
      incidents: Object.keys(file.process?.incidents ?? {}).length,
      nudgeAtMs: caseNudgeAtMs(file),
    };
    const audit = caseEntry(stored.file, change, audited);
    if (!(await writeCase(client, change, columns, commandId, audit))) throw new Error(`case ${file.id} was overtaken`);
    await insertNotifications(client, notificationsOf(file, change.notices));
    isResumed = stored.file.isSuspended && !file.isSuspended;
    if (isResumed) await resumeCaseRequests(client, file.id);
    await endWork(client, file.id, change.ended);
    await insertOrders(client, file.id, file.version, change.orders);
    if (times.length > 0) {
      const request = { event: { type: 'recompute', times }, actor: CLOCK } as const;
      await insertCaseRequests(client, [{ caseId: file.id, commandId: `times/${file.life}.${file.version}`, request }]);
    }
    const told = toldToSource(stored.file, file, change.actor);
    if (told) await insertCaseDelivery(client, file, told, caseDeliveryBody(file, told));
    const fresh = await replaceWaits(client, file, waits);
    const ended = messageId === null ? null : await endMessage(client, messageId);
    for (const name of names.filter((each) => fresh.includes(each) || each === ended))
      hasMatched = (await matchMessages(client, file.division, name, null)).length > 0 || hasMatched;
    return { outcome: 'committed' };
  });
  const isForCases = hasMatched || isResumed || times.length > 0;
  if (outcome.outcome === 'committed') deps.wake('stream', ...(isForCases ? (['cases'] as const) : []));
  if (outcome.outcome === 'committed' && change.notices.length > 0) deps.wake('notifications');
  return outcome;
}

/** The newest committed state with what it still asks of the outside. */
export async function loadCase(pool: Pool, id: string): Promise<StoredFile> {
  const stored = await readCase(pool, id);
  if (!stored) throw ApplicationFailure.nonRetryable(`no case ${id}`, 'NO_CASE');
  return whole(pool, stored);
}

async function whole(db: Queryable, { file }: Pick<StoredCase, 'file'>): Promise<StoredFile> {
  return { file, orders: await openOrders(db, file.id) };
}
