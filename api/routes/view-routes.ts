import { z } from 'zod';
import { FindQuery, Found } from '../contract/find';
import { ItemParams as ViewParams } from '../contract/params';
import { DefaultViewBody, SavedView, SavedViewBody, SavedViews, SaveViewQuery } from '../contract/view';
import { find } from '../find/find';
import { defineRoute, type Route } from '../route';
import { chooseDefault, removeView, savedViews, saveView } from '../views/views';

const tag = 'Views';

export const viewRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/find',
    access: 'item:view',
    summary: 'Items and cases by any of their IDs; 20 of each at most',
    tag,
    // Whoever finds has the whole ID.
    isSearch: false,
    query: FindQuery,
    answers: { 200: Found },
    handle: async (context, { query }) => ({ status: 200, body: await find(context, query.q) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/views',
    access: 'item:view',
    summary: "Views of the task list: the caller's own, and those of his divisions and groups",
    tag,
    query: z.strictObject({}),
    answers: { 200: SavedViews },
    handle: async (context) => ({ status: 200, body: await savedViews(context) }),
  }),
  defineRoute({
    method: 'put',
    path: '/v1/views/default',
    access: 'item:view',
    summary: 'With which view the list opens for the caller',
    tag,
    body: DefaultViewBody,
    answers: {},
    empty: 'It is so.',
    handle: async (context, { body }) => {
      await chooseDefault(context, body.view);
      return { status: 204 };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/v1/views/{id}',
    access: 'item:view',
    summary: 'Keep a view under an ID of your own, or change it',
    tag,
    params: ViewParams,
    query: SaveViewQuery,
    body: SavedViewBody,
    answers: { 200: SavedView },
    handle: async (context, { params, query, body }) => ({
      status: 200,
      body: await saveView(context, params.id, body, query.basedOn),
    }),
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/views/{id}',
    access: 'item:view',
    summary: 'Keep a view no longer',
    tag,
    params: ViewParams,
    answers: {},
    empty: 'It is gone.',
    handle: async (context, { params }) => {
      await removeView(context, params.id);
      return { status: 204 };
    },
  }),
];
