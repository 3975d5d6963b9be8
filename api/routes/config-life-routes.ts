import { changesPage } from '../config/changes';
import { kindOf } from '../config/find-document';
import { diffOf, oneVersion, rollBack, versionsPage } from '../config/history';
import { locate } from '../config/locate';
import { publishDrafts } from '../config/publish-drafts';
import {
  ApplyResult,
  ChangesQuery,
  ConfigChanges,
  ConfigDiff,
  ConfigVersion,
  ConfigVersions,
  DiffQuery,
  PublishBody,
  PublishDraftsBody,
  RollbackBody,
  VersionsQuery,
} from '../contract/config';
import { DivisionQuery, DocumentParams, VersionParams } from '../contract/params';
import { type Context, defineRoute, type Route } from '../route';

const tag = 'Configuration';

/** From a draft to a version, from version to version, and back. */
export const configLifeRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/config/changes',
    access: 'config:view',
    summary: 'Who published what, and took away what, the newest first',
    tag,
    query: ChangesQuery,
    answers: { 200: ConfigChanges },
    handle: async (context, { query }) => ({ status: 200, body: await changesPage(context, query) }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/config/publish',
    access: 'rules:publish',
    summary: 'Publish several drafts together, all or none',
    tag,
    body: PublishDraftsBody,
    answers: { 200: ApplyResult },
    handle: async (context, { body: { drafts, note } }) => ({
      status: 200,
      body: await publishDrafts(context, drafts, note),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/config/{kind}/{key}/publish',
    access: 'rules:publish',
    summary: 'Publish the draft of a document',
    tag,
    params: DocumentParams,
    query: DivisionQuery,
    body: PublishBody,
    answers: { 200: ApplyResult },
    handle: async (context, { params, query: { division }, body: { note, revision } }) => {
      const draft = { kind: kindOf(params.kind), key: params.key, division, revision };
      return { status: 200, body: await publishDrafts(context, [draft], note) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/config/{kind}/{key}/rollback',
    access: 'rules:publish',
    summary: 'Publish an older version again, as a new one',
    tag,
    params: DocumentParams,
    query: DivisionQuery,
    body: RollbackBody,
    answers: { 200: ApplyResult },
    handle: async (context, { params, query, body }) => ({
      status: 200,
      body: await rollBack(context, await located(context, params, query.division), body),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}/{key}/versions',
    access: 'config:view',
    summary: 'Versions of a document, the newest first; also of one that was taken away',
    tag,
    params: DocumentParams,
    query: VersionsQuery,
    answers: { 200: ConfigVersions },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await versionsPage(context, await located(context, params, query.division), query),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}/{key}/versions/{version}',
    access: 'config:view',
    summary: 'One version of a document',
    tag,
    params: VersionParams,
    query: DivisionQuery,
    answers: { 200: ConfigVersion },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await oneVersion(context, await located(context, params, query.division), params.version),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/{kind}/{key}/diff',
    access: 'config:view',
    summary: 'What differs between two versions, or between one and the draft',
    tag,
    params: DocumentParams,
    query: DiffQuery,
    answers: { 200: ConfigDiff },
    handle: async (context, { params, query }) => ({
      status: 200,
      body: await diffOf(context, await located(context, params, query.division), query),
    }),
  }),
];

function located(context: Context, params: { kind: string; key: string }, division: string | undefined) {
  return locate(context, kindOf(params.kind), params.key, division);
}
