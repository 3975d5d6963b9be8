import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { Problem } from '../contract/problem';
import { CaptureRequest } from '../contract/item';
import { KEY_FORM } from '../http/idempotent';
import { problemCodes, statusOf, titleOf } from '../errors';
import type { Route } from '../route';
import { routeTable } from '../route-table';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** The contract as OpenAPI 3.1, made of the route table: what is not served cannot stand in it. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routeTable) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Casewright',
      version: '1',
      description:
        'Takes in work, keeps it in one universal queue, and pushes it to the best available agent. Errors are problem details (RFC 9457) with a stable code.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ bearer: [] }],
    'x-problem-codes': Object.fromEntries(
      problemCodes.map((code) => [code, { status: statusOf(code), title: titleOf(code) }]),
    ),
    paths,
    components: {
      securitySchemes: {
        link: {
          type: 'http',
          scheme: 'Link',
          description: 'The token of a link to a task: `Authorization: Link ...`.',
        },
        bearer: { type: 'http', scheme: 'bearer', description: 'An OIDC access token, or an API key of a source.' },
      },
    },
  });
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { access, answers, answerType = 'application/json', writeCsv } = route;
  const others = writeCsv ? { 'text/csv': { schema: z.string() } } : {};
  const responses = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: descriptions[status] ?? 'Done', content: { [answerType]: { schema }, ...others } },
  ]);
  const isPublic = access === 'public' || access === 'signature' || access === 'link';
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.tag],
    ...(isPublic ? { security: access === 'link' ? [{ link: [] }] : [] } : {}),
    'x-permission': access,
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
      ...(access === 'signature' ? { header: SignatureHeader } : {}),
      ...(route.method === 'post' && !isPublic && !route.stream ? { header: IdempotencyHeader } : {}),
    },
    ...requestBody(route),
    responses: {
      ...(responses.length === 0 && route.redirects === undefined
        ? { 204: { description: 'Done' } }
        : Object.fromEntries(responses)),
      ...(route.redirects === undefined ? {} : { 303: { description: route.redirects } }),
      ...(route.empty === undefined ? {} : { 204: { description: route.empty } }),
      '4XX': problem('Refused; `code` says why'),
      '5XX': problem('Failed on our side'),
    },
  } as ZodOpenApiOperationObject;
}

function requestBody(route: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.body) return { requestBody: { content: { 'application/json': { schema: route.body } } } };
  if (route.bodyType !== undefined)
    return { requestBody: { content: { [route.bodyType]: { schema: CaptureRequest } } } };
  if (!route.raw) return {};
  const content = Object.fromEntries(route.raw.types.map((type) => [type, { schema: z.string() }]));
  return { requestBody: { content } };
}

const IdempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(KEY_FORM)
    .optional()
    .meta({ description: 'The same key again answers what the first request was answered.' }),
});

const SignatureHeader = z.object({
  'webhook-id': z.string().meta({ description: 'The same ID again has no second effect.' }),
  'webhook-timestamp': z.string().meta({ description: 'Seconds since 1970, at most five minutes from now.' }),
  'webhook-signature': z.string().meta({ description: '`v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.' }),
});

const descriptions: Record<string, string> = { 200: 'Done', 201: 'Created', 202: 'Kept' };

/** `POST /v1/workitems/{id}/actions/accept` -> `postWorkitemsIdActionsAccept` */
function operationId({ method, path }: Route): string {
  const words = path
    .replace('/v1/', '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}
