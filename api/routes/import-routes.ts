import { z } from 'zod';
import { ImportQuery, ImportResult, ImportRules, ImportRulesQuery, SourceList } from '../contract/import';
import { InboundSourceParams } from '../contract/params';
import { importCsv } from '../import/import-csv';
import { importRules, sourceList } from '../import/import-rules';
import { defineRoute, type RawBody, type Route } from '../route';

const FILE_LIMIT_BYTES = 4 * 1024 * 1024;

export const importRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/workitems/import',
    access: 'item:capture',
    summary: 'Capture the rows of a CSV file; a bad row costs that row alone, and is told with its column',
    tag: 'Workitems',
    query: ImportQuery,
    raw: { types: ['text/csv'], limitBytes: FILE_LIMIT_BYTES },
    answers: { 200: ImportResult },
    handle: async (context, { query, body }) => ({
      status: 200,
      body: await importCsv(context, query, (body as unknown as RawBody).bytes),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/sources',
    access: 'item:capture',
    summary: 'The sources for which the caller may capture, with the worktypes of their divisions',
    tag: 'Workitems',
    isConfiguration: true,
    query: z.strictObject({}),
    answers: { 200: SourceList },
    handle: async (context) => ({ status: 200, body: sourceList(context) }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/sources/{source}/import',
    access: 'item:capture',
    summary: "By what the rows of a source's files become captures",
    tag: 'Workitems',
    params: InboundSourceParams,
    query: ImportRulesQuery,
    answers: { 200: ImportRules },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: importRules(context, params.source, query.worktype),
    }),
  }),
];
