import { readHeads } from '../../db/audit/heads';
import { writeAuditCsv } from '../audit/csv';
import { auditPage } from '../audit/search';
import { AuditHeads, AuditPage, AuditQuery } from '../contract/audit';
import { DivisionQuery } from '../contract/params';
import { sendAnswer } from '../http/send';
import { defineRoute, defineStream, type Route } from '../route';

const tag = 'Audit';

export const auditRoutes: readonly Route[] = [
  defineStream({
    method: 'get',
    path: '/v1/audit',
    access: 'audit:view',
    summary: 'Who did what, when, from where and why, the newest first; by `Accept: text/csv` all that is found as CSV',
    tag,
    query: AuditQuery,
    answers: { 200: AuditPage },
    alsoAs: ['text/csv'],
    stream: async (context, { query }, request, response) => {
      if (request.accepts(['application/json', 'text/csv']) === 'text/csv') {
        await writeAuditCsv(context, query, response);
      } else sendAnswer(response, { status: 200, body: await auditPage(context, query) });
    },
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
