import { externalKeyText, findKnownItems } from '../../db/item-capture';
import type { StoredOrder } from '../../db/case-order';
import type { CaseCommand } from '../../domain/bpmn/messages';
import type { Variables } from '../../domain/bpmn/state';
import type { CaseFile } from '../../domain/cases/file';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import { CASE_SOURCE, taskExternalId } from '../../domain/cases/task';
import { formOf, taskAttributes } from '../../domain/cases/task-form';
import { taskOf, type TaskProperties } from '../../domain/cases/task-properties';
import { createPrincipal } from './case-principal';
import { classifyInput, itemOf, judgeCapture } from '../capture/classify-capture';
import { lookUp } from '../capture/look-up';
import { writeItems } from '../capture/capture-items';
import type { Directory } from '../catalogue/directory';
import type { Deps } from '../deps';
import { invalidInput } from '../http-problem';
import { inviteByMail } from '../task-links/invite';

/** What a task is begun by, and what its item is given. */
export interface TaskOrder extends Pick<StoredOrder, 'earlier'> {
  command: Extract<CaseCommand, { type: 'start-work' }>;
  variables: Variables;
  /** As the case pins it. */
  type: CaseTypeDocument;
}

/** Makes the item of a user task, by the path of every capture. Answers what the case calls it; once made it is not made again. */
export async function captureTask(
  deps: Deps,
  directory: Directory,
  file: CaseFile,
  { command, earlier, variables, type }: TaskOrder,
): Promise<string> {
  if (command.work.type !== 'user') throw new Error('is no user task');
  const externalId = taskExternalId(file.id, command.instance, earlier);
  const key = { source: CASE_SOURCE, externalId };
  const { now, known } = await findKnownItems(deps.pool, [key]);
  const task = taskOf(command.work.properties, now.getTime());
  if (known.size === 0) await makeItem(deps, directory, file, { externalId, command, variables, type, task, now });
  const { participant } = task;
  if (participant?.mail) {
    const id = (await findKnownItems(deps.pool, [key])).known.get(externalKeyText(key));
    if (id !== undefined) await inviteByMail(deps, { id, division: file.division }, participant.name, participant.mail);
  }
  return externalId;
}

async function makeItem(
  deps: Deps,
  directory: Directory,
  file: CaseFile,
  given: Omit<TaskOrder, 'earlier'> & { externalId: string; task: TaskProperties; now: Date },
): Promise<void> {
  const { externalId, command, variables, type, task, now } = given;
  if (task.participant?.mail) checkMailbox(task.participant.mail);
  const { model, forms } = type;
  const form = formOf(forms, 'properties' in command.work ? command.work.properties : {});
  const node = model && 'graph' in model ? model.graph.nodes.find(({ id }) => id === command.element) : undefined;
  const worktype = directory.rules.find('worktype', file.division, task.worktype);
  const principal = createPrincipal(file.division);
  const request = {
    source: CASE_SOURCE,
    externalId,
    division: file.division,
    worktype: task.worktype,
    name: node?.name ?? command.element,
    caseId: file.id,
    externalTag: file.reference,
    attributes: taskAttributes(worktype?.attributes ?? {}, form ?? worktype?.form ?? null, variables),
    ...(task.dueAt === null ? {} : { dueAt: task.dueAt }),
    ...(task.assignee === null ? {} : { preferredAgent: task.assignee }),
    ...(task.priority === null ? {} : { priority: task.priority }),
  };
  const [input] = await lookUp(deps, directory, principal, [classifyInput(request, CASE_SOURCE, now.getTime())]);
  if (!input) throw new Error('one capture asks for one look-up');
  const judged = judgeCapture(directory, principal, input);
  if (!judged.ok) throw judged.problem;
  const { curve } = judged.value;
  const value = {
    ...judged.value,
    curve: { ...curve, offset: curve.offset + (file.priority ?? 0) },
    queue: task.queue ?? judged.value.queue,
    plan: task.rings.length > 0 ? { key: 'task', rings: task.rings } : judged.value.plan,
  };
  await writeItems(deps, [await itemOf({ deps, directory, principal, request, value, nowMs: now.getTime(), form })]);
}

function checkMailbox(value: string): void {
  if (/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(value)) return;
  const message = 'is no address that mail goes to';
  throw invalidInput([{ path: 'participantMail', message, code: 'INVALID_MAILBOX', value }]);
}
