import { NotificationPage, NotificationQuery, NotificationView } from '../contract/notification';
import { ItemParams as NotificationParams } from '../contract/params';
import { acknowledge, notificationPage, read } from '../notifications/notifications';
import { defineRoute, type Route } from '../route';

const tag = 'Notifications';

export const notificationRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/notifications',
    access: 'notification:view',
    summary: 'What the caller was told, himself, as member of a group or as supervisor, the last first',
    tag,
    query: NotificationQuery,
    answers: { 200: NotificationPage },
    handle: async (context, { query }) => ({ status: 200, body: await notificationPage(context, query) }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/notifications/{id}/read',
    access: 'notification:view',
    summary: 'The caller has read it; others see it as before',
    tag,
    params: NotificationParams,
    answers: { 200: NotificationView },
    handle: async (context, { params }) => ({ status: 200, body: await read(context, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/notifications/{id}/acknowledge',
    access: 'notification:acknowledge',
    summary: 'A supervisor takes it on; the first one stands',
    tag,
    params: NotificationParams,
    answers: { 200: NotificationView },
    handle: async (context, { params }) => ({ status: 200, body: await acknowledge(context, params.id) }),
  }),
];
