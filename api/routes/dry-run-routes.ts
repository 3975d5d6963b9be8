import { deleteDryRun } from '../../db/dry-run';
import { documentLimits } from '../config/read-documents';
import { DryRunBody, DryRunItemPage, DryRunItemsQuery, DryRunView } from '../contract/dry-run';
import { ItemParams as DryRunParams } from '../contract/params';
import { createDryRun } from '../dry-run/create';
import { dryRunItemPage, dryRunView, findDryRun } from '../dry-run/view';
import { defineRoute, type Route } from '../route';

const tag = 'Configuration';
/** As for the drafts that it is about. */
const access = 'config:edit';

export const dryRunRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/config/dry-runs',
    access,
    summary:
      'What drafts would make of the items of a past period, or of a file: a job, of which the caller has one at a time',
    tag,
    body: DryRunBody,
    bodyLimits: documentLimits,
    answers: { 202: DryRunView },
    handle: async (context, { body }) => ({ status: 202, body: await createDryRun(context, body) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/dry-runs/{id}',
    access,
    summary: 'How a dry run stands, and in the end what moves, and what it does to waits and SLA',
    tag,
    params: DryRunParams,
    answers: { 200: DryRunView },
    handle: async (context, { params }) => ({ status: 200, body: dryRunView(await findDryRun(context, params.id)) }),
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/config/dry-runs/{id}',
    access,
    summary: 'Gives a dry run up: it ends if it is under way, and all that it has found is gone',
    tag,
    params: DryRunParams,
    answers: {},
    empty: 'It is gone.',
    handle: async (context, { params }) => {
      const { id } = await findDryRun(context, params.id);
      await deleteDryRun(context.deps.pool, id);
      return { status: 204 };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/dry-runs/{id}/items',
    access,
    summary: 'The items of a dry run, each as it is published and as it is drafted, in the order of their captures',
    tag,
    params: DryRunParams,
    query: DryRunItemsQuery,
    answers: { 200: DryRunItemPage },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await dryRunItemPage(context, params.id, query),
    }),
  }),
];
