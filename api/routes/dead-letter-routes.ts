import { DeadLetterPage, DeadLetterQuery, DeliveryLogQuery, DeliveryPage, Redelivered } from '../contract/dead-letter';
import { DeliveryParams } from '../contract/params';
import { ReceiverPage, ReceiverQuery } from '../contract/receiver';
import { deadLetterPage, deliveryPage, redeliver } from '../dead-letters/dead-letters';
import { receiverPage } from '../dead-letters/receivers';
import { defineRoute, type Route } from '../route';

const tag = 'Deliveries';

export const deadLetterRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/dead-letters',
    access: 'delivery:view',
    summary: 'Deliveries that were given up, with their reasons, the last first',
    tag,
    query: DeadLetterQuery,
    answers: { 200: DeadLetterPage },
    handle: async (context, { query }) => ({ status: 200, body: await deadLetterPage(context, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/deliveries',
    access: 'delivery:view',
    summary: 'What one receiver was told or is owed, made, under way or given up, the last first',
    tag,
    query: DeliveryLogQuery,
    answers: { 200: DeliveryPage },
    handle: async (context, { query }) => ({ status: 200, body: await deliveryPage(context, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/receivers',
    access: 'delivery:view',
    summary:
      'Sources and webhooks that are told something, and look-ups: what they are owed, and whether they are left alone for now',
    tag,
    query: ReceiverQuery,
    answers: { 200: ReceiverPage },
    handle: async (context, { query }) => ({ status: 200, body: await receiverPage(context, query) }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/dead-letters/{id}/redeliver',
    access: 'delivery:redeliver',
    summary: 'Try a dead letter again for its whole time, and before it what its receiver missed of the same item',
    tag,
    params: DeliveryParams,
    answers: { 200: Redelivered },
    handle: async (context, { params }) => ({ status: 200, body: await redeliver(context, params.id) }),
  }),
];
