import type { ClientBase } from 'pg';
import { insertAudit } from '../../db/audit/entry';
import { type CaseMessage, giveMessage, insertMessage, lockMessages, matchMessages } from '../../db/case-message';
import { transaction } from '../../db/transaction';
import { startByMessage } from '../../domain/bpmn/possible-starts';
import type { CaseFile } from '../../domain/cases/file';
import type { Actor } from '../../domain/item/event';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Directory } from '../catalogue/directory';
import type { MessageResult } from '../contract/case';
import type { Deps } from '../deps';
import { invalidInput } from '../http-problem';
import { type NewCase, newCase, possibleStarts, startableIn, startFaults, writeNewCase } from './create-case';

/**
 * A message goes to the case that waits for it; else it starts one, where a case type of the division starts by it; else it
 * is kept for its time to live. The same message again has no second effect.
 */
export async function publishMessage(
  deps: Deps,
  directory: Directory,
  message: CaseMessage,
  actor: Actor,
): Promise<MessageResult> {
  const { id, division, name, variables } = message;
  const starting = await caseStartedBy(deps, directory, message, actor);
  const give = async (client: ClientBase): Promise<MessageResult> => {
    const matched = await matchMessages(client, division, name, id);
    const found = matched.find(({ messageId }) => messageId === id);
    if (found) return { outcome: 'delivered', case: found.caseId };
    if (!starting) return { outcome: message.keptMs > 0 ? 'kept' : 'dropped', case: null };
    // Rolls back what was written of it: the same message, mended, is not taken for a repetition.
    const faults = startFaults(starting.given.type, variables, 'variables');
    if (faults.length > 0) throw invalidInput(faults);
    await writeNewCase(client, starting.file, starting.given);
    await giveMessage(client, id, starting.file.id);
    return { outcome: 'started', case: starting.file.id };
  };
  const result = await transaction(deps.pool, async (client): Promise<MessageResult> => {
    await lockMessages(client, division, name);
    if (!(await insertMessage(client, message))) return { outcome: 'delivered', case: null };
    const given = await give(client);
    const object = { kind: 'message', id, name } as const;
    // A message belongs to no object that an erasure could name: its key and values stay with whom it reached.
    const after = { variables: Object.keys(variables), ...given };
    await insertAudit(client, [{ division, verb: 'publish', object, actor, before: null, after }]);
    return given;
  });
  deps.wake('cases', 'stream');
  return result;
}

/** The case that a message starts where nobody waits for it. One that a source sends is its own: it may see what it has started. */
export async function caseStartedBy(
  deps: Deps,
  directory: Directory,
  { id, division, name, variables, source }: CaseMessage,
  actor: Actor,
): Promise<{ file: CaseFile; given: NewCase } | undefined> {
  const known = source === null ? {} : { source, externalId: `message:${id}` };
  for (const { type, version } of startableIn(directory, division)) {
    const startEvent = startByMessage(possibleStarts(type), name);
    if (startEvent === undefined) continue;
    const given = { type, version, actor, startEvent, variables, ...known };
    return { file: await newCase(deps, given, await databaseNow(deps.pool)), given };
  }
  return undefined;
}
