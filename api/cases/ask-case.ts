import { createHash } from 'node:crypto';
import type { CaseRow } from '../../db/case-read';
import type { CaseRequest, EndedEvent } from '../../domain/cases/request';
import type { Actor } from '../../domain/item/event';
import { keyCommandId } from '../commands/command-id';
import { HttpProblem } from '../http-problem';
import type { Answer, Context } from '../route';
import { changeEnded } from './change-ended';
import { showCase } from './case-sight';
import { findCase } from './find-case';

/** Asks the workflow of a case, and answers the case as it is then. */
export async function askCase(
  context: Context,
  row: CaseRow,
  event: CaseRequest['event'] | EndedEvent,
  reason?: string,
): Promise<Answer> {
  const { deps } = context;
  const actor = callerOf(context);
  const because = reason === undefined ? {} : { reason };
  const commandId = requestId(context, row, event);
  if (row.file.closedMs !== null || event.type === 'close' || event.type === 'reopen') {
    await changeEnded(deps, row.file.id, commandId, { event, actor, ...because });
  } else {
    const answer = await deps.workflows.sendCase(row.file, commandId, { event, actor, ...because });
    if (!answer.ok)
      throw new HttpProblem(answer.refusal, answer.refusal === 'CANNOT_SKIP' ? { allowed: ['retry'] } : {});
  }
  return { status: 200, body: await showCase(context, await findCase(context, row.file.id)) };
}

export function callerOf({ principal }: Context): Actor {
  if (principal.source !== null) return { kind: 'source', id: principal.source };
  return principal.agent === null ? { kind: 'user', id: principal.subject } : { kind: 'agent', id: principal.agent };
}

/** The caller's keyed request names the command; without one, what it would change does, so that a repetition is the same. */
function requestId({ requestKey, principal }: Context, { file }: CaseRow, event: { type: string }): string {
  if (requestKey !== undefined) return keyCommandId(principal.id, requestKey);
  const content = createHash('sha256').update(JSON.stringify(event)).digest('base64url').slice(0, 16);
  return `${event.type}/${file.life}.${file.version}/${principal.id}/${content}`;
}
