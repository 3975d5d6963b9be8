import type { ClientBase } from 'pg';
import { insertAudit } from '../../db/audit/entry';
import { insertMessage, type CaseMessage, giveMessage, lockMessages, matchMessages } from '../../db/case-message';
import { transaction } from '../../db/transaction';
import { startByMessage } from '../../domain/bpmn/possible-starts';
import type { Actor } from '../../domain/item/event';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Directory } from '../catalogue/directory';
import type { MessageResult } from '../contract/case';
import type { Deps } from '../deps';
import { invalidInput } from '../http-problem';
import { caseTypesIn, newCase, possibleStarts, startFaults, writeNewCase } from './create-case';

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
  const starting = caseTypesIn(directory, division).flatMap(({ type, version }) => {
    const startEvent = startByMessage(possibleStarts(type), name);
    return startEvent === undefined ? [] : [{ type, version, actor, startEvent, variables }];
  })[0];
  const faults = starting ? startFaults(starting.type, variables, 'variables') : [];
  const file = starting && (await newCase(deps, starting, await databaseNow(deps.pool)));
  const give = async (client: ClientBase): Promise<MessageResult> => {
    const matched = await matchMessages(client, division, name, id);
    const found = matched.find(({ messageId }) => messageId === id);
    if (found) return { outcome: 'delivered', case: found.caseId };
    if (!starting || !file) return { outcome: message.keptMs > 0 ? 'kept' : 'dropped', case: null };
    // Rolls back what was written of it: the same message, mended, is not taken for a repetition.
    if (faults.length > 0) throw invalidInput(faults);
    await writeNewCase(client, file, starting);
    await giveMessage(client, id, file.id);
    return { outcome: 'started', case: file.id };
  };
  const result = await transaction(deps.pool, async (client): Promise<MessageResult> => {
    await lockMessages(client, division, name);
    if (!(await insertMessage(client, message))) return { outcome: 'delivered', case: null };
    const given = await give(client);
    const object = { kind: 'message', id, name } as const;
    const after = { key: message.key, variables, ...given };
    await insertAudit(client, [{ division, verb: 'publish', object, actor, before: null, after }]);
    return given;
  });
  deps.wake('cases', 'stream');
  return result;
}
