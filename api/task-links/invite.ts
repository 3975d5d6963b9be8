import { TASK_LINK_EVENT } from '../../domain/notification/task-link';
import { insertNotifications } from '../../db/notification';
import { insertTaskLink } from '../../db/task-link';
import { transaction } from '../../db/transaction';
import { isClosed } from '../../domain/item/state';
import { addressOfMailbox } from '../../domain/notification/notification';
import { dayMs } from '../../domain/time/duration';
import type { Deps } from '../deps';
import { findItem } from '../items/find-item';
import { tellInvited } from './links';

const EXPIRES_AFTER_MS = 30 * dayMs;
const CASES = { kind: 'system', id: 'cases' } as const;

/**
 * A link to the task of a case goes to its participant by mail, once however often it is asked for: it has the ID of its
 * item. The token is made when the mail is sent.
 */
export async function inviteByMail(
  deps: Deps,
  { id, division }: { id: string; division: string },
  participant: string,
  mail: string,
): Promise<void> {
  const { state } = await findItem(deps.pool, { divisions: [division], source: null, tasks: null }, id);
  if (isClosed(state)) return;
  const { life, name, reference } = state;
  const expiresInMs = EXPIRES_AFTER_MS;
  const link = { id, itemId: id, life, division, participant, createdBy: CASES.id, expiresInMs };
  await transaction(deps.pool, async (client) => {
    const row = await insertTaskLink(client, link, null);
    if (!row) return;
    await tellInvited(client, state, CASES, row);
    await insertNotifications(client, [
      {
        kind: 'event',
        division,
        cause: `task-link/${id}`,
        subject: name ?? reference,
        text: `${participant}, this is asked of you: ${name ?? reference} (${reference}).\n\nThe link opens this task alone, once, until ${row.expiresAt.toISOString().slice(0, 10)}.\n\n${id}`,
        itemId: id,
        data: { event: TASK_LINK_EVENT },
        recipients: [],
        webhooks: [],
        mailTo: [addressOfMailbox(mail)],
        body: {},
      },
    ]);
  });
  deps.wake('notifications', 'stream');
}
