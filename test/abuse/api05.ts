import type { AbuseCase, Chapter } from './abuse-case';

const REFUSED = '403 FORBIDDEN';

const forbidden = (tries: string, who: string, request: string, body?: object): AbuseCase => ({
  tries,
  answers: REFUSED,
  run: ({ ask }) => ask(who, request, body),
});

const onItem = (tries: string, who: string, action: string, body: object): AbuseCase => ({
  tries,
  answers: REFUSED,
  run: async ({ ask, item }) => ask(who, `POST /v1/workitems/${await item()}/actions/${action}`, body),
});

export const api5: Chapter = {
  api: 'API5',
  title: 'Broken function level authorization',
  file: 'test/abuse/api05.ts',
  cases: [
    forbidden('configuration by an agent', 'ana', 'POST /v1/config/apply', { documents: [] }),
    forbidden('configuration by a source', 'source:crm', 'PUT /v1/config/queues/mine', { division: 'claims' }),
    forbidden('the deleting of a document by an agent', 'ana', 'DELETE /v1/config/queues/claims'),
    forbidden('an API key by a supervisor', 'sue', 'POST /v1/config/sources/crm/api-keys', {}),
    forbidden('a secret by a supervisor', 'sue', 'POST /v1/config/webhooks/supervisors/secret', {}),
    forbidden('a token for the administrator by a supervisor', 'sue', 'POST /v1/dev/tokens', { user: 'admin' }),
    forbidden('the signing out of others by an agent', 'ana', 'POST /v1/auth/sign-outs', { subject: 'ben' }),
    forbidden('the audit by an agent', 'ana', 'GET /v1/audit'),
    forbidden('the audit by a source', 'source:crm', 'GET /v1/audit'),
    forbidden('a bulk job by an agent', 'ana', 'POST /v1/bulk', { action: 'cancel', filter: { source: 'crm' } }),
    forbidden('a dry run by an agent', 'ana', 'POST /v1/config/dry-runs', {
      from: '2026-11-23T12:00:00Z',
      documents: [],
    }),
    forbidden('the receivers by an agent', 'ana', 'GET /v1/receivers'),
    forbidden('the dead letters by a source', 'source:crm', 'GET /v1/dead-letters'),
    forbidden('the list of agents by a source', 'source:crm', 'GET /v1/agents'),
    onItem('an assignment by an agent', 'ana', 'assign', { agent: 'ana' }),
    onItem('a priority by an agent', 'ana', 'reprioritize', { priority: 1_000 }),
    onItem('an accept by a source', 'source:crm', 'accept', { offerId: '00000000-0000-4000-8000-000000000000' }),
    {
      tries: 'another method by a header (X-HTTP-Method-Override: DELETE)',
      answers: '405 METHOD_NOT_ALLOWED, and the queue is there: 200',
      run: async ({ ask }) => {
        const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
        const answer = await ask('admin', 'POST /v1/config/queues/claims?division=claims', {}, headers);
        return `${answer}, and the queue is there: ${await ask('admin', 'GET /v1/config/queues/claims?division=claims')}`;
      },
    },
    {
      tries: 'another method by the address (_method=DELETE)',
      answers: '400 INVALID_INPUT UNKNOWN_FIELD',
      run: ({ ask }) => ask('admin', 'GET /v1/config/queues/claims?_method=DELETE'),
    },
    {
      tries: 'a permission by a header that a proxy might set',
      answers: REFUSED,
      run: ({ ask }) =>
        ask('ana', 'GET /v1/audit', undefined, { 'x-forwarded-user': 'admin', 'x-user': 'admin', 'x-roles': 'admin' }),
    },
  ],
};
