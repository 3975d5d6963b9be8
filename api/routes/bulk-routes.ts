import { bulkFailurePage, bulkJobPage, bulkJobView, cancelJob, findBulkJob, retryJob } from '../bulk/jobs';
import { createBulkJob, previewBulk } from '../bulk/create-job';
import {
  BulkBody,
  BulkFailurePage,
  BulkJobPage,
  BulkJobView,
  BulkListQuery,
  BulkPreview,
  BulkQuery,
} from '../contract/bulk';
import { ItemParams as JobParams } from '../contract/params';
import { defineRoute, type Route } from '../route';

const tag = 'Bulk jobs';
/** What supervisors may do; the action has a permission of its own. */
const access = 'item:assign';
/** Who asked for a job sees it; those of the system are seen by all who watch their division. */
const toSee = 'item:watch';

export const bulkRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/bulk',
    access,
    summary: 'An action over a selection or a filter: a job, or its preview',
    tag,
    isSearch: true,
    query: BulkQuery,
    body: BulkBody,
    answers: { 200: BulkPreview, 202: BulkJobView },
    handle: async (context, { query, body }) =>
      query.preview === 'true'
        ? { status: 200, body: await previewBulk(context, body) }
        : { status: 202, body: bulkJobView(await createBulkJob(context, body)) },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/bulk',
    access: toSee,
    summary: "The caller's jobs, and those of the system in his divisions, the newest first",
    tag,
    query: BulkListQuery,
    answers: { 200: BulkJobPage },
    handle: async (context, { query }) => ({ status: 200, body: await bulkJobPage(context, query) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/bulk/{id}',
    access: toSee,
    summary: 'How a job stands: what is done, what failed, what is left, and how fast it goes',
    tag,
    params: JobParams,
    answers: { 200: BulkJobView },
    handle: async (context, { params }) => ({
      status: 200,
      body: bulkJobView(await findBulkJob(context, params.id)),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/bulk/{id}/failures',
    access: toSee,
    summary: 'Items of a job that refused, with the reason of each',
    tag,
    params: JobParams,
    query: BulkListQuery,
    answers: { 200: BulkFailurePage },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await bulkFailurePage(context, params.id, query),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/bulk/{id}/cancel',
    access,
    summary: 'Leave what a job has not come to as it is',
    tag,
    params: JobParams,
    answers: { 200: BulkJobView },
    handle: async (context, { params }) => ({ status: 200, body: await cancelJob(context, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/bulk/{id}/retry',
    access,
    summary: 'Try again what failed, in the same job; of a cancelled one also what it did not come to',
    tag,
    params: JobParams,
    answers: { 200: BulkJobView },
    handle: async (context, { params }) => ({ status: 200, body: await retryJob(context, params.id) }),
  }),
];
