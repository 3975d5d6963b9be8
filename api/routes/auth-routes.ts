import {
  deleteProviderSessions,
  deleteWebSession,
  listWebSessions,
  signOutEverywhere,
  type WebSessionRow,
} from '../../db/web-session';
import { auditSigning } from '../audit/sign-entries';
import { principalOf, userCredential } from '../auth/grants';
import { mayIn } from '../auth/principal';
import type { EndedAtProvider } from '../auth/provider-sign-out';
import { localPath } from '../auth/public-address';
import { openSession } from '../auth/web-sessions';
import { transaction } from '../../db/transaction';
import {
  CallbackQuery,
  SessionParams,
  SignedOut,
  SignInQuery,
  SignInWays,
  SignOutBody,
  WebSessions,
} from '../contract/identity';
import type { Deps } from '../deps';
import { readCookie, setCookie, type Visit } from '../http/cookies';
import { HttpProblem } from '../http-problem';
import { type Answer, type Context, type RawBody, definePublic, defineRoute, defineVisit, type Route } from '../route';

const tag = 'Signing in';
const SIGN_IN_SECONDS = 600;
/** Who signs out there does not do so here. */
const PROVIDER = 'identity-provider';
const LOGOUT_LIMIT_BYTES = 16 * 1024;

/** Sessions of the web: a cookie that no script reads, made from a token or by way of the identity provider. */
export const authRoutes: readonly Route[] = [
  definePublic({
    method: 'get',
    path: '/v1/auth',
    summary: 'How one may sign in to the web',
    tag,
    answers: { 200: SignInWays },
    handlePublic: async ({ dev, signIn }) => ({
      status: 200,
      body: { people: dev?.password !== undefined, provider: signIn !== undefined } satisfies SignInWays,
    }),
  }),
  definePublic({
    method: 'get',
    path: '/v1/auth/sign-in',
    summary: 'Sign in by the identity provider',
    tag,
    isSecret: true,
    query: SignInQuery,
    answers: {},
    redirects: 'To the provider',
    handlePublic: async (deps, { query }, visit) => {
      if (!deps.signIn) throw new HttpProblem('NOT_FOUND');
      const begun = await deps.signIn.begin(deps.pool, localPath(query.returnTo)).catch((error: unknown) => {
        deps.log.warn({ err: error }, 'nobody can sign in: the identity provider does not answer');
        return null;
      });
      if (!begun) return redirect('/?signIn=unavailable');
      const cookie = { text: begun.secret, seconds: SIGN_IN_SECONDS };
      return redirect(begun.url.href, setCookie(visit, 'sign-in', deps.publicAddress, cookie));
    },
  }),
  definePublic({
    method: 'get',
    path: '/v1/auth/callback',
    summary: 'The way back from the identity provider',
    tag,
    isSecret: true,
    query: CallbackQuery,
    answers: {},
    redirects: 'To where the signing in began, or to the front page with `?signIn=refused`',
    handlePublic: async (deps, { query }, visit) => comeBack(deps, new URLSearchParams(flat(query)), visit),
  }),
  definePublic({
    method: 'post',
    path: '/v1/auth/backchannel-logout',
    summary: 'The identity provider tells that it has signed somebody out (OpenID Connect Back-Channel Logout)',
    tag,
    raw: { types: ['application/x-www-form-urlencoded'], limitBytes: LOGOUT_LIMIT_BYTES },
    answers: {},
    handlePublic: async (deps, { body }) => {
      if (!deps.signIn) throw new HttpProblem('NOT_FOUND');
      const { bytes } = body as unknown as RawBody;
      const token = new URLSearchParams(Buffer.from(bytes).toString('latin1')).get('logout_token');
      const ended = token === null ? null : await deps.signIn.readLogout(token);
      if (!ended) throw new HttpProblem('INVALID_INPUT', { detail: 'No logout token of the identity provider' });
      await endAtProvider(deps, ended);
      return { status: 204 };
    },
  }),
  defineVisit({
    method: 'post',
    path: '/v1/auth/session',
    access: 'signed-in',
    summary: 'A session of the web for whoever brings an access token: a cookie',
    tag,
    isSecret: true,
    answers: {},
    handleVisit: async ({ deps, directory, caller: { credential } }, visit) => {
      if (credential.kind !== 'user' || credential.proof.kind !== 'token') throw new HttpProblem('FORBIDDEN');
      const { subject, groups, scopes, expiresMs } = credential;
      const endsMs = Math.min(expiresMs ?? Number.POSITIVE_INFINITY, Date.now() + deps.sessionMs);
      const session = { subject, byProvider: false, groups, scopes, endsMs };
      const cookie = await transaction(deps.pool, async (client) => {
        await auditSigning(client, { ...deps, directory }, { verb: 'sign-in', subject, groups });
        return openSession(client, visit, deps.publicAddress, session);
      });
      return { status: 204, headers: { 'set-cookie': cookie } };
    },
  }),
  defineVisit({
    method: 'delete',
    path: '/v1/auth/session',
    access: 'signed-in',
    summary: 'Sign out of this browser',
    tag,
    answers: { 200: SignedOut },
    handleVisit: async (context, visit) => {
      const { deps, caller } = context;
      const { proof } = caller.credential;
      const ended = proof.kind === 'session' && (await endSession(context, proof.id));
      return signedOut(deps, visit, ended && ended.byProvider);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/auth/sessions',
    access: 'signed-in',
    summary: 'Where the caller is signed in',
    tag,
    answers: { 200: WebSessions },
    handle: async ({ deps, principal, caller }) => {
      const { proof } = caller.credential;
      const rows = await listWebSessions(deps.pool, principal.subject);
      const sessions = rows.map((row) => sessionView(row, proof.kind === 'session' && proof.id === row.id));
      return { status: 200, body: { sessions } satisfies WebSessions };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/auth/sessions/{id}',
    access: 'signed-in',
    summary: 'Sign out of another browser',
    tag,
    params: SessionParams,
    answers: {},
    handle: async (context, { params }) => {
      if (!(await endSession(context, params.id))) throw new HttpProblem('NOT_FOUND');
      return { status: 204 };
    },
  }),
  defineVisit({
    method: 'delete',
    path: '/v1/auth/sessions',
    access: 'signed-in',
    summary: 'Sign out everywhere: of all browsers, and with all tokens that were issued until now',
    tag,
    answers: { 200: SignedOut },
    handleVisit: async (context, visit) => {
      if (context.principal.kind !== 'user') throw new HttpProblem('FORBIDDEN');
      const { credential } = context.caller;
      await endAll(context, context.principal.subject, credential.kind === 'user' ? credential.groups : []);
      return signedOut(context.deps, visit, context.caller.credential.proof.kind === 'session');
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/auth/sign-outs',
    access: 'access:grant',
    summary: 'Sign somebody else out everywhere',
    tag,
    body: SignOutBody,
    answers: {},
    handle: async (context, { body }) => {
      const { deps, directory, principal } = context;
      // Who has rights by groups of the provider alone is known by his sessions.
      const sessions = await listWebSessions(deps.pool, body.subject);
      const groups = [...new Set(sessions.flatMap(({ identityGroups }) => identityGroups))];
      const other = principalOf(userCredential(body.subject, groups), directory, deps.admins);
      const divisions = [...(other?.grants.keys() ?? [])];
      const isReached = divisions.length > 0 && divisions.every((each) => mayIn(principal, 'access:grant', each));
      if (!isReached && !principal.isInstallationAdmin) throw new HttpProblem('NOT_FOUND');
      await endAll(context, body.subject, groups);
      return { status: 204 };
    },
  }),
];

function endSession({ deps, directory, principal }: Context, id: string): Promise<WebSessionRow | undefined> {
  const { subject } = principal;
  return transaction(deps.pool, async (client) => {
    const ended = await deleteWebSession(client, subject, id);
    const groups = ended?.identityGroups;
    if (ended) await auditSigning(client, { ...deps, directory }, { verb: 'sign-out', subject, groups });
    return ended;
  });
}

/** Its sessions of somebody have ended, and ours by it with them. */
async function endAtProvider(deps: Deps, which: EndedAtProvider): Promise<void> {
  const directory = await deps.directories.get();
  await transaction(deps.pool, async (client) => {
    for (const { subject, identityGroups: groups } of await deleteProviderSessions(client, which))
      await auditSigning(client, { ...deps, directory }, { verb: 'sign-out', subject, groups, by: PROVIDER });
  });
}

function endAll({ deps, directory, principal }: Context, subject: string, groups: readonly string[]): Promise<void> {
  return transaction(deps.pool, async (client) => {
    await signOutEverywhere(client, subject);
    const by = principal.subject;
    await auditSigning(client, { ...deps, directory }, { verb: 'sign-out-everywhere', subject, groups, by });
  });
}

async function comeBack(deps: Deps, query: URLSearchParams, visit: Visit): Promise<Answer> {
  const { signIn, pool, publicAddress, sessionMs } = deps;
  if (!signIn) throw new HttpProblem('NOT_FOUND');
  const gone = setCookie(visit, 'sign-in', publicAddress, null);
  const secret = readCookie(visit, 'sign-in', publicAddress.isSecure);
  const refuse = (refused: string) => {
    deps.log.warn(
      { refused },
      'somebody could not sign in: the identity provider, or what came back from it, is refused',
    );
    return redirect('/?signIn=refused', gone);
  };
  if (secret === undefined) return refuse('no_cookie');
  try {
    const back = await signIn.finish(pool, secret, query);
    if ('refused' in back) return refuse(back.refused);
    const session = { ...back.who, byProvider: true, scopes: null, endsMs: Date.now() + sessionMs };
    const directory = await deps.directories.get();
    const cookie = await transaction(pool, async (client) => {
      await auditSigning(client, { ...deps, directory }, { verb: 'sign-in', ...back.who });
      return openSession(client, visit, publicAddress, session);
    });
    return redirect(back.returnTo, gone, cookie);
  } catch (error) {
    deps.log.warn({ err: error }, 'nobody can sign in: the identity provider does not answer');
    return redirect('/?signIn=unavailable', gone);
  }
}

function redirect(location: string, ...cookies: string[]): Answer {
  return { status: 303, headers: { location, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) } };
}

/** Without its end at the provider, the next signing in there would ask for no password. */
async function signedOut({ signIn, publicAddress, log }: Deps, visit: Visit, atProvider: boolean | undefined) {
  const end = atProvider
    ? await signIn?.endAddress().catch((error: unknown) => {
        log.warn({ err: error }, 'the identity provider does not say where to sign out');
        return null;
      })
    : null;
  const body: SignedOut = { endAddress: end?.href ?? null };
  return { status: 200, body, headers: { 'set-cookie': setCookie(visit, 'session', publicAddress, null) } };
}

function sessionView({ id, createdAt, expiresAt, userAgent }: WebSessionRow, isThis: boolean) {
  return { id, isThis, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), userAgent };
}

/** Nothing that a provider sends comes twice; what does is no answer of one. */
function flat(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
