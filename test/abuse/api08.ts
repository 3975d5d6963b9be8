import type { AbuseCase, Chapter } from './abuse-case';

const nothing = (tries: string, request: string, answers = '404 NOT_FOUND'): AbuseCase => ({
  tries,
  answers,
  run: ({ ask }) => ask('admin', request, undefined, { accept: 'application/json' }),
});

const raw = (tries: string, answers: string, head: string): AbuseCase => ({
  tries,
  answers,
  run: (world) => world.raw(head),
});

export const api8: Chapter = {
  api: 'API8',
  title: 'Security misconfiguration',
  file: 'test/abuse/api08.ts',
  cases: [
    nothing('a path out of the folder of the web app', 'GET /assets/..%2f..%2f..%2fpackage.json', '400 INVALID_INPUT'),
    nothing('one with its dots encoded twice', 'GET /assets/%252e%252e/%252e%252e/package.json'),
    nothing('one with backslashes', 'GET /assets/..%5c..%5cpackage.json', '400 INVALID_INPUT'),
    nothing('a file of the system by its path', 'GET /assets//etc/passwd'),
    nothing('a hidden file', 'GET /assets/.env'),
    nothing('an ID that climbs', 'GET /v1/workitems/..%2f..%2fmetrics'),
    nothing('an ID with a NUL', 'GET /v1/agents/%00/work'),
    nothing('an ID that is a piece of SQL', "GET /v1/config/queues/';drop%20table%20item;--?division=claims"),
    raw(
      'a method that shows what it was asked (TRACE)',
      'HTTP/1.1 405 Method Not Allowed',
      'TRACE /v1/me HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\n\r\n',
    ),
    raw('a request without a host', 'HTTP/1.1 400 Bad Request', 'GET /v1/me HTTP/1.1\r\n\r\n'),
    raw(
      'a request of two lengths (smuggling)',
      'HTTP/1.1 400 Bad Request',
      'POST /v1/workitems HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET',
    ),
    raw(
      'a header that is split in two',
      'HTTP/1.1 400 Bad Request',
      'GET /v1/me HTTP/1.1\r\nHost: x\r\nX-A: b\rX-C: d\r\n\r\n',
    ),
    {
      tries: 'a host that is not ours, where the server would lead to it',
      answers: '404 NOT_FOUND without Location',
      run: async ({ read }) => {
        const { status, body, headers } = await read(null, 'GET /v1/auth/sign-in', undefined, {
          'x-forwarded-host': 'evil.example',
          forwarded: 'host=evil.example',
        });
        return `${status} ${body?.code} ${headers.get('location') === null ? 'without' : 'with'} Location`;
      },
    },
    {
      tries: 'a page of another site that reads an answer (CORS)',
      answers: 'no Access-Control-Allow-Origin',
      run: async ({ read }) => {
        const answers = await Promise.all([
          read('ana', 'GET /v1/me', undefined, { origin: 'https://evil.example' }),
          read(null, 'OPTIONS /v1/me', undefined, {
            origin: 'https://evil.example',
            'access-control-request-method': 'GET',
          }),
        ]);
        const isAllowed = answers.some(({ headers }) => headers.has('access-control-allow-origin'));
        return isAllowed ? 'an Access-Control-Allow-Origin' : 'no Access-Control-Allow-Origin';
      },
    },
    {
      tries: 'a script in a page of ours, a frame around it, a type that is guessed: each kind of answer',
      answers: 'every answer forbids them',
      run: async ({ read }) => {
        const answers = await Promise.all([
          read('ana', 'GET /v1/me'),
          read(null, 'GET /v1/me'),
          read(null, 'GET /v1/nowhere'),
          read(null, 'GET /healthz'),
          read(null, 'GET /metrics'),
          read(null, 'GET /openapi.json'),
          read(null, 'GET /docs'),
          read(null, 'GET /', undefined, { accept: 'text/html' }),
          read('ana', 'POST /v1/workitems', '{'),
          read(null, 'GET /v1/auth/callback?state=x'),
        ]);
        const isSafe = answers.every(({ headers, text }) => {
          const policy = headers.get('content-security-policy') ?? '';
          const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
          return (
            scripts === "'self'" &&
            policy.includes("frame-ancestors 'none'") &&
            policy.includes("object-src 'none'") &&
            policy.includes("base-uri 'none'") &&
            headers.get('x-content-type-options') === 'nosniff' &&
            headers.get('x-powered-by') === null &&
            !/<script(?![^>]*\bsrc=)/i.test(text)
          );
        });
        return isSafe ? 'every answer forbids them' : 'some do not';
      },
    },
    {
      tries: 'a form that is taken for JSON',
      answers: '415 UNSUPPORTED_MEDIA_TYPE, 415 UNSUPPORTED_MEDIA_TYPE',
      run: async ({ ask }) => {
        const send = (type: string) => ask('admin', 'POST /v1/workitems', '{"source":"crm"}', { 'content-type': type });
        return `${await send('text/plain')}, ${await send('application/x-www-form-urlencoded')}`;
      },
    },
    {
      tries: 'the same parameter twice',
      answers: '400 INVALID_INPUT',
      run: async ({ ask }) =>
        (await ask('sue', 'GET /v1/workitems?limit=1&limit=200')).split(' ').slice(0, 2).join(' '),
    },
    {
      tries: 'a fault that tells of its inside',
      answers: '400 INVALID_JSON without paths and stacks',
      run: async ({ read }) => {
        const { status, body, text } = await read('admin', 'POST /v1/workitems', '{"a":');
        return `${status} ${body.code} ${/node_modules|\.ts|at .*\(/.test(text) ? 'with' : 'without'} paths and stacks`;
      },
    },
    {
      tries: 'filters that the database cannot read: nobody, and a place a day off UTC',
      answers: '200, 400 INVALID_INPUT INVALID_VALUE',
      run: async ({ ask }) => {
        const nobody = await ask('admin', 'GET /v1/cases?participant=');
        return `${nobody}, ${await ask('admin', 'GET /v1/workitems?createdAfter=2026-03-26T07:11:46%2B22:29')}`;
      },
    },
    {
      tries: 'answers of the API that a cache keeps',
      answers: 'no-store',
      run: async ({ read }) => (await read('ana', 'GET /v1/me')).headers.get('cache-control') ?? 'kept',
    },
    {
      tries: 'the session of the web, read by a script or sent along from another site',
      answers: 'HttpOnly, SameSite=Lax',
      run: async ({ api, read }) => {
        const { headers } = await read(await api.issuer.mint('ana'), 'POST /v1/auth/session');
        const cookie = headers.getSetCookie()[0] ?? '';
        return ['HttpOnly', 'SameSite=Lax'].filter((part) => cookie.includes(part)).join(', ');
      },
    },
    {
      tries: 'a cell of an export that a spreadsheet would run',
      answers: 'it begins with an apostrophe',
      run: async ({ ask, item, read }) => {
        const id = await item();
        await ask('sue', `POST /v1/workitems/${id}/actions/cancel`, { reason: '=HYPERLINK("http://evil.example")' });
        const { text } = await read('admin', 'GET /v1/audit', undefined, { accept: 'text/csv' });
        const isRun = text.split(/[,\n]/).some((cell) => /^"?=HYPERLINK/.test(cell));
        const isThere = text.includes(`'=HYPERLINK`);
        return isThere && !isRun ? 'it begins with an apostrophe' : 'it is run';
      },
    },
    {
      tries: 'a page beside an item at a host that its division does not allow',
      answers: '400 INVALID_INPUT HOST_FORBIDDEN',
      run: ({ ask }) =>
        ask('admin', 'POST /v1/config/apply?dryRun=true', {
          documents: [
            { kind: 'division', key: 'rush', screenPopHosts: ['crm.example.com'] },
            {
              kind: 'worktype',
              key: 'rush',
              division: 'rush',
              referencePrefix: 'RU',
              queue: 'rush',
              screenPop: 'https://crm.example.com.evil.example/{Code}',
            },
          ],
        }),
    },
    {
      tries: 'a page beside an item that is a script',
      answers: '400 INVALID_INPUT INVALID_URL',
      run: ({ ask }) =>
        ask('admin', 'POST /v1/config/apply?dryRun=true', {
          documents: [
            {
              kind: 'worktype',
              key: 'rush',
              division: 'rush',
              referencePrefix: 'RU',
              queue: 'rush',
              screenPop: 'javascript:alert(1)',
            },
          ],
        }),
    },
  ],
};
