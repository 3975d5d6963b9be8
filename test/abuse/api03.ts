import type { AbuseCase, Chapter } from './abuse-case';

const capture = (tries: string, answers: string, more: string): AbuseCase => ({
  tries: `a capture with ${tries}`,
  answers,
  run: ({ ask }) =>
    ask(
      'source:crm',
      'POST /v1/workitems',
      `{"source":"crm","externalId":"mass","worktype":"medical-claim",${more.startsWith('"attributes"') ? more : `"attributes":{"Case_ID":"a","Claim_Value":1},${more}`}}`,
    ),
});

const patch = (tries: string, answers: string, body: string): AbuseCase => ({
  tries: `a PATCH of ${tries}`,
  answers,
  run: async ({ ask, item }) => ask('sue', `PATCH /v1/workitems/${await item()}`, body),
});

const UNKNOWN = '400 INVALID_INPUT UNKNOWN_FIELD';
const FORBIDDEN_KEY = '400 INVALID_INPUT FORBIDDEN_KEY';

export const api3: Chapter = {
  api: 'API3',
  title: 'Broken object property level authorization',
  file: 'test/abuse/api03.ts',
  cases: [
    capture('`__proto__` among its attributes', FORBIDDEN_KEY, '"attributes":{"__proto__":{"admin":true}}'),
    capture('`constructor` deep inside', FORBIDDEN_KEY, '"attributes":{"a":{"constructor":{"prototype":1}}}'),
    capture('`__proto__` beside its fields', FORBIDDEN_KEY, '"__proto__":{"division":"sales"}'),
    capture('a state', UNKNOWN, '"state":"completed"'),
    capture('an assignee', UNKNOWN, '"assignee":"ana"'),
    capture('a version', UNKNOWN, '"version":99'),
    capture('an ID', UNKNOWN, '"id":"00000000-0000-4000-8000-000000000000"'),
    capture('a queue', UNKNOWN, '"queue":"emergency-backlog"'),
    capture(
      'an attribute of another type',
      '400 INVALID_INPUT INVALID_ATTRIBUTE',
      '"attributes":{"Case_ID":{"a":1},"Claim_Value":1}',
    ),
    {
      tries: 'a capture for another source than one is',
      answers: '400 INVALID_INPUT UNKNOWN_SOURCE',
      run: ({ ask }) => ask('source:erp', 'POST /v1/workitems', { source: 'crm', externalId: 'x', attributes: {} }),
    },
    {
      tries: 'a capture into a division that its source does not reach',
      answers: '400 INVALID_INPUT DIVISION_NOT_ALLOWED',
      run: ({ ask }) =>
        ask('source:crm', 'POST /v1/workitems', { source: 'crm', externalId: 'x', division: 'sales', attributes: {} }),
    },
    patch('the assignee', UNKNOWN, '{"assignee":"ana"}'),
    patch('the state', UNKNOWN, '{"state":"completed"}'),
    patch('the division', UNKNOWN, '{"division":"sales"}'),
    patch('the source', UNKNOWN, '{"source":"erp"}'),
    patch('the version', UNKNOWN, '{"version":1}'),
    patch('a prototype', FORBIDDEN_KEY, '{"attributes":{"__proto__":{"a":1}}}'),
    {
      tries: 'an accept in the name of another agent',
      answers: UNKNOWN,
      run: async ({ ask, item }) =>
        ask('ana', `POST /v1/workitems/${await item()}/actions/accept`, {
          offerId: '00000000-0000-4000-8000-000000000000',
          agent: 'ben',
        }),
    },
    {
      tries: 'a completion that sets a status beside its disposition',
      answers: UNKNOWN,
      run: async ({ ask, item }) =>
        ask('ana', `POST /v1/workitems/${await item()}/actions/complete`, { status: 'closed', closedAt: null }),
    },
    {
      tries: 'an API key that is made for more than its source',
      answers: UNKNOWN,
      run: ({ ask }) => ask('admin', 'POST /v1/config/sources/crm/api-keys', { subject: 'admin', roles: ['admin'] }),
    },
    {
      tries: 'a prototype and a field that is none in an address',
      answers: '400 INVALID_INPUT UNKNOWN_FIELD, 400 INVALID_INPUT UNKNOWN_FIELD',
      run: async ({ ask }) =>
        `${await ask('sue', 'GET /v1/workitems?__proto__=1')}, ${await ask('sue', 'GET /v1/me?isAdmin=true')}`,
    },
    {
      tries: 'a body where a route takes none',
      answers: UNKNOWN,
      run: ({ ask, examples }) =>
        ask('sue', `POST ${examples['POST /v1/notifications/{id}/read']?.path ?? ''}`, { isRead: false }),
    },
    {
      tries: 'the secrets of a key, a session and a webhook in what lists them',
      answers: 'none of them',
      run: async ({ read }) => {
        const { body } = await read('admin', 'POST /v1/config/sources/crm/api-keys', {});
        const lists = await Promise.all(
          ['/v1/config/sources/crm/api-keys', '/v1/auth/sessions', '/v1/config/webhooks', '/v1/audit?limit=200'].map(
            (path) => read('admin', `GET ${path}`),
          ),
        );
        const secret: string = body.apiKey;
        const leaks = lists.filter(({ text }) => text.includes(secret.slice(-43)) || text.includes('whsec_'));
        return leaks.length === 0 ? 'none of them' : `${leaks.length} lists tell`;
      },
    },
  ],
};
