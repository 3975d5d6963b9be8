import { given } from '../../domain/item/about';
import type { ItemCommand } from '../../domain/item/command';
import { accept } from '../commands/accept';
import { callingActor } from '../commands/calling-actor';
import { complete, completingActor } from '../commands/complete';
import { declineOffer } from '../commands/decline-offer';
import { runCommand } from '../commands/run-command';
import { AcceptBody, ActionName, CancelBody, CompleteBody, DeclineBody, SourceVerb } from '../contract/action';
import { ItemView } from '../contract/item';
import { ActionParams, ItemParams, SourceItemParams, SourceVerbParams } from '../contract/params';
import { HttpProblem } from '../http-problem';
import { findItem, findItemOfSource } from '../items/find-item';
import { defineRoute, type Route } from '../route';

const tag = 'Actions';
const method = 'post';
const answers = { 200: ItemView } as const;

export const actionRoutes: readonly Route[] = [
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/accept',
    access: 'item:work',
    summary: 'Take what is offered',
    tag,
    params: ItemParams,
    body: AcceptBody,
    answers,
    handle: async (context, { params, body }) =>
      accept(context, await findItem(context.deps.pool, context.scope, params.id), body.offerId),
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/decline',
    access: 'item:work',
    summary: 'Leave what is offered to others',
    tag,
    params: ItemParams,
    body: DeclineBody,
    answers,
    handle: async (context, { params, body }) =>
      declineOffer(context, await findItem(context.deps.pool, context.scope, params.id), body.offerId, body.reason),
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/complete',
    access: 'item:complete',
    summary: 'End the item, or mark it done where its source ends it',
    tag,
    params: ItemParams,
    body: CompleteBody,
    answers,
    handle: async (context, { params, body }) =>
      complete(context, await findItem(context.deps.pool, context.scope, params.id), body, completingActor(context)),
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/cancel',
    access: 'item:cancel',
    summary: 'End the item without a result: by its holder, a supervisor, or its source',
    tag,
    params: ItemParams,
    body: CancelBody,
    answers,
    handle: async (context, { params, body }) => {
      const row = await findItem(context.deps.pool, context.scope, params.id);
      return runCommand(context, row, cancelCommand(callingActor(context, row.state), body.reason));
    },
  }),
  defineRoute({
    method,
    path: '/v1/workitems/{id}/actions/{action}',
    access: 'signed-in',
    summary: 'Any other action: unknown',
    tag,
    params: ActionParams,
    answers: {},
    handle: async () => {
      throw new HttpProblem('UNKNOWN_ACTION', { allowed: ActionName.options });
    },
  }),
  defineRoute({
    method,
    path: '/v1/sources/{source}/workitems/{externalId}/complete',
    access: 'item:steer',
    summary: 'The source ends its item, in every mode and state',
    tag,
    params: SourceItemParams,
    body: CompleteBody,
    answers,
    handle: async (context, { params, body }) =>
      complete(context, await findItemOfSource(context, params), body, { kind: 'source', id: params.source }),
  }),
  defineRoute({
    method,
    path: '/v1/sources/{source}/workitems/{externalId}/cancel',
    access: 'item:steer',
    summary: 'The source takes its item back',
    tag,
    params: SourceItemParams,
    body: CancelBody,
    answers,
    handle: async (context, { params, body }) => {
      const row = await findItemOfSource(context, params);
      return runCommand(context, row, cancelCommand({ kind: 'source', id: params.source }, body.reason));
    },
  }),
  defineRoute({
    method,
    path: '/v1/sources/{source}/workitems/{externalId}/{verb}',
    access: 'signed-in',
    summary: 'Any other verb: unknown',
    tag,
    params: SourceVerbParams,
    answers: {},
    handle: async () => {
      throw new HttpProblem('UNKNOWN_ACTION', { allowed: SourceVerb.options });
    },
  }),
];

function cancelCommand(actor: ItemCommand['actor'], reason: string | undefined): ItemCommand {
  return { action: 'cancel', actor, ...given('reason', reason) };
}
