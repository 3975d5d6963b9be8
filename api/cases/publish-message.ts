import { insertMessage, type CaseMessage, giveMessage, lockMessages, matchMessages } from '../../db/case-message';
import { transaction } from '../../db/transaction';
import type { EventDefinition } from '../../domain/bpmn/graph';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import type { Actor } from '../../domain/item/event';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Directory } from '../catalogue/directory';
import type { MessageResult } from '../contract/case';
import type { Deps } from '../deps';
import { caseTypesIn, newCase, writeNewCase } from './create-case';

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
    const startEvent = startOf(
      type,
      (definition) => definition.type === 'message' && definition.message?.name === name,
    );
    return startEvent === undefined ? [] : [{ type, version, actor, startEvent, variables }];
  })[0];
  const file = starting && (await newCase(deps, starting, await databaseNow(deps.pool)));
  const result = await transaction(deps.pool, async (client): Promise<MessageResult> => {
    await lockMessages(client, division, name);
    if (!(await insertMessage(client, message))) return { outcome: 'delivered', case: null };
    const matched = await matchMessages(client, division, name, id);
    const found = matched.find(({ messageId }) => messageId === id);
    if (found) return { outcome: 'delivered', case: found.caseId };
    if (!starting || !file) return { outcome: message.keptMs > 0 ? 'kept' : 'dropped', case: null };
    await writeNewCase(client, file, starting);
    await giveMessage(client, id, file.id);
    return { outcome: 'started', case: file.id };
  });
  deps.wake('cases', 'stream');
  return result;
}

/** The start event of its main process that has such a definition. */
export function startOf({ model }: CaseTypeDocument, is: (definition: EventDefinition) => boolean): string | undefined {
  if (!model || !('graph' in model)) return undefined;
  const { nodes, main } = model.graph;
  return nodes.find((node) => node.kind === 'start' && node.in === main && node.definitions.some(is))?.id;
}
