import { insertAudit } from '../../db/audit/entry';
import { insertApiKey, listApiKeys, revokeApiKey, type ApiKeyRow } from '../../db/api-key';
import { replaceEndpointSecret } from '../../db/endpoint-secret';
import { transaction } from '../../db/transaction';
import { userOf } from '../config/audit-entries';
import { documentIdentity } from '../../domain/config/documents';
import { createApiKey } from '../auth/api-key';
import { createEndpointSecret, endpointOf } from '../config/endpoint-secrets';
import { findDocument } from '../config/find-document';
import { ApiKeyBody, ApiKeyList, type ApiKeyView, NewApiKey, SecretView } from '../contract/config';
import { ApiKeyParams, DivisionQuery, EndpointParams } from '../contract/params';
import { covers } from '../../domain/rights/scopes';
import type { InputProblem } from '../../domain/config/problem';
import { rolePermissions } from '../../domain/rights/permission';
import { HttpProblem, invalidInput } from '../http-problem';
import { type Answer, type Context, defineRoute, type Route } from '../route';

const tag = 'Credentials';

export const credentialRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/config/sources/{key}/secret',
    access: 'config:publish',
    summary: "A new secret that signs the source's syncs; shown once",
    tag,
    params: EndpointParams,
    answers: { 200: SecretView },
    isSecret: true,
    handle: async (context, { params }) => newSecret(context, 'source', params.key, undefined),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/config/webhooks/{key}/secret',
    access: 'config:publish',
    summary: 'A new secret that signs what the webhook posts; shown once',
    tag,
    params: EndpointParams,
    query: DivisionQuery,
    answers: { 200: SecretView },
    isSecret: true,
    handle: async (context, { params, query }) => newSecret(context, 'webhook', params.key, query.division),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/config/sources/{key}/api-keys',
    access: 'access:grant',
    summary: 'Valid API keys of a source, without their secrets',
    tag,
    params: EndpointParams,
    answers: { 200: ApiKeyList },
    handle: async (context, { params }) => {
      const source = findSource(context, params.key);
      const rows = await listApiKeys(context.deps.pool, source.key);
      return { status: 200, body: { apiKeys: rows.map(apiKeyView) } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/config/sources/{key}/api-keys',
    access: 'access:grant',
    summary: 'A new API key with which the source calls; shown once',
    tag,
    params: EndpointParams,
    body: ApiKeyBody,
    answers: { 201: NewApiKey },
    isSecret: true,
    handle: async (context, { params, body }) => {
      const source = findSource(context, params.key);
      const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
      if (expiresAt && expiresAt.getTime() <= Date.now()) {
        throw invalidInput([{ path: 'expiresAt', message: 'has passed', code: 'TOO_SMALL', value: body.expiresAt }]);
      }
      const problems = [
        ...unknownScopes(body.scopes ?? []),
        ...foreignDivisions(context, source, body.divisions ?? []),
      ];
      if (problems.length > 0) throw invalidInput(problems);
      const { id, hash, text } = createApiKey();
      const { division } = source;
      const createdBy = context.principal.subject;
      const narrowed = { scopes: body.scopes ?? null, divisions: body.divisions ?? null };
      const key = { id, hash, source: source.key, division, ...narrowed, createdBy, expiresAt };
      const row = await transaction(context.deps.pool, async (client) => {
        const made = await insertApiKey(client, key);
        const after = { source: source.key, ...narrowed, expiresAt: expiresAt?.toISOString() ?? null };
        await insertAudit(client, [{ ...keyEntry(context, division, id), verb: 'create', before: null, after }]);
        return made;
      });
      return { status: 201, body: { ...apiKeyView(row), apiKey: text } };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/config/sources/{key}/api-keys/{id}',
    access: 'access:grant',
    summary: 'Revoke an API key, at once',
    tag,
    params: ApiKeyParams,
    answers: {},
    handle: async (context, { params }) => {
      const source = findSource(context, params.key);
      const { division } = source;
      const found = await transaction(context.deps.pool, async (client) => {
        const revoked = await revokeApiKey(client, source.key, params.id);
        const before = { source: source.key };
        const entry = { ...keyEntry(context, division, params.id), verb: 'revoke', before, after: null };
        if (revoked === 'revoked') await insertAudit(client, [entry]);
        return revoked !== 'unknown';
      });
      if (!found) throw new HttpProblem('NOT_FOUND');
      return { status: 204 };
    },
  }),
];

async function newSecret(
  context: Context,
  kind: 'source' | 'webhook',
  key: string,
  division: string | undefined,
): Promise<Answer> {
  const { deps, directory, scope } = context;
  const row = findDocument(directory, scope.divisions, kind, key, division);
  const document = directory.documents.find(
    (other) => documentIdentity(other) === documentIdentity(row as unknown as typeof other),
  );
  const endpoint = document && endpointOf(document);
  if (!endpoint) {
    const detail = 'It receives nothing from here, or its secret stands in the environment of the worker';
    throw new HttpProblem('WRONG_STATE', { detail });
  }
  const secret = createEndpointSecret();
  await transaction(deps.pool, async (client) => {
    await replaceEndpointSecret(client, endpoint, secret);
    const object = { kind: 'secret', id: `${kind}/${key}`, name: null } as const;
    const entry = { division: endpoint.division, object, actor: userOf(context.principal), verb: 'renew' };
    // The secret itself stands nowhere else.
    await insertAudit(client, [{ ...entry, before: null, after: null }]);
  });
  return { status: 200, body: { secret } };
}

function keyEntry({ principal }: Context, division: string, id: string) {
  return { division, object: { kind: 'api-key', id, name: null } as const, actor: userOf(principal) };
}

function findSource({ directory, scope }: Context, key: string) {
  return findDocument(directory, scope.divisions, 'source', key, undefined);
}

/** A scope that gives nothing of what a source may is a mistake of whoever writes it. */
function unknownScopes(scopes: readonly string[]): InputProblem[] {
  return scopes.flatMap((value, index) =>
    rolePermissions.source.some((permission) => covers(value, permission))
      ? []
      : [
          {
            path: `scopes[${index}]`,
            message: 'is nothing that a source may',
            code: 'UNKNOWN_SCOPE',
            value,
            allowed: [...rolePermissions.source],
          },
        ],
  );
}

function foreignDivisions(
  { directory }: Context,
  { key }: { key: string },
  divisions: readonly string[],
): InputProblem[] {
  const source = directory.sources.get(key);
  const own = source ? [source.division, ...source.divisions] : [];
  return divisions.flatMap((value, index) =>
    own.includes(value)
      ? []
      : [
          {
            path: `divisions[${index}]`,
            message: 'is no division of the source',
            code: 'UNKNOWN_REFERENCE',
            value,
            allowed: own,
          },
        ],
  );
}

function apiKeyView({
  id,
  source,
  scopes,
  divisions,
  createdAt,
  expiresAt,
}: ApiKeyRow): ReturnType<typeof ApiKeyView.parse> {
  return {
    id,
    source,
    scopes,
    divisions,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
