import { UnsecuredJWT } from 'jose';
import { freePort } from '../../cli/dev/ports';
import { createVisitor } from '../support/cookie-jar';
import { type Provider, startProvider } from '../support/start-provider';
import { applyExamples, startTestApi, type TestApi } from './test-api';

let provider: Provider;
let api: TestApi;

beforeAll(async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const client = { id: 'casewright-web', secret: 'a secret of the test', redirectUri: `${origin}/v1/auth/callback` };
  provider = await startProvider(client);
  api = await startTestApi({
    PORT: String(port),
    CASEWRIGHT_PUBLIC_URL: origin,
    CASEWRIGHT_OIDC_ISSUER: provider.issuer,
    CASEWRIGHT_OIDC_AUDIENCE: 'casewright',
    CASEWRIGHT_OIDC_CLIENT_ID: client.id,
    CASEWRIGHT_OIDC_CLIENT_SECRET: client.secret,
  });
  await applyExamples(api);
  const documents = [
    { kind: 'grant', key: 'leads', division: 'claims', identityGroup: 'team-leads', roles: ['supervisor'] },
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
});
afterAll(async () => {
  await api.stop();
  await provider.stop();
});

type Visitor = ReturnType<typeof createVisitor>;

/** Through the provider's own pages, up to where it sends the browser back; the last step is left to the caller. */
async function throughProvider(visitor: Visitor, name: string, returnTo = '/work'): Promise<URL> {
  const isBack = (url: URL) => url.origin === api.origin;
  const begun = await visitor.go(`${api.origin}/v1/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  expect(begun.status).toBe(303);
  let { url, answer } = await visitor.follow(begun, isBack);
  while (!isBack(url)) {
    const page = await answer.text();
    const [, action] = /<form[^>]+action="([^"]+)"/.exec(page) ?? [];
    if (action === undefined) throw new Error(`no form at ${url.href}`);
    const form = new URLSearchParams({ prompt: /value="(\w+)"/.exec(page)?.[1] ?? '', login: name, password: 'any' });
    const next = await visitor.go(new URL(action, url), { method: 'POST', body: form });
    ({ url, answer } = await visitor.follow(next, isBack));
  }
  return url;
}

async function signIn(visitor: Visitor, name: string): Promise<void> {
  const back = await visitor.go(await throughProvider(visitor, name));
  expect(back.status).toBe(303);
  expect(back.headers.get('location')).toBe('/work');
}

const me = (visitor: Visitor) => visitor.go(`${api.origin}/v1/me`);

test('a browser signs in by the provider: a cookie that no script reads, and the rights of its groups', async () => {
  const visitor = createVisitor();
  const back = await visitor.go(await throughProvider(visitor, 'lea'));
  const session = back.headers.getSetCookie().find((text) => text.includes('session'));
  expect(session).toMatch(/; HttpOnly/);
  expect(session).toMatch(/; SameSite=Lax/);
  const known = await (await me(visitor)).json();
  expect(known).toMatchObject({ subject: 'lea', divisions: [{ key: 'claims', roles: ['supervisor'] }] });
  // Nobody else has that cookie.
  expect((await me(createVisitor())).status).toBe(401);
});

test('the audit tells of who comes and goes with rights by his groups alone, and from where', async () => {
  const visitor = createVisitor();
  await signIn(visitor, 'lea');
  const entries = async (verb: string) =>
    (await api.call('admin', 'get', `/v1/audit?verb=${verb}&object=lea`).expect(200)).body.entries as object[];
  const origin = { subject: 'lea', principal: 'user', address: expect.any(String), requestId: expect.any(String) };
  expect((await entries('sign-in'))[0]).toMatchObject({ division: 'claims', actor: { id: 'lea' }, origin });

  await visitor.go(`${api.origin}/v1/auth/session`, { method: 'DELETE', headers: { origin: api.origin } });
  expect(await entries('sign-out')).toMatchObject([{ division: 'claims', origin }]);

  // Whoever gives rights in the division of her group can sign her out, and is told of.
  await signIn(visitor, 'lea');
  const documents = [{ kind: 'grant', key: 'head', division: 'claims', subject: 'head', roles: ['admin'] }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  await api.call(await api.issuer.mint('head'), 'post', '/v1/auth/sign-outs', { subject: 'lea' }).expect(204);
  expect((await me(visitor)).status).toBe(401);
  expect(await entries('sign-out-everywhere')).toMatchObject([{ division: 'claims', actor: { id: 'head' } }]);
});

test('a window that believes the session to be that of somebody else does nothing in his name', async () => {
  const visitor = createVisitor();
  await signIn(visitor, 'ana');
  const asks = (believed: string) =>
    visitor.go(`${api.origin}/v1/me`, { headers: { 'casewright-subject': encodeURIComponent(believed) } });
  expect((await asks('ana')).status).toBe(200);
  const answer = await asks('bén');
  expect(await answer.json()).toMatchObject({ status: 409, code: 'OTHER_PERSON' });
});

test('another site can neither use a session nor finish what it began', async () => {
  const visitor = createVisitor();
  await signIn(visitor, 'ana');
  const presence = (headers: Record<string, string>) =>
    visitor.go(`${api.origin}/v1/agents/ana/presence`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ presence: 'ready' }),
    });
  for (const origin of ['https://evil.example', 'null', `${api.origin}.evil.example`, `${api.origin}0`]) {
    const answer = await presence({ origin });
    expect(await answer.json()).toMatchObject({ status: 403, code: 'FOREIGN_ORIGIN' });
  }
  expect((await presence({})).status).toBe(403);
  expect((await presence({ origin: api.origin })).status).toBe(200);

  // A code that was issued to one browser is nothing to another.
  const [victim, attacker] = [createVisitor(), createVisitor()];
  const stolen = await throughProvider(attacker, 'mallory');
  await victim.go(`${api.origin}/v1/auth/sign-in`);
  expect((await victim.go(stolen)).headers.get('location')).toBe('/?signIn=refused');
  expect((await me(victim)).status).toBe(401);
});

test('each way back is taken once, with its own state, and leads nowhere else', async () => {
  const visitor = createVisitor();
  const back = await throughProvider(visitor, 'lea', 'https://evil.example/');
  const forged = new URL(back);
  forged.searchParams.set('state', 'other');
  expect((await visitor.go(forged)).headers.get('location')).toBe('/?signIn=refused');
  expect((await visitor.go(back)).headers.get('location')).toBe('/?signIn=refused');
  expect((await me(visitor)).status).toBe(401);

  for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const other = createVisitor();
    const done = await other.go(await throughProvider(other, 'lea', returnTo));
    expect(done.headers.get('location')).toBe('/');
  }
});

test('who is signed out by the provider is signed out here, of that browser; nobody else can tell so', async () => {
  const [first, second] = [createVisitor(), createVisitor()];
  await signIn(first, 'lea');
  await signIn(second, 'lea');
  const tell = (body: string) =>
    fetch(`${api.origin}/v1/auth/backchannel-logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
  const claims = {
    iss: provider.issuer,
    aud: 'casewright-web',
    sub: 'lea',
    iat: Math.floor(Date.now() / 1_000),
    jti: '1',
  };
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const unsigned = new UnsecuredJWT({ ...claims, events }).encode();
  for (const token of [unsigned, await api.issuer.mint('lea'), 'x.y.z', ''])
    expect((await tell(`logout_token=${token}`)).status).toBe(400);
  expect((await tell('')).status).toBe(400);
  expect((await me(first)).status).toBe(200);

  const page = await (await first.go(`${provider.issuer}/session/end?client_id=casewright-web`)).text();
  const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
  const body = new URLSearchParams({ xsrf, logout: 'yes' });
  await first.go(new URL(action, provider.issuer), { method: 'POST', body });
  expect([(await me(first)).status, (await me(second)).status]).toEqual([401, 200]);
  const { body: audit } = await api.call('admin', 'get', '/v1/audit?verb=sign-out&object=lea').expect(200);
  expect(audit.entries[0]).toMatchObject({ division: 'claims', actor: { id: 'identity-provider' } });
});

test('signing out ends the session at once; signing out everywhere ends the others, tokens and streams as well', async () => {
  const [first, second] = [createVisitor(), createVisitor()];
  await signIn(first, 'ana');
  await signIn(second, 'ana');
  const { sessions } = (await (await first.go(`${api.origin}/v1/auth/sessions`)).json()) as {
    sessions: { id: string; isThis: boolean }[];
  };
  expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
  const [token, unused] = [await api.issuer.mint('ben'), await api.issuer.mint('ana')];
  const stream = await second.go(`${api.origin}/v1/stream`);
  expect(stream.status).toBe(200);

  const headers = { origin: api.origin };
  const out = await first.go(`${api.origin}/v1/auth/session`, { method: 'DELETE', headers });
  expect(await out.json()).toMatchObject({ endAddress: expect.stringContaining(`${provider.issuer}/session/end`) });
  expect((await me(first)).status).toBe(401);
  expect((await me(second)).status).toBe(200);

  await second.go(`${api.origin}/v1/auth/sessions`, { method: 'DELETE', headers });
  expect((await me(second)).status).toBe(401);
  await api.call(unused, 'get', '/v1/me').expect(401);
  await api.call(await api.issuer.mint('ana'), 'get', '/v1/me').expect(200);
  // By its end at the latest when it says that it is alive.
  await stream.text();

  // Others are signed out by whoever gives rights in their division; for anybody else they do not exist.
  await api.call('sue', 'post', '/v1/auth/sign-outs', { subject: 'ben' }).expect(403);
  await api.call('admin', 'post', '/v1/auth/sign-outs', { subject: 'ben' }).expect(204);
  await api.call(token, 'get', '/v1/me').expect(401);
});
