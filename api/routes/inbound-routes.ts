import { InboundDetail, InboundPage, InboundQuery, InboundReceipt } from '../contract/inbound';
import { InboundParams, InboundSourceParams } from '../contract/params';
import { BODY_LIMIT_BYTES } from '../http/read-input';
import { discard, inboundDetail, inboundPage, replay } from '../inbound/dead-letters';
import { receive } from '../inbound/receive';
import { defineRoute, defineSigned, type Route } from '../route';

const tag = 'Inbound';
const path = '/v1/inbound-dead-letters/{id}';

export const inboundRoutes: readonly Route[] = [
  defineSigned({
    method: 'post',
    path: '/v1/sources/{source}/inbound',
    summary:
      'A signed webhook of a source (Standard Webhooks), mapped by its document; a repeated ID has no second effect',
    tag,
    params: InboundSourceParams,
    raw: { types: ['application/json', 'application/cloudevents+json'], limitBytes: BODY_LIMIT_BYTES },
    answers: { 200: InboundReceipt, 202: InboundReceipt },
    handleSigned: async (deps, { params, body }, headers) => receive(deps, params.source, headers, body.bytes),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/inbound-dead-letters',
    access: 'delivery:view',
    summary: 'Signed webhooks that had no effect, with their reasons, the last first',
    tag,
    query: InboundQuery,
    answers: { 200: InboundPage },
    handle: async (context, { query }) => ({ status: 200, body: await inboundPage(context, query) }),
  }),
  defineRoute({
    method: 'get',
    path,
    access: 'delivery:view',
    summary: 'A signed webhook with its payload',
    tag,
    params: InboundParams,
    answers: { 200: InboundDetail },
    handle: async (context, { params }) => ({ status: 200, body: await inboundDetail(context, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: `${path}/replay`,
    access: 'delivery:redeliver',
    summary: 'Map a dead letter again, by the mapping of now, and do what comes of it',
    tag,
    params: InboundParams,
    answers: { 200: InboundDetail },
    handle: async (context, { params }) => ({ status: 200, body: await replay(context, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: `${path}/discard`,
    access: 'delivery:redeliver',
    summary: 'Take a dead letter off the list: what it said is forgotten',
    tag,
    params: InboundParams,
    answers: { 200: InboundDetail },
    handle: async (context, { params }) => ({ status: 200, body: await discard(context, params.id) }),
  }),
];
