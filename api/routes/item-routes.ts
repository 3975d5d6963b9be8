import { z } from 'zod';
import { findIntent } from '../cases/find-intent';
import { captureItems } from '../capture/capture-items';
import { Explanation, LookupAnswers } from '../contract/explanation';
import { IntentBody, IntentCandidates } from '../contract/intent';
import { CaptureRequest, History, HistoryQuery, ItemPage, ItemView } from '../contract/item';
import { ItemListQuery } from '../contract/item-list';
import { ItemParams } from '../contract/params';
import { RelatedWork } from '../contract/related';
import { CSV_ROWS_AT_MOST, writeItemsCsv } from '../items/csv';
import { explainItem } from '../items/explain-item';
import { findItem } from '../items/find-item';
import { itemHistory } from '../items/item-history';
import { itemView } from '../items/item-view';
import { lookUpItem } from '../items/look-up-item';
import { listItems } from '../items/list-items';
import { relatedWork } from '../items/related-work';
import { aboutItem } from '../personal/about';
import { defineRoute, type Route } from '../route';

const tag = 'Workitems';

export const itemRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/workitems',
    access: 'item:capture',
    summary: 'Capture an item; a known external ID answers the item as it is',
    tag,
    body: CaptureRequest,
    answers: { 201: ItemView, 200: ItemView },
    handle: async ({ deps, directory, principal }, { body }) => {
      const [result] = await captureItems(deps, directory, principal, [body]);
      if (!result) throw new Error('a capture has no result');
      if (!result.ok) throw result.problem;
      return { status: result.isNew ? 201 : 200, body: itemView(result.row, directory) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/workitems/intent',
    access: 'item:capture',
    summary:
      'The worktypes that an interaction may mean, with reasons; whoever asks captures an item of the one that he confirms',
    tag,
    // It says nothing of anybody but what its caller has just said.
    isConfiguration: true,
    body: IntentBody,
    answers: { 200: IntentCandidates },
    handle: async (context, { body }) => ({ status: 200, body: await findIntent(context, 'worktype', body) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/workitems',
    access: 'item:view',
    summary: `Items by filters, sorted, page by page; by \`Accept: text/csv\` all that is found as CSV, ${CSV_ROWS_AT_MOST} rows at most`,
    tag,
    query: ItemListQuery,
    answers: { 200: ItemPage },
    handle: async (context, { query }) => ({ status: 200, body: await listItems(context, query) }),
    writeCsv: (context, { query }, hidden, response) => writeItemsCsv(context, query, hidden, response),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/workitems/{id}',
    access: 'item:view',
    summary: 'One item',
    tag,
    params: ItemParams,
    query: z.strictObject({
      consistent: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: 'Ask the workflow instead of the read model.' }),
    }),
    answers: { 200: ItemView },
    handle: async ({ deps, directory, scope }, { params, query }) => {
      const row = await findItem(deps.pool, scope, params.id);
      const state = query.consistent === 'true' ? await deps.workflows.query(row.state) : undefined;
      // The higher version wins: a crash may have left the workflow behind.
      const isNewer = state !== undefined && state.version > row.state.version;
      return { status: 200, body: itemView(isNewer ? { ...row, state } : row, directory) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/workitems/{id}/history',
    access: 'item:view',
    summary: 'Everything that happened to an item, with who and when, page by page',
    tag,
    params: ItemParams,
    query: HistoryQuery,
    answers: { 200: History },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await itemHistory(context, params.id, query),
      about: () => aboutItem(context, params.id),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/workitems/{id}/explanation',
    access: 'item:view',
    summary: 'Why an item is where it is',
    tag,
    params: ItemParams,
    answers: { 200: Explanation },
    handle: async ({ deps, directory, scope }, { params }) => {
      const row = await findItem(deps.pool, scope, params.id);
      return { status: 200, body: await explainItem(deps.pool, directory, row), about: async () => row.state };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/workitems/{id}/related',
    access: 'item:view',
    summary: 'Items, cases and interactions of the same customer or case',
    tag,
    params: ItemParams,
    answers: { 200: RelatedWork },
    handle: async (context, { params }) => ({ status: 200, body: await relatedWork(context, params.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/workitems/{id}/lookups',
    access: 'item:view',
    summary: 'What the look-ups of its worktype say of an item now',
    tag,
    params: ItemParams,
    answers: { 200: LookupAnswers },
    handle: async (context, { params }) => {
      const { state } = await findItem(context.deps.pool, context.scope, params.id);
      return { status: 200, body: await lookUpItem(context, state), about: async () => state };
    },
  }),
];
