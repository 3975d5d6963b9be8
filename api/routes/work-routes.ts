import { given } from '../../domain/item/about';
import type { Actor } from '../../domain/item/event';
import { callingActor } from '../commands/calling-actor';
import { actingAgent, knownAgent, park, requeue, transfer } from '../commands/hand-back';
import { pullItem } from '../commands/pull-item';
import { runCommand } from '../commands/run-command';
import { AssignBody, PullBody, ReleaseBody, RequeueBody } from '../contract/action';
import { ItemView } from '../contract/item';
import { ItemParams } from '../contract/params';
import { ParkBody, TransferBody } from '../contract/workbin';
import { findItem } from '../items/find-item';
import { type Context, defineRoute, type Route } from '../route';

const tag = 'Actions';
const method = 'post';
const answers = { 200: ItemView } as const;
const params = ItemParams;

/** How items go from hand to hand: by those who hold them, those who help themselves, and those who supervise. */
export const workRoutes: readonly Route[] = [
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/park',
    access: 'item:work',
    summary: 'Lay the item in a workbin; its holder has the room back',
    tag,
    params,
    body: ParkBody,
    answers,
    handle: async (context, { params: { id }, body }) => park(context, await found(context, id), body),
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/release',
    access: 'item:work',
    summary: 'Give the item back to its queue, with its curve and its place',
    tag,
    params,
    body: ReleaseBody,
    answers,
    handle: async (context, { params: { id }, body }) =>
      runCommand(context, await found(context, id), {
        action: 'release',
        actor: actingAgent(context),
        ...given('reason', body.reason),
      }),
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/pull',
    access: 'item:work',
    summary: 'Take an item out of a queue or a workbin, by choice where that is allowed',
    tag,
    params,
    body: PullBody,
    answers,
    handle: async (context, { params: { id } }) => pullItem(context, await found(context, id)),
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/transfer',
    access: 'item:work',
    summary: 'Hand the item to a queue, an agent or a workbin',
    tag,
    params,
    body: TransferBody,
    answers,
    handle: async (context, { params: { id }, body }) => {
      const row = await found(context, id);
      return transfer(context, row, callingActor(context, row.state), body);
    },
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/assign',
    access: 'item:assign',
    summary: 'Give the item to an agent at once, over rings and skills',
    tag,
    params,
    body: AssignBody,
    answers,
    handle: async (context, { params: { id }, body }) => {
      const row = await found(context, id);
      const agent = knownAgent(context, row.state.division, body.agent, 'agent');
      return runCommand(context, row, { action: 'assign', actor: supervisor(context), agent });
    },
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/requeue',
    access: 'item:assign',
    summary: 'Put the item back into distribution, whoever has it',
    tag,
    params,
    body: RequeueBody,
    answers,
    handle: async (context, { params: { id }, body }) =>
      requeue(context, await found(context, id), supervisor(context), body.reason),
  }),
];

function found({ deps, scope }: Context, id: string) {
  return findItem(deps.pool, scope, id);
}

function supervisor({ principal }: Context): Actor {
  return { kind: 'user', id: principal.subject };
}
