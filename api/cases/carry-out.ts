import { appendHistory, readCase } from '../../db/case-file';
import { endOrder, giveVariables, readOrder, type StoredOrder } from '../../db/case-order';
import { transaction } from '../../db/transaction';
import { afterSpan } from '../../domain/bpmn/timer';
import { visibleAt } from '../../domain/bpmn/visible';
import type { CaseFile } from '../../domain/cases/file';
import type { Directory } from '../catalogue/directory';
import type { CarryOut, Deps } from '../deps';
import { HttpProblem } from '../http-problem';
import { broadcastSignal } from './broadcast-signal';
import { cancelTask } from './cancel-task';
import { raiseTask } from './raise-task';
import { captureTask, type TaskOrder } from './capture-task';
import { caseTypeOf } from './case-type-of';
import { publishMessage } from './publish-message';
import { whyRefused } from './why-refused';

type OrderOf = Parameters<CarryOut>[0];

/**
 * Carries out what a commit of a case has ordered, once, however often it is asked to. That work cannot be begun is thrown, and its
 * case has an incident; of what else is refused there is an entry in the history: nobody waits for it.
 */
export async function carryOut(deps: Deps, { caseId, ...name }: OrderOf): Promise<void> {
  const [stored, order] = await Promise.all([readCase(deps.pool, caseId), readOrder(deps.pool, caseId, name)]);
  if (!stored || !order || order.isDone) return;
  const { command } = order;
  try {
    await obey(deps, stored.file, order);
  } catch (error) {
    if (command.type === 'start-work' || !(error instanceof HttpProblem) || error.status >= 500) throw error;
    const { message: why, said } = whyRefused(error);
    const named = 'name' in command ? { name: command.name } : {};
    const data = { order: command.type, code: error.code, why, ...(said && { said }), ...named };
    const instance = 'instance' in command ? command.instance : null;
    const element = 'element' in command ? command.element : null;
    const events = [{ type: 'order-refused', element, instance, data }];
    await transaction(deps.pool, async (client) => {
      await appendHistory(client, caseId, { actor: { kind: 'system', id: 'work' }, events });
      await endOrder(client, caseId, name);
    });
    deps.wake('stream');
  }
}

async function obey(deps: Deps, file: CaseFile, { command, ...order }: StoredOrder): Promise<void> {
  const { id: caseId, division } = file;
  const id = `${caseId}/${order.version}.${order.place}`;
  const actor = { kind: 'system', id: `case:${file.reference}` } as const;
  const directory = await deps.directories.get();
  switch (command.type) {
    case 'start-work':
      return beginTask(deps, directory, file, { ...order, command });
    case 'cancel-work':
      await cancelTask(deps, file, command.instance);
      break;
    case 'raise-work':
      await raiseTask(deps, file, command, id);
      break;
    case 'publish-message': {
      const nowMs = Date.now();
      const keptMs = Math.max(0, (afterSpan(command.timeToLive ?? 'PT0S', nowMs) ?? nowMs) - nowMs);
      await publishMessage(deps, directory, { ...command, id, division, source: null, keptMs }, actor);
      break;
    }
    case 'broadcast-signal':
      await broadcastSignal(deps, directory, { ...command, id, division }, actor);
      break;
  }
  await endOrder(deps.pool, caseId, order);
}

/** The item gets what the task may read as the case stands when it is first begun. What has ended by then needs none. */
async function beginTask(
  deps: Deps,
  directory: Directory,
  file: CaseFile,
  { command, ...order }: StoredOrder & Pick<TaskOrder, 'command'>,
): Promise<void> {
  const type = await caseTypeOf(deps, file);
  const { model } = type;
  const readable = file.process && model && 'graph' in model && visibleAt(model.graph, file.process, command.instance);
  if (!readable) return endOrder(deps.pool, file.id, order);
  const variables = await giveVariables(deps.pool, file.id, order, readable);
  const externalId = await captureTask(deps, directory, file, { ...order, command, variables, type });
  await endOrder(deps.pool, file.id, order, externalId);
}
