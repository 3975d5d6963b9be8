import type { ClientBase } from 'pg';
import type { z } from 'zod';
import { insertAudit } from '../../db/audit/entry';
import { appendEvents } from '../../db/item-event';
import { createId } from '../../db/new-id';
import { insertTaskLink, listTaskLinks, revokeTaskLink, type TaskLinkRow } from '../../db/task-link';
import { transaction } from '../../db/transaction';
import type { Actor } from '../../domain/item/event';
import { isClosed, type ItemState } from '../../domain/item/state';
import { dayMs, parseDuration } from '../../domain/time/duration';
import { callingActor } from '../commands/calling-actor';
import type { NewTaskLink, TaskLink, TaskLinkBody } from '../contract/task-link';
import { HttpProblem, invalidInput } from '../http-problem';
import { findItem } from '../items/find-item';
import type { Context } from '../route';
import { newLinkToken } from '../../db/task-link-token';

const MOST_DAYS = 90;

/** A link to a task, for somebody who is no agent. Its token is shown here and never again. */
export async function createTaskLink(
  context: Context,
  itemId: string,
  { participant, expiresIn }: z.output<typeof TaskLinkBody>,
): Promise<z.infer<typeof NewTaskLink>> {
  const { deps, scope } = context;
  const { state, archivedAt } = await findItem(deps.pool, scope, itemId);
  if (isClosed(state) || archivedAt !== null) throw new HttpProblem('ITEM_CLOSED');
  const expiresInMs = lifetimeMs(expiresIn);
  const actor = callingActor(context, state);
  const { token, hash } = newLinkToken();
  const link = {
    id: createId(Date.now()),
    itemId,
    life: state.life,
    division: state.division,
    participant,
    createdBy: actor.id,
    expiresInMs,
  };
  const made = await transaction(deps.pool, async (client) => {
    const row = await insertTaskLink(client, link, hash);
    if (!row) throw new Error('a new link is there already');
    await tellInvited(client, state, actor, row);
    return row;
  });
  deps.wake('stream');
  return { ...viewOf(made), token, page: `/task#${token}` };
}

/** What the history of its item and the audit tell of a new link. */
export async function tellInvited(
  client: ClientBase,
  state: ItemState,
  actor: Actor,
  { id, participant, expiresAt }: TaskLinkRow,
): Promise<void> {
  const data = { link: id, participant, expiresAt: expiresAt.toISOString() };
  await appendEvents(client, [{ itemId: state.id, actor, events: [{ type: 'invited', data }] }]);
  await insertAudit(client, [{ ...entryOf(state), actor, verb: 'invite', before: null, after: data }]);
}

function entryOf({ id, division, reference }: ItemState) {
  return { division, object: { kind: 'item', id, name: reference } } as const;
}

export async function taskLinks({ deps, scope }: Context, itemId: string): Promise<{ links: TaskLink[] }> {
  await findItem(deps.pool, scope, itemId);
  return { links: (await listTaskLinks(deps.pool, itemId)).map(viewOf) };
}

/** From now on it opens nothing. */
export async function takeBackTaskLink(context: Context, itemId: string, id: string): Promise<TaskLink> {
  const { deps, scope } = context;
  const { state, archivedAt } = await findItem(deps.pool, scope, itemId);
  const actor: Actor = callingActor(context, state);
  const row = await transaction(deps.pool, async (client) => {
    const revoked = await revokeTaskLink(client, itemId, id);
    if (!revoked) throw new HttpProblem('NOT_FOUND');
    if (!revoked.isNew) return revoked;
    const { participant } = revoked;
    const event = { type: 'uninvited' as const, data: { link: id, participant } };
    // An archived item has its history with it.
    if (archivedAt === null) await appendEvents(client, [{ itemId, actor, events: [event] }]);
    await insertAudit(client, [{ ...entryOf(state), actor, verb: 'uninvite', before: event.data, after: null }]);
    return revoked;
  });
  deps.wake('stream');
  return viewOf(row);
}

function lifetimeMs(text: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0 && ms <= MOST_DAYS * dayMs) return ms;
  const message = 'is no time for which a link is good';
  const allowed = `an ISO 8601 duration of at most ${MOST_DAYS} days`;
  throw invalidInput([{ path: 'expiresIn', message, code: 'INVALID_DURATION', value: text, allowed }]);
}

function viewOf({ id, participant, createdBy, createdAt, expiresAt, revokedAt }: TaskLinkRow): TaskLink {
  return {
    id,
    participant,
    createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
