import { z } from 'zod';
import { readConfigVersions } from '../../db/config';
import { applyDocuments } from '../config/apply-documents';
import { deleteDocument } from '../config/delete-document';
import { configEntry, findDocument, kindOf } from '../config/find-document';
import { APPLY_LIMIT_BYTES, applyTypes, readDocuments } from '../config/read-documents';
import {
  AppliedDocument,
  ApplyResult,
  ConfigDocumentBody,
  ConfigEntry,
  ConfigList,
  ConfigVersions,
} from '../contract/config';
import { DivisionQuery, DocumentParams, KindParams } from '../contract/params';
import { invalidInput } from '../http-problem';
import { type Context, defineRoute, type RawBody, type Route } from '../route';

const tag = 'Configuration';
const Boolean = z.enum(['true', 'false']).optional();

export const configRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/config/apply',
    access: 'config:edit',
    summary: 'Publish many documents, all or none; a dry run tells what would happen',
    tag,
    query: z.strictObject({ dryRun: Boolean }),
    raw: { types: applyTypes, limitBytes: APPLY_LIMIT_BYTES },
    answers: { 200: ApplyResult },
    handle: async (context, { query, body }) => {
      const given = readDocuments(body as unknown as RawBody);
      return { status: 200, body: await applyDocuments(context, given, query.dryRun === 'true') };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}',
    access: 'config:view',
    summary: 'Published documents of a kind',
    tag,
    params: KindParams,
    query: DivisionQuery,
    answers: { 200: ConfigList },
    handle: async ({ directory, scope }, { params, query }) => {
      const kind = kindOf(params.kind);
      const rows = directory.rows.filter(
        (row) =>
          row.kind === kind &&
          scope.divisions.includes(row.division) &&
          (query.division ?? row.division) === row.division,
      );
      return { status: 200, body: { documents: rows.map(configEntry) } satisfies ConfigList };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}/{key}',
    access: 'config:view',
    summary: 'One published document',
    tag,
    params: DocumentParams,
    query: DivisionQuery,
    answers: { 200: ConfigEntry },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: configEntry(find(context, params, query.division)),
    }),
  }),
  defineRoute({
    method: 'put',
    path: '/v1/config/{kind}/{key}',
    access: 'config:edit',
    summary: 'Publish one document',
    tag,
    params: DocumentParams,
    query: DivisionQuery,
    body: ConfigDocumentBody,
    answers: { 200: AppliedDocument, 201: AppliedDocument },
    handle: async (context, { params, query, body }) => {
      const document = completed(context, params, query.division, body);
      const { applied } = await applyDocuments(context, [{ value: document, line: undefined }], false);
      return { status: applied[0]?.change === 'created' ? 201 : 200, body: applied[0] };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/config/{kind}/{key}',
    access: 'config:edit',
    summary: 'Take a document out of what is published',
    tag,
    params: DocumentParams,
    query: DivisionQuery,
    answers: {},
    handle: async (context, { params, query }) => {
      await deleteDocument(context, find(context, params, query.division));
      return { status: 204 };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}/{key}/versions',
    access: 'config:view',
    summary: 'Versions of a document, the newest first',
    tag,
    params: DocumentParams,
    query: DivisionQuery,
    answers: { 200: ConfigVersions },
    handle: async (context, { params, query }) => {
      const rows = await readConfigVersions(context.deps.pool, find(context, params, query.division));
      return { status: 200, body: { versions: rows.map(configEntry) } satisfies ConfigVersions };
    },
  }),
];

interface Named {
  kind: string;
  key: string;
}

function find({ directory, scope }: Context, { kind, key }: Named, division: string | undefined) {
  return findDocument(directory, scope.divisions, kindOf(kind), key, division);
}

/** Kind, key and division need not be said twice; said twice, they must agree. */
function completed({ scope }: Context, params: Named, division: string | undefined, body: Record<string, unknown>) {
  const kind = kindOf(params.kind);
  const only = scope.divisions.length === 1 ? scope.divisions[0] : undefined;
  const place = kind === 'division' ? {} : { division: division ?? body['division'] ?? only };
  const wanted = { kind, key: params.key, ...place };
  for (const [name, value] of Object.entries(wanted)) {
    const given = body[name];
    if (given !== undefined && given !== value) {
      throw invalidInput([
        {
          path: `documents[0].${name}`,
          message: 'is another one than that of the path',
          code: 'MISMATCH',
          value: given,
          allowed: value,
        },
      ]);
    }
  }
  return { ...body, ...wanted };
}
