import { z } from 'zod';
import { publishPermission } from '../../domain/rights/publish-permission';
import { completeDocument } from '../config/complete-document';
import { documentJsonSchemas } from '../config/document-schemas';
import { deleteDraft, draftView, getDraft, listDrafts, putDraft } from '../config/drafts';
import { configEntry, findDocument, kindOf } from '../config/find-document';
import { exportDocuments } from '../config/export-documents';
import { listDeleted } from '../config/history';
import { draftIdentity, holding } from '../config/locate';
import { publish } from '../config/publish';
import { APPLY_LIMIT_BYTES, applyTypes, documentLimits, readDocuments } from '../config/read-documents';
import {
  AppliedDocument,
  ApplyQuery,
  ApplyResult,
  ConfigDocumentBody,
  ConfigDraft,
  ConfigEntry,
  ConfigList,
  ConfigSchemas,
  DeletedList,
  DraftList,
  Export,
  ListStateQuery,
  StateQuery,
  WriteQuery,
} from '../contract/config';
import { DocumentParams, KindParams } from '../contract/params';
import { type Context, defineRoute, type RawBody, type Route } from '../route';

const tag = 'Configuration';

/** Documents as they are published, and what is prepared beside each. */
export const configRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/config/apply',
    access: 'rules:publish',
    summary: 'Publish many documents, all or none; a dry run tells what would happen',
    tag,
    query: ApplyQuery,
    raw: { types: applyTypes, limitBytes: APPLY_LIMIT_BYTES },
    answers: { 200: ApplyResult },
    handle: async (context, { query: { dryRun, prune, note, revision }, body }) => {
      const given = readDocuments(body as unknown as RawBody);
      const isDryRun = dryRun === 'true';
      return {
        status: 200,
        body: await publish(context, { given, isDryRun, isWhole: prune === 'true', note, revision }),
      };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config',
    access: 'config:view',
    summary: 'Everything that is published, as an apply takes it; or all drafts, or what was taken away',
    tag,
    query: ListStateQuery,
    answers: { 200: z.union([DraftList, DeletedList, Export]) },
    handle: async (context, { query: { division, state } }) => {
      if (state === 'draft') return { status: 200, body: await listDrafts(context, division) };
      if (state === 'deleted') return { status: 200, body: await listDeleted(context, division) };
      return { status: 200, body: await exportDocuments(context, division) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/schemas',
    access: 'config:view',
    summary: 'JSON Schema of the documents of each kind, for editors',
    tag,
    answers: { 200: ConfigSchemas },
    handle: async () => ({ status: 200, body: { schemas: documentJsonSchemas() } }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}',
    access: 'config:view',
    summary: 'Published documents of a kind, its drafts, or those that were taken away',
    tag,
    params: KindParams,
    query: ListStateQuery,
    answers: { 200: z.union([DraftList, DeletedList, ConfigList]) },
    handle: async (context, { params, query: { division, state } }) => {
      const kind = kindOf(params.kind);
      if (state === 'draft') return { status: 200, body: await listDrafts(context, division, kind) };
      if (state === 'deleted') return { status: 200, body: await listDeleted(context, division, kind) };
      const { directory, scope } = context;
      const rows = directory.rows.filter(
        (row) =>
          row.kind === kind && scope.divisions.includes(row.division) && (division ?? row.division) === row.division,
      );
      return { status: 200, body: { documents: rows.map(configEntry) } satisfies ConfigList };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}/{key}',
    access: 'config:view',
    summary: 'One document, as it is published or as a draft with what would have it refused',
    tag,
    params: DocumentParams,
    query: StateQuery,
    answers: { 200: z.union([ConfigEntry, ConfigDraft]) },
    handle: async (context, { params, query: { division, state } }) => {
      if (state === 'published') return { status: 200, body: configEntry(find(context, params, division)) };
      const draft = await getDraft(context, kindOf(params.kind), params.key, division);
      return { status: 200, body: await draftView(context, draft) };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/v1/config/{kind}/{key}',
    access: 'config:edit',
    summary: 'Save the draft of a document, or publish it at once (needs rules:publish or config:publish)',
    tag,
    params: DocumentParams,
    query: WriteQuery,
    body: ConfigDocumentBody,
    bodyLimits: documentLimits,
    answers: { 200: z.union([AppliedDocument, ConfigDraft]), 201: AppliedDocument },
    handle: async (context, { params, query, body }) => {
      const named = { kind: kindOf(params.kind), key: params.key, division: query.division };
      if (query.state === 'draft') {
        const document = completeDocument(context, named, body);
        const identity = draftIdentity(context, named, document['division']);
        return { status: 200, body: await putDraft(context, identity, document, query) };
      }
      const publisher = holding(context, publishPermission(named.kind));
      const document = completeDocument(publisher, named, body);
      const division = named.kind === 'division' ? named.key : document['division'];
      const seen = typeof division === 'string' ? [{ ...named, division, version: query.basedOn }] : [];
      const given = [{ value: document, line: undefined }];
      const { applied } = await publish(publisher, { given, note: query.note, seen });
      return { status: applied[0]?.change === 'created' ? 201 : 200, body: applied[0] };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/config/{kind}/{key}',
    access: 'config:edit',
    summary:
      'Discard the draft of a document, or take it out of what is published (needs rules:publish or config:publish)',
    tag,
    params: DocumentParams,
    query: WriteQuery,
    answers: {},
    handle: async (context, { params, query: { division, state, basedOn, revision, note } }) => {
      if (state === 'draft') {
        await deleteDraft(context, await getDraft(context, kindOf(params.kind), params.key, division), revision);
        return { status: 204 };
      }
      const publisher = holding(context, publishPermission(kindOf(params.kind)));
      const row = find(publisher, params, division);
      await publish(publisher, { given: [], removed: [row], seen: [{ ...identity(row), version: basedOn }], note });
      return { status: 204 };
    },
  }),
];

function find({ directory, scope }: Context, named: { kind: string; key: string }, division: string | undefined) {
  return findDocument(directory, scope.divisions, kindOf(named.kind), named.key, division);
}

function identity({ kind, division, key }: { kind: string; division: string; key: string }) {
  return { kind, division, key };
}
