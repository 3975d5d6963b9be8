import { routeTable } from '../../api/route-table';
import { startTestApi } from '../api/test-api';
import type { AbuseCase, Chapter } from './abuse-case';

const unknown = (tries: string, request: string, answers = '404 NOT_FOUND'): AbuseCase => ({
  tries,
  answers,
  run: ({ ask }) => ask('admin', request, request.startsWith('POST') ? {} : undefined, { accept: 'application/json' }),
});

export const api9: Chapter = {
  api: 'API9',
  title: 'Improper inventory management',
  file: 'test/abuse/api09.ts',
  cases: [
    unknown('an older version', 'GET /v0/workitems'),
    unknown('a newer version', 'GET /v2/workitems'),
    unknown('a page for operators', 'GET /v1/actuator/env'),
    unknown('a page for developers', 'GET /v1/debug'),
    unknown('another kind of interface', 'POST /v1/graphql'),
    unknown('a kind of documents that there is not', 'GET /v1/config/secrets'),
    unknown(
      'an action that there is not',
      'POST /v1/workitems/00000000-0000-4000-8000-000000000000/actions/destroy',
      '404 UNKNOWN_ACTION',
    ),
    unknown('a method that a path does not have', 'DELETE /v1/workitems', '405 METHOD_NOT_ALLOWED'),
    {
      tries: 'a route that no document tells of',
      answers: 'every route is told of',
      run: async ({ read }) => {
        const { body } = await read(null, 'GET /openapi.json');
        const isTold = ({ path, method }: (typeof routeTable)[number]) => body.paths[path]?.[method] !== undefined;
        const hidden = routeTable.filter((route) => !isTold(route)).map(({ path }) => path);
        return hidden.length === 0 ? 'every route is told of' : hidden.join(', ');
      },
    },
    {
      tries: 'the routes of the embedded stack where it is not embedded',
      answers: '404, 404, 404',
      run: async ({ issuer }) => {
        const plain = await startTestApi({
          CASEWRIGHT_DEV_KEY_FILE: '',
          CASEWRIGHT_OIDC_ISSUER: issuer,
          CASEWRIGHT_OIDC_AUDIENCE: 'casewright',
        });
        try {
          const statuses = [
            await plain.call(null, 'get', '/v1/dev/people'),
            await plain.call(null, 'post', '/v1/dev/sign-in', { user: 'admin', password: 'x' }),
            await plain.call(null, 'post', '/v1/dev/tokens', { user: 'admin' }),
          ];
          return statuses.map(({ status }) => status).join(', ');
        } finally {
          await plain.stop();
        }
      },
    },
  ],
};
