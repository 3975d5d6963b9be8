import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { given } from '../../domain/item/about';
import type { Actor } from '../../domain/item/event';
import type { ItemCommand } from '../../domain/item/command';
import type { Permission } from '../../domain/rights/permission';
import { callingActor } from '../commands/calling-actor';
import { actingAgent } from '../commands/hand-back';
import { restartLife } from '../commands/restart';
import { runCommand } from '../commands/run-command';
import { extend, reschedule, resume } from '../commands/steer';
import { update } from '../commands/update';
import type { SourceVerb } from '../contract/action';
import { ItemView } from '../contract/item';
import { ItemParams, SourceItemParams } from '../contract/params';
import {
  ExtendBody,
  LinkBody,
  NoteBody,
  ReasonBody,
  ReclassifyBody,
  ReprioritizeBody,
  RescheduleBody,
  SetStatusBody,
  UpdateBody,
} from '../contract/steer';
import { findItem, findItemOfSource } from '../items/find-item';
import { type Answer, type Context, defineRoute, type Route } from '../route';

const tag = 'Actions';
const answers = { 200: ItemView } as const;

/** Commands that change an item where it stands: by its holder, supervisors and its source. */
export const steerRoutes: readonly Route[] = [
  action(
    'hold',
    'item:work',
    'Keep the item off the capacity; resume takes it up again',
    ReasonBody,
    (context, row, body) =>
      runCommand(context, row, { action: 'hold', actor: actingAgent(context), ...given('reason', body.reason) }),
  ),
  action(
    'pause',
    'item:edit',
    'Nobody works on the item until it is resumed',
    ReasonBody,
    (context, row, body, actor) =>
      runCommand(context, row, { action: 'pause', actor, ...given('reason', body.reason) }),
  ),
  action('resume', 'item:edit', 'Go on with a paused or held item', ReasonBody, (context, row, _, actor) =>
    resume(context, row, actor),
  ),
  action(
    'reschedule',
    'item:edit',
    'Give the item another activation, another due date, or both',
    RescheduleBody,
    (context, row, body, actor) => reschedule(context, row, actor, body),
  ),
  action(
    'set-status',
    'item:edit',
    'Give the item another status of its worktype',
    SetStatusBody,
    (context, row, { status }, actor) => runCommand(context, row, { action: 'set-status', actor, status }),
  ),
  action('note', 'item:edit', 'Write a note into the history', NoteBody, (context, row, { text }, actor) =>
    runCommand(context, row, { action: 'note', actor, text }),
  ),
  action(
    'link',
    'item:edit',
    'Link an interaction that lives elsewhere',
    LinkBody,
    (context, row, { interaction }, actor) => runCommand(context, row, { action: 'link', actor, interaction }),
  ),
  action('extend', 'item:assign', 'Give the item a later due date', ExtendBody, (context, row, body, actor) =>
    extend(context, row, actor, body),
  ),
  action(
    'reprioritize',
    'item:assign',
    'Fix the priority, or give it back to the curve',
    ReprioritizeBody,
    (context, row, body, actor) => {
      const command: ItemCommand = {
        action: 'reprioritize',
        actor,
        priority: body.priority,
        ...given('reason', body.reason),
      };
      return runCommand(context, row, command);
    },
  ),
  action('escalate', 'item:assign', 'Escalate by hand: it counts', ReasonBody, (context, row, body, actor) =>
    runCommand(context, row, { action: 'escalate', actor, ...given('reason', body.reason) }),
  ),
  action(
    'restart',
    'item:assign',
    'Let a closed item live again, with its history',
    ReasonBody,
    (context, row, _, actor) => restartLife(context, row, actor),
  ),
  action(
    'reclassify',
    'item:edit',
    'The rules that are published now run again, and the item is distributed by them',
    ReclassifyBody,
    (context, row, _, actor) => update(context, row, actor, { reclassify: true }),
  ),
  verb('update', 'The source changes attributes or name', UpdateBody, update),
  verb(
    'reclassify',
    'The rules run again, and the item is distributed by them',
    UpdateBody,
    (context, row, actor, body) => update(context, row, actor, { ...body, reclassify: true }),
  ),
  verb('reschedule', 'Another activation, another due date, or both', RescheduleBody, reschedule),
  verb('pause', 'Nobody works on the item until it is resumed', ReasonBody, (context, row, actor, body) =>
    runCommand(context, row, { action: 'pause', actor, ...given('reason', body.reason) }),
  ),
  verb('resume', 'Go on with the item', ReasonBody, resume),
  verb('restart', 'The closed item lives again', ReasonBody, restartLife),
  defineRoute({
    method: 'patch',
    path: '/v1/workitems/{id}',
    access: 'item:edit',
    summary: 'Change attributes, name or worktype; the rules run again where they read what changed',
    tag,
    params: ItemParams,
    body: UpdateBody,
    answers,
    handle: async (context, { params: { id }, body }) => {
      const row = await findItem(context.deps.pool, context.scope, id);
      return update(context, row, callingActor(context, row.state), body);
    },
  }),
];

/** A verb of the source over its own item. */
function verb<B extends z.ZodType>(
  name: SourceVerb,
  summary: string,
  body: B,
  run: (context: Context, row: ItemRow, actor: Actor, body: z.output<B>) => Promise<Answer>,
): Route {
  return defineRoute({
    method: 'post',
    path: `/v1/sources/{source}/workitems/{externalId}/${name}`,
    access: 'item:steer',
    summary,
    tag,
    params: SourceItemParams,
    body,
    answers,
    handle: async (context, { params, body: checked }) =>
      run(
        context,
        await findItemOfSource(context, params),
        { kind: 'source', id: params.source },
        checked as z.output<B>,
      ),
  });
}

/** One action on an item, whose body is `body`, as whom the caller acts on it. */
function action<B extends z.ZodType>(
  name: string,
  access: Permission,
  summary: string,
  body: B,
  run: (context: Context, row: ItemRow, body: z.output<B>, actor: Actor) => Promise<Answer>,
): Route {
  return defineRoute({
    method: 'post',
    path: `/v1/workitems/{id}/actions/${name}`,
    access,
    summary,
    tag,
    params: ItemParams,
    body,
    answers,
    handle: async (context, { params: { id }, body: checked }) => {
      const row = await findItem(context.deps.pool, context.scope, id);
      return run(context, row, checked as z.output<B>, callingActor(context, row.state));
    },
  });
}
