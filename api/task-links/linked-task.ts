import { hadEffect } from '../commands/command-id';
import { complete } from '../commands/complete';
import type { ItemRow } from '../../db/item-read';
import type { TaskLinkRow } from '../../db/task-link';
import { findOpenTaskLink } from '../../db/task-link';
import { namesOf, valuesFor } from '../../domain/forms/form';
import { formOfItem, isClosed } from '../../domain/item/state';
import { optionalInstantText } from '../../domain/time/instant';
import { userCredential } from '../auth/grants';
import type { Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { LinkedTask } from '../contract/task-link';
import type { Deps } from '../deps';
import { HttpProblem, invalidInput } from '../http-problem';
import { findItem } from '../items/find-item';
import { shownState } from '../items/item-view';
import type { Context } from '../route';
import { sentLinkHash } from '../../db/task-link-token';

/** Whoever has it may see and do this one task. Nobody is told why another one opens nothing. */
export async function openLink(deps: Deps, authorization: string | undefined): Promise<TaskLinkRow> {
  const hash = sentLinkHash(authorization);
  const link = hash && (await findOpenTaskLink(deps.pool, hash));
  if (!link) throw new HttpProblem('LINK_ENDED');
  return link;
}

export async function linkedTask(deps: Deps, link: TaskLinkRow): Promise<LinkedTask> {
  const row = await itemOf(deps, link);
  return taskView(await deps.directories.get(), row, link, await hadEffect(deps.pool, link.itemId, commandOf(link)));
}

/** Once: the link itself names the command, so that its repetition has no second effect. */
export async function completeLinkedTask(
  deps: Deps,
  link: TaskLinkRow,
  attributes: Readonly<Record<string, unknown>>,
): Promise<LinkedTask> {
  const [row, directory] = [await itemOf(deps, link), await deps.directories.get()];
  const names = namesOf(formOfItem(row.state) ?? {});
  const errors = Object.entries(attributes).flatMap(([name, value]) =>
    names.includes(name)
      ? []
      : [
          {
            path: `attributes.${name}`,
            message: 'is not asked for',
            code: 'NOT_ASKED' as const,
            value,
            allowed: names,
          },
        ],
  );
  if (errors.length > 0) throw invalidInput(errors);
  const actor = { kind: 'participant', id: link.participant } as const;
  await complete(contextOf(deps, directory, link), row, { attributes: { ...attributes } }, actor, commandOf(link));
  return taskView(directory, await itemOf(deps, link), link, true);
}

/** A link is for one life of its item: begun again, it is another task. */
async function itemOf(deps: Deps, { itemId, division, life }: TaskLinkRow): Promise<ItemRow> {
  const row = await findItem(deps.pool, { divisions: [division], source: null, tasks: null }, itemId);
  if (row.state.life !== life) throw new HttpProblem('LINK_ENDED');
  return row;
}

function commandOf({ id }: TaskLinkRow): string {
  return `link/${id}`;
}

function taskView({ rules }: Directory, row: ItemRow, link: TaskLinkRow, isDone: boolean): LinkedTask {
  const { state, now, ledgerState } = row;
  const worktype = rules.find('worktype', state.division, state.worktype);
  const shown = shownState(state, ledgerState, now.getTime());
  const isOpen = !isDone && !isClosed(state) && shown !== 'scheduled' && shown !== 'awaiting-source';
  const form = isOpen ? formOfItem(state) : null;
  return {
    state: isOpen ? 'open' : isDone ? 'done' : 'ended',
    title: state.name ?? worktype?.name ?? state.worktype,
    reference: state.reference,
    participant: link.participant,
    instructions: isOpen ? (worktype?.instructions ?? null) : null,
    form,
    values: form === null ? {} : valuesFor(form, state.attributes),
    dueAt: optionalInstantText(state.dueMs),
    expiresAt: link.expiresAt.toISOString(),
  };
}

function contextOf(deps: Deps, directory: Directory, { id, participant, division }: TaskLinkRow): Context {
  const principal: Principal = {
    id: `link:${id}`,
    kind: 'user',
    subject: `link:${id}`,
    name: participant,
    agent: null,
    source: null,
    isInstallationAdmin: false,
    grants: new Map(),
    expiresMs: null,
  };
  return {
    deps,
    directory,
    principal,
    caller: { principal, credential: userCredential(principal.subject) },
    scope: { divisions: [division], source: null, tasks: null },
    requestKey: undefined,
  };
}
