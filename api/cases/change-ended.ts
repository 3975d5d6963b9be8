import type { ClientBase } from 'pg';
import { readCase, writeCase } from '../../db/case-file';
import { insertCaseRequests } from '../../db/case-request';
import { readStageHistory } from '../../db/case-read';
import { transaction } from '../../db/transaction';
import { pinnedType } from '../../domain/cases/decide';
import { decideEnded } from '../../domain/cases/facts';
import { caseNudgeAtMs, fileState } from '../../domain/cases/file';
import { entry } from '../../domain/cases/history';
import { type CaseRequest, type EndedEvent, isEndedEvent } from '../../domain/cases/request';
import { caseEntry } from '../../domain/audit/case-entry';
import { isClosed } from '../../domain/config/division';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import type { Actor } from '../../domain/item/event';
import { divisionClosed } from '../capture/classify-capture';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Deps } from '../deps';
import { caseTypeOf } from './case-type-of';
import { clocksOfNew, ownStarts, possibleStarts, startsByItself } from './create-case';

type AnyEvent = CaseRequest['event'] | EndedEvent;

/**
 * What is said of a case that has ended is written here, under the lock of its row: no workflow has it any more. A reopened
 * one begins its next life where it began the last one, with the variables that it had.
 */
export async function changeEnded(
  deps: Deps,
  caseId: string,
  commandId: string,
  { event, actor, reason }: { event: AnyEvent; actor: Actor; reason?: string },
): Promise<void> {
  const directory = await deps.directories.get();
  await transaction(deps.pool, async (client) => {
    const stored = await readCase(client, caseId, commandId, 'for no key update of c');
    if (!stored || stored.commandVersion !== null) return;
    const { file, nowMs } = stored;
    if (file.closedMs === null) throw new HttpProblem('CASE_OPEN');
    if (!isEndedEvent(event)) throw new HttpProblem('CASE_CLOSED');
    const type = await caseTypeOf(deps, file);
    const startEvent = event.type === 'reopen' ? await beganAt(client, caseId, type) : undefined;
    if (event.type === 'reopen' && startEvent === undefined && !startsByItself(type))
      throw new HttpProblem('NOT_STARTED');
    const decided = decideEnded(pinnedType(type), file, event, Math.floor(nowMs));
    if (decided === null) return;
    if (!decided.ok) throw new HttpProblem(decided.refusal);
    if (decided.next.closedMs === null && isClosed(file.division, directory.divisions))
      throw invalidInput([divisionClosed(file.division)]);
    const clocks = decided.next.closedMs === null ? clocksOfNew(directory, type, Math.floor(nowMs)) : [];
    const next = { ...decided.next, clocks, version: file.version + 1 };
    const status = entry('status-changed', { from: file.status, to: next.status });
    const events = [...decided.entries, ...(file.status === next.status ? [] : [status])];
    const columns = { state: fileState(next), incidents: 0, nudgeAtMs: caseNudgeAtMs(next) };
    const change = { file: next, actor, events, orders: [], ended: [], notices: [] };
    await writeCase(client, change, columns, commandId, caseEntry(file, change, { verb: event.type, reason }));
    if (next.closedMs !== null) return;
    const begin = startEvent === undefined ? {} : { startEvent, again: true };
    const request = { event: { type: 'start', variables: next.variables, ...begin }, actor } as const;
    await insertCaseRequests(client, [{ caseId, commandId: `start/${next.life}`, request }]);
  });
  deps.wake('cases', 'stream');
}

/** The event that its last life began by; undefined: it began by itself. */
async function beganAt(client: ClientBase, caseId: string, type: CaseTypeDocument): Promise<string | undefined> {
  const events = possibleStarts(type).map(({ element }) => element);
  const history = await readStageHistory(client, caseId, [...events, ...ownStarts(type)]);
  const first = history.find((one) => one.type === 'entered')?.element;
  return first !== undefined && events.includes(first) ? first : undefined;
}
