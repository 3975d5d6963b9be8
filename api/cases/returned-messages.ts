import {
  type CaseMessage,
  findReturned,
  giveMessage,
  lockMessages,
  matchMessages,
  readReturned,
  settleReturned,
} from '../../db/case-message';
import { insertNotifications } from '../../db/notification';
import { transaction } from '../../db/transaction';
import { addressOfSupervisors, type Notification } from '../../domain/notification/notification';
import type { Deps } from '../deps';
import { lookAgain, type Serving } from '../serve/look-again';
import { writeNewCase } from './create-case';
import { caseStartedBy } from './publish-message';

const AGAIN_SECONDS = 60;

/** Looks after messages that went to a case which did not take them any more, such as one that has ended meanwhile. */
export function serveReturned(deps: Deps): Serving {
  return lookAgain('messages that came back cannot be looked after yet', deps.log, () => lookAfterReturned(deps));
}

/** False: there is none. */
export async function lookAfterReturned(deps: Deps): Promise<boolean> {
  const message = await findReturned(deps.pool);
  if (!message) return false;
  try {
    await lookAfter(deps, message);
  } catch (error) {
    deps.log.warn({ err: error, message: message.id }, 'a message that came back cannot be looked after yet');
    await settleReturned(deps.pool, message.id, AGAIN_SECONDS);
  }
  return true;
}

/** As if it came now: to who waits for it, or it starts a case, or is kept; or else those are told who can mend it. */
async function lookAfter(deps: Deps, message: CaseMessage): Promise<void> {
  const { id, division, name, source } = message;
  const actor =
    source === null ? ({ kind: 'system', id: 'message' } as const) : ({ kind: 'source', id: source } as const);
  const starting = await caseStartedBy(deps, await deps.directories.get(), message, actor);
  await transaction(deps.pool, async (client) => {
    await lockMessages(client, division, name);
    const returned = await readReturned(client, id);
    if (!returned) return;
    const matched = await matchMessages(client, division, name, id);
    if (matched.some(({ messageId }) => messageId === id)) return;
    if (starting) {
      await writeNewCase(client, starting.file, starting.given);
      return giveMessage(client, id, starting.file.id);
    }
    await settleReturned(client, id);
    if (!returned.isKept) await insertNotifications(client, [discarded(message)]);
  });
  deps.wake('cases', 'stream', 'notifications');
}

/** Whoever sent it was told that a case would have it. */
function discarded({ id, division, name, key }: CaseMessage): Notification {
  return {
    kind: 'event',
    division,
    cause: `message/${id}`,
    subject: `A message ${name} was discarded`,
    text: `The case that waited for it has ended or gone another way before it came${key === null ? '' : ` (key ${key})`}.`,
    itemId: null,
    data: { event: 'message-discarded', message: id, name, key },
    recipients: [addressOfSupervisors(division)],
    webhooks: [],
    mailTo: [],
    body: {},
  };
}
