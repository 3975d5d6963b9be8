import { createSecretKey } from 'node:crypto';
import { base64url, generateKeyPair } from 'jose';
import { waitUntil } from '../../cli/dev/wait-until';
import { readStream } from '../api/stream-reader';
import { startTestApi } from '../api/test-api';
import type { AbuseCase, Chapter } from './abuse-case';
import { AUDIENCE, told, type World } from './world';

const now = () => Math.floor(Date.now() / 1_000);
const REFUSED = '401 UNAUTHENTICATED';

const token = (tries: string, make: (world: World) => Promise<string>): AbuseCase => ({
  tries: `a token ${tries}`,
  answers: REFUSED,
  run: async (world) => world.ask(await make(world), 'GET /v1/me'),
});

const other = async (alg = 'RS256') => (await generateKeyPair(alg, { extractable: true })).privateKey;
const unsigned = ({ issuer }: World, alg: string) =>
  [
    { alg, typ: 'at+jwt' },
    { iss: issuer, aud: AUDIENCE, sub: 'admin', exp: now() + 60 },
  ]
    .map((part) => base64url.encode(JSON.stringify(part)))
    .join('.');

/** A session of the web, as a browser would bring it. */
async function session({ api, read }: World, user: string): Promise<{ cookie: string; secret: string }> {
  const { headers } = await read(await api.issuer.mint(user), 'POST /v1/auth/session');
  const cookie = headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  return { cookie, secret: cookie.split('=')[1] ?? '' };
}

const presence = (world: World, cookie: string, headers: object) =>
  world.ask(null, 'PUT /v1/agents/ana/presence', { presence: 'offline' }, { cookie, ...headers });

export const api2: Chapter = {
  api: 'API2',
  title: 'Broken authentication',
  file: 'test/abuse/api02.ts',
  cases: [
    token('without a signature (alg none)', async (world) => `${unsigned(world, 'none')}.`),
    token('without a signature (alg nOnE)', async (world) => `${unsigned(world, 'nOnE')}.`),
    token('whose signature is empty', async (world) => `${unsigned(world, 'RS256')}.`),
    token('signed by HS256 with the public key', async ({ sign, publicJwk }) =>
      sign({}, { alg: 'HS256' }, createSecretKey(Buffer.from(JSON.stringify(publicJwk))) as never),
    ),
    token('that brings its own key (jwk)', async ({ sign, publicJwk }) =>
      sign({}, { jwk: { ...publicJwk, kid: 'mine' }, kid: 'mine' }, await other()),
    ),
    token('that says where its keys are (jku)', async ({ sign, issuer }) =>
      sign({}, { jku: `${issuer}/keys`, kid: 'mine' }, await other()),
    ),
    token('that brings a certificate (x5c)', async ({ sign }) => sign({}, { x5c: ['MIIB'] }, await other())),
    token('whose key is a path', async ({ sign }) => sign({}, { kid: '../../../../dev/null' }, await other())),
    token('whose key is a piece of SQL', async ({ sign }) => sign({}, { kid: "' union select 'k" }, await other())),
    token('of another key by the same name', async ({ sign }) => sign({}, {}, await other())),
    token('of an algorithm that the issuer does not have', async ({ sign }) =>
      sign({}, { alg: 'ES384' }, await other('ES384')),
    ),
    token('that has been tampered with', async (world) => {
      const [head, , signature] = (await world.sign()).split('.');
      return [head, unsigned(world, 'RS256').split('.')[1], signature].join('.');
    }),
    token('of another issuer', ({ sign }) => sign({ iss: 'https://elsewhere.example' })),
    token('for another audience, as an ID token is', ({ sign }) => sign({ aud: 'casewright-web' })),
    token('that has expired', ({ sign }) => sign({ exp: now() - 60 })),
    token('that is not valid yet', ({ sign }) => sign({ nbf: now() + 600 })),
    token('without an end', ({ sign }) => sign({ exp: undefined })),
    token('of another type', ({ sign }) => sign({}, { typ: 'logout+jwt' })),
    token('with a critical header that nobody knows', ({ sign }) => sign({}, { crit: ['exp'] }).catch(() => 'x.y.z')),
    token('of the provider that says it is the local one', ({ sign }) =>
      sign({ iss: 'urn:casewright:local', aud: 'casewright' }),
    ),
    token('of nine thousand characters', async () => `a.${'b'.repeat(9_000)}.c`),
    token('in the form of a key that nobody made', async () => `cwk_0123456789abcdef_${'a'.repeat(43)}`),
    {
      tries: 'a token in the address instead of the header',
      answers: REFUSED,
      run: async ({ ask, sign }) => ask(null, `GET /v1/me?access_token=${await sign()}`),
    },
    {
      tries: 'a token as a user of Basic',
      answers: REFUSED,
      run: ({ ask }) => ask(null, 'GET /v1/me', undefined, { authorization: `Basic ${btoa('admin:admin')}` }),
    },
    {
      tries: 'an API key with its last character changed, then the key once it is revoked',
      answers: `${REFUSED}, ${REFUSED}`,
      run: async ({ ask, read }) => {
        const { body } = await read('admin', 'POST /v1/config/sources/crm/api-keys', {});
        const key: string = body.apiKey;
        const changed = await ask(`${key.slice(0, -1)}${key.endsWith('A') ? 'Q' : 'A'}`, 'GET /v1/me');
        await read('admin', `DELETE /v1/config/sources/crm/api-keys/${body.id}`);
        return `${changed}, ${await ask(key, 'GET /v1/me')}`;
      },
    },
    {
      tries: 'a stream that goes on once its bearer has been signed out everywhere',
      answers: 'the stream ends',
      run: async ({ api, read }) => {
        const stream = await readStream(api.origin, await api.issuer.mint('p0'));
        await read('admin', 'POST /v1/auth/sign-outs', { subject: 'p0' });
        await waitUntil(() => stream.hasEnded(), { withinMs: 30_000 });
        const end = stream.hasEnded() ? 'the stream ends' : 'it goes on';
        stream.close();
        return end;
      },
    },
    {
      tries: 'a session that another site uses (Origin of another site, of a longer name, null)',
      answers: '403 FOREIGN_ORIGIN, 403 FOREIGN_ORIGIN, 403 FOREIGN_ORIGIN',
      run: async (world) => {
        const { cookie } = await session(world, 'ana');
        const origins = ['https://evil.example', `${world.api.origin}.evil.example`, 'null'];
        const answers: string[] = [];
        for (const origin of origins) answers.push(await presence(world, cookie, { origin }));
        return answers.join(', ');
      },
    },
    {
      tries: 'a session that a form uses, without any origin',
      answers: '403 FOREIGN_ORIGIN',
      run: async (world) => presence(world, (await session(world, 'ana')).cookie, {}),
    },
    {
      tries: 'a session that was chosen by the attacker (fixation)',
      answers: `${REFUSED}, another one is made`,
      run: async (world) => {
        const { cookie, secret } = await session(world, 'ana');
        const fixed = cookie.replace(secret, 'a'.repeat(secret.length));
        const before = await world.ask(null, 'GET /v1/me', undefined, { cookie: fixed });
        const made = await world.read(await world.api.issuer.mint('ana'), 'POST /v1/auth/session', undefined, {
          cookie: fixed,
        });
        const isNew = made.headers.getSetCookie().every((text) => !text.includes('a'.repeat(secret.length)));
        return `${before}, ${isNew ? 'another one is made' : 'it is kept'}`;
      },
    },
    {
      tries: 'the password of the embedded stack, guessed again and again',
      answers: '401 WRONG_PASSWORD, then 429 TOO_MANY_REQUESTS with Retry-After',
      run: async () => {
        const small = await startTestApi({ CASEWRIGHT_SIGN_INS_PER_MINUTE: '3' });
        try {
          const guess = () => small.call(null, 'post', '/v1/dev/sign-in', { user: 'admin', password: 'guess' });
          const first = (await guess()).body;
          for (let tries = 0; tries < 3; tries += 1) await guess();
          const { status, body, headers } = await guess();
          const wait = Number(headers['retry-after']) > 0 ? 'with' : 'without';
          return `${first.status} ${first.code}, then ${status} ${body.code} ${wait} Retry-After`;
        } finally {
          await small.stop();
        }
      },
    },
    {
      tries: 'credentials that are none, one after another from one address',
      answers: `${REFUSED}, then 429 TOO_MANY_REQUESTS; who has one still gets in`,
      run: async () => {
        const small = await startTestApi({ CASEWRIGHT_REQUESTS_PER_MINUTE: '3' });
        try {
          const guess = async () => {
            const { status, body, headers: _ } = await small.call('cwk_guess', 'get', '/v1/me');
            return told({ status, body, headers: new Headers(), text: '' });
          };
          const answers = [await guess(), await guess(), await guess(), await guess()];
          const { status } = await small.call('admin', 'get', '/v1/me');
          return `${answers[0]}, then ${answers[3]}; who has one ${status === 200 ? 'still gets in' : 'does not'}`;
        } finally {
          await small.stop();
        }
      },
    },
  ],
};
