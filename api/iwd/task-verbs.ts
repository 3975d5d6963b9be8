import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { given } from '../../domain/item/about';
import type { Actor } from '../../domain/item/event';
import { isClosed } from '../../domain/item/state';
import { updateOf } from '../../domain/iwd/task';
import { restartLife } from '../commands/restart';
import { complete } from '../commands/complete';
import { runCommand } from '../commands/run-command';
import { reschedule, resume } from '../commands/steer';
import { update } from '../commands/update';
import type { IwdCompleteBody, IwdReasonBody, IwdRestartBody, IwdUpdateBody } from '../contract/iwd';
import { invalidInput } from '../http-problem';
import type { Context } from '../route';
import { findItem } from '../items/find-item';
import { ignoredOf } from './ignored';
import { toldByTask } from './told-by-task';

/** Does something to an item by the commands of the API, and tells which fields of the request changed nothing. */
export type RunVerb<B> = (context: Context, row: ItemRow, actor: Actor, body: B) => Promise<string[]>;

export const updateTask: RunVerb<z.output<typeof IwdUpdateBody>> = async (context, row, actor, body) => {
  const translated = updateOf(body);
  if (!translated.ok) throw invalidInput(translated.errors);
  const { attributes, clocks, ignored } = translated.value;
  await toldByTask(body, async () => {
    if (attributes || !clocks) await update(step(context, 'update'), row, actor, { attributes, reclassify: false });
    if (!clocks) return;
    const { deps, scope } = context;
    await reschedule(step(context, 'reschedule'), await findItem(deps.pool, scope, row.state.id), actor, clocks);
  });
  return ignoredOf(body, ignored);
};

export const holdTask: RunVerb<z.output<typeof IwdReasonBody>> = async (context, row, actor, body) => {
  await runCommand(context, row, { action: 'pause', actor, ...given('reason', body.reason) });
  return ignoredOf(body);
};

export const resumeTask: RunVerb<z.output<typeof IwdReasonBody>> = async (context, row, actor, body) => {
  await resume(context, row, actor);
  return ignoredOf(body, ['reason']);
};

export const cancelTask: RunVerb<z.output<typeof IwdReasonBody>> = async (context, row, actor, body) => {
  await runCommand(context, row, { action: 'cancel', actor, ...given('reason', body.reason) });
  return ignoredOf(body);
};

export const completeTask: RunVerb<z.output<typeof IwdCompleteBody>> = async (context, row, actor, body) => {
  await toldByTask({}, () => complete(context, row, { disposition: body.resultCode }, actor));
  return ignoredOf(body, ['reason']);
};

/** In iWD an open task is restarted, too: it is classified and distributed anew. */
export const restartTask: RunVerb<z.output<typeof IwdRestartBody>> = async (context, row, actor, body) => {
  if (isClosed(row.state)) await restartLife(context, row, actor);
  else await toldByTask({}, () => update(context, row, actor, { reclassify: true }));
  return ignoredOf(body, ['reason']);
};

/** Two commands of one request are two, under names of their own. */
function step(context: Context, name: string): Context {
  const { requestKey } = context;
  return { ...context, requestKey: requestKey === undefined ? undefined : `${requestKey}/${name}` };
}
