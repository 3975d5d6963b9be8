import {
  ErasureBody,
  ErasureDetail,
  ErasureListQuery,
  ErasurePage,
  ErasurePreview,
  ErasureQuery,
  ErasureVerification,
  ErasureView,
} from '../contract/erasure';
import { ItemParams as ErasureParams } from '../contract/params';
import { createErasure, erasureDetail, erasurePage, previewErasure, verifyErasure } from '../erasures/erasures';
import { defineRoute, type Route } from '../route';

const tag = 'Personal data';
const access = 'personal:erase';

export const erasureRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/erasures',
    access,
    summary: 'Erase the personal data of a subject, now or when its work has closed; or a preview of how much that is',
    tag,
    query: ErasureQuery,
    body: ErasureBody,
    answers: { 200: ErasurePreview, 202: ErasureView },
    handle: async (context, { query, body }) =>
      query.preview === 'true'
        ? { status: 200, body: await previewErasure(context, body) }
        : { status: 202, body: await createErasure(context, body) },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/erasures',
    access,
    summary: 'Erasures, the newest first',
    tag,
    query: ErasureListQuery,
    answers: { 200: ErasurePage },
    handle: async (context, { query }) => ({ status: 200, body: await erasurePage(context, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/erasures/{id}',
    access,
    summary: 'One erasure, with the proof of each item and case',
    tag,
    params: ErasureParams,
    answers: { 200: ErasureDetail },
    handle: async (context, { params }) => ({ status: 200, body: await erasureDetail(context, params.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/erasures/{id}/verification',
    access,
    summary: 'Whether anything personal is found again where it was erased',
    tag,
    params: ErasureParams,
    answers: { 200: ErasureVerification },
    handle: async (context, { params }) => ({ status: 200, body: await verifyErasure(context, params.id) }),
  }),
];
