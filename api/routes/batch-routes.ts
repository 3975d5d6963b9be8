import { captureBatch } from '../capture/capture-batch';
import { BatchQuery, BatchResult } from '../contract/item';
import { defineStream, type Route } from '../route';

export const batchRoutes: readonly Route[] = [
  defineStream({
    method: 'post',
    path: '/v1/workitems/batch',
    access: 'item:capture',
    summary: 'Capture many: NDJSON in, one result line out for each line in',
    tag: 'Workitems',
    query: BatchQuery,
    answers: { 200: BatchResult },
    answerType: 'application/x-ndjson',
    bodyType: 'application/x-ndjson',
    stream: async (context, { query }, request, response) =>
      captureBatch(context, query.dryRun === 'true', request, response),
  }),
];
