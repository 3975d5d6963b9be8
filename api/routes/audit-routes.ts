import { readHeads } from '../../db/audit/heads';
import { writeAuditCsv } from '../audit/csv';
import { auditPage } from '../audit/search';
import { AuditHeads, AuditPage, AuditQuery } from '../contract/audit';
import { DivisionQuery } from '../contract/params';
import { defineRoute, type Route } from '../route';

const tag = 'Audit';

export const auditRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/audit',
    access: 'audit:view',
    summary: 'Who did what, when, from where and why, the newest first; by `Accept: text/csv` all that is found as CSV',
    tag,
    query: AuditQuery,
    answers: { 200: AuditPage },
    handle: async (context, { query }) => ({ status: 200, body: await auditPage(context, query) }),
    writeCsv: (context, { query }, hidden, response) => writeAuditCsv(context, query, hidden, response),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/audit/heads',
    access: 'audit:view',
    summary: 'The last link of the chain of each division, to be kept where nobody here can change it',
    tag,
    query: DivisionQuery,
    answers: { 200: AuditHeads },
    handle: async ({ deps, scope }, { query }) => {
      const divisions = scope.divisions.filter((key) => query.division === undefined || key === query.division);
      const heads = await readHeads(deps.pool, divisions);
      return { status: 200, body: { heads: heads.filter(({ seq }) => seq > 0) } satisfies AuditHeads };
    },
  }),
];
