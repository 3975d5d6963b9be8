import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64url, type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { applyExamples, claim, PASSWORD, startTestApi, type TestApi } from './test-api';

/** A real OIDC issuer as far as a resource server asks one: discovery and keys. */
let issuer: string;
let server: Server;
let oidcKey: CryptoKey;
let requests = 0;
let api: TestApi;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  oidcKey = pair.privateKey;
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] };
  server = createServer((request, response) => {
    requests += 1;
    const isKeys = request.url === '/keys';
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(isKeys ? jwks : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = await startTestApi({ CASEWRIGHT_OIDC_ISSUER: issuer, CASEWRIGHT_OIDC_AUDIENCE: 'casewright-test' });
  await applyExamples(api);
});
afterAll(async () => {
  await api.stop();
  server.close();
});

interface Claims {
  iss?: string;
  aud?: string;
  sub?: string;
  exp?: number;
  nbf?: number;
}

const now = () => Math.floor(Date.now() / 1_000);

function sign(
  claims: Claims,
  header: { alg?: string; typ?: string } = {},
  key: CryptoKey | Uint8Array = oidcKey,
): Promise<string> {
  return new SignJWT({ iss: issuer, aud: 'casewright-test', sub: 'ana', exp: now() + 60, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'at+jwt', ...header })
    .sign(key);
}

test('a token of the OIDC issuer is believed; its keys are fetched once', async () => {
  const token = await sign({});
  const { body } = await api.call(token, 'get', '/v1/me').expect(200);
  expect(body).toMatchObject({
    subject: 'ana',
    kind: 'user',
    agent: 'ana',
    divisions: [{ key: 'claims', roles: ['agent'] }],
  });
  const before = requests;
  await api.call(token, 'get', '/v1/me').expect(200);
  expect(requests).toBe(before);
});

test('a stranger with a valid token is nobody in particular', async () => {
  const token = await sign({ sub: 'stranger' });
  const { body } = await api.call(token, 'get', '/v1/me').expect(200);
  expect(body).toMatchObject({ agent: null, divisions: [], isInstallationAdmin: false });
  await api.call(token, 'get', '/v1/workitems').expect(403);
});

test('no issuer but the local one hands out sources', async () => {
  const token = await sign({ sub: 'source:crm' });
  const { body } = await api.call(token, 'get', '/v1/me').expect(200);
  expect(body).toMatchObject({ kind: 'user', source: null, divisions: [] });
});

test.each<[string, () => Promise<string>]>([
  ['an expired token', () => sign({ exp: now() - 60 })],
  ['one that is not valid yet', () => sign({ nbf: now() + 600 })],
  ['one for another audience', () => sign({ aud: 'other' })],
  ['one of another issuer', () => sign({ iss: 'https://elsewhere.example' })],
  ['one without an end', () => sign({ exp: undefined })],
  ['one without a subject', () => sign({ sub: undefined })],
  ['an empty subject', () => sign({ sub: '' })],
  ['another kind of token', () => sign({}, { typ: 'logout+jwt' })],
  [
    'one signed with a secret',
    () => sign({}, { alg: 'HS256' }, new TextEncoder().encode('a secret that is long enough to be one')),
  ],
  ['one of another key', async () => sign({}, {}, (await generateKeyPair('RS256')).privateKey)],
  ['one that claims to be local', () => sign({ iss: 'urn:casewright:local', aud: 'casewright' })],
  [
    'one without a signature',
    async () =>
      `${base64url.encode('{"alg":"none"}')}.${base64url.encode(JSON.stringify({ iss: issuer, aud: 'casewright-test', sub: 'admin', exp: now() + 60 }))}.`,
  ],
  ['no token at all', async () => 'x'],
  ['an API key that nobody made', async () => `cwk_0123456789abcdef_${'a'.repeat(43)}`],
])('refuses %s', async (_, make) => {
  const { body, headers } = await api.call(await make(), 'get', '/v1/me').expect(401);
  expect(body.code).toBe('UNAUTHENTICATED');
  expect(headers['www-authenticate']).toBe('Bearer');
});

test('an API key acts as its source until it is revoked; only its hash is kept', async () => {
  const { body } = await api.call('admin', 'post', '/v1/config/sources/crm/api-keys', {}).expect(201);
  expect(body.apiKey).toMatch(/^cwk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
  await api.call(body.apiKey, 'post', '/v1/workitems', claim('by-key')).expect(201);
  await api.call(body.apiKey, 'post', '/v1/workitems', claim('by-key-2', { source: undefined })).expect(201);
  await api.call(`${body.apiKey.slice(0, -1)}${body.apiKey.endsWith('A') ? 'B' : 'A'}`, 'get', '/v1/me').expect(401);
  const { rows } = await api.pool.query('select * from api_key');
  expect(JSON.stringify(rows)).not.toContain(body.apiKey.slice(-43));
  const list = await api.call('admin', 'get', '/v1/config/sources/crm/api-keys').expect(200);
  const whole = { scopes: null, divisions: null, createdAt: body.createdAt, expiresAt: null };
  expect(list.body.apiKeys).toEqual([{ id: body.id, source: 'crm', ...whole }]);
  await api.call('admin', 'delete', `/v1/config/sources/crm/api-keys/${body.id}`).expect(204);
  await api.call(body.apiKey, 'get', '/v1/me').expect(401);
});

test('the keys of a source end with it, also when another of its name comes', async () => {
  const document = { kind: 'source', key: 'short-lived', division: 'claims' };
  await api.call('admin', 'put', '/v1/config/sources/short-lived', document).expect(201);
  const { body } = await api.call('admin', 'post', '/v1/config/sources/short-lived/api-keys', {}).expect(201);
  await api.call(body.apiKey, 'get', '/v1/me').expect(200);
  await api.call('admin', 'delete', '/v1/config/sources/short-lived').expect(204);
  await api.call('admin', 'put', '/v1/config/sources/short-lived', document).expect(201);
  await api.call(body.apiKey, 'get', '/v1/me').expect(401);
});

test('people of the embedded stack sign in with its password', async () => {
  const { body } = await api.call(null, 'get', '/v1/dev/people').expect(200);
  expect(body.people).toContainEqual({
    user: 'sue',
    name: 'Sue Shaw',
    roles: ['agent', 'supervisor'],
    division: 'claims',
  });
  const signIn = await api.call(null, 'post', '/v1/dev/sign-in', { user: 'sue', password: PASSWORD }).expect(200);
  expect((await api.call(signIn.body.token, 'get', '/v1/me').expect(200)).body.agent).toBe('sue');
  await api.call(null, 'post', '/v1/dev/sign-in', { user: 'sue', password: 'wrong' }).expect(401);
  await api.call(null, 'post', '/v1/dev/sign-in', { user: 'nobody', password: PASSWORD }).expect(401);
});

test('whoever is granted a role signs in there too, though he is no agent; whose grants have ended does not', async () => {
  const grant = (key: string, more: object) => ({
    kind: 'grant',
    key,
    division: 'claims',
    roles: ['auditor'],
    ...more,
  });
  const documents = [
    grant('ada-audits', { subject: 'ada', name: 'Ada Audit' }),
    grant('ada-helps', { subject: 'ada', roles: ['business'] }),
    grant('late', { subject: 'larry', endsAt: '2020-01-01T00:00:00Z' }),
    grant('a-source', { subject: 'source:crm' }),
    grant('a-group', { identityGroup: 'auditors' }),
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const { body } = await api.call(null, 'get', '/v1/dev/people').expect(200);
  const users = body.people.map(({ user }: { user: string }) => user);
  expect(users.filter((user: string) => user === 'ada')).toHaveLength(1);
  expect(users).not.toContain('larry');
  expect(users).not.toContain('source:crm');
  expect(body.people).toContainEqual({
    user: 'ada',
    name: 'Ada Audit',
    roles: ['auditor', 'business'],
    division: 'claims',
  });
  const signIn = await api.call(null, 'post', '/v1/dev/sign-in', { user: 'ada', password: PASSWORD }).expect(200);
  await api.call(signIn.body.token, 'get', '/v1/audit').expect(200);
  await api.call('admin', 'post', '/v1/dev/tokens', { user: 'ada' }).expect(200);
  await api.call('admin', 'post', '/v1/dev/tokens', { user: 'larry' }).expect(404);
});

test('who is refused is told which permission it needs, and that scopes may leave it out', async () => {
  const { body: plain } = await api.call('ana', 'get', '/v1/audit').expect(403);
  expect(plain).toMatchObject({
    code: 'FORBIDDEN',
    detail: 'It needs the permission audit:view, which no role of the caller gives',
    allowed: ['audit:view'],
  });
  const narrow = { scopes: ['item:capture'] };
  const { body: key } = await api.call('admin', 'post', '/v1/config/sources/crm/api-keys', narrow).expect(201);
  const { body } = await api.call(key.apiKey, 'get', '/v1/workitems').expect(403);
  expect(body.allowed).toEqual(['item:view']);
  expect(body.detail).toContain('not within the scopes');
});

test('the administrator makes tokens for agents and sources, and nobody else does', async () => {
  for (const [user, subject] of [
    ['ana', 'ana'],
    ['crm', 'source:crm'],
    ['admin', 'admin'],
  ]) {
    const { body } = await api.call('admin', 'post', '/v1/dev/tokens', { user }).expect(200);
    expect((await api.call(body.token, 'get', '/v1/me').expect(200)).body.subject).toBe(subject);
  }
  await api.call('admin', 'post', '/v1/dev/tokens', { user: 'nobody' }).expect(404);
  await api.call('sue', 'post', '/v1/dev/tokens', { user: 'admin' }).expect(403);
});

test('without a local issuer there is nothing of the embedded stack', async () => {
  const plain = await startTestApi({
    CASEWRIGHT_DEV_KEY_FILE: '',
    CASEWRIGHT_OIDC_ISSUER: issuer,
    CASEWRIGHT_OIDC_AUDIENCE: 'casewright-test',
  });
  try {
    await plain.call(null, 'get', '/v1/dev/people').expect(404);
    await plain.call('admin', 'get', '/v1/me').expect(401);
    const token = await sign({ sub: 'admin' });
    expect((await plain.call(token, 'get', '/v1/me').expect(200)).body.isInstallationAdmin).toBe(true);
  } finally {
    await plain.stop();
  }
});
