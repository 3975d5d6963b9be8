import type { Express, Request, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { withOrigin } from '../../db/audit/origin';
import type { Caller } from '../auth/authenticate';
import { divisionsWith, scopeOf } from '../auth/principal';
import type { Deps } from '../deps';
import { HttpProblem } from '../http-problem';
import type { SignatureHeaders } from '../inbound/is-signed';
import { asSeen, hiddenFrom, refuseSearch } from '../personal/hidden-from';
import { withTasks } from '../cases/task-sight';
import { type Answer, type Context, isDeclared, permissionOf, type Route, type RouteInput } from '../route';
import type { Visit } from './cookies';
import { originOf } from './origin-of';
import { once, readIdempotencyKey, requestHash } from './idempotent';
import { openLink } from '../task-links/linked-task';
import type { RateLimit } from './rate-limit';
import { readInput } from './read-input';
import { problemOf, sendAnswer, sendProblem } from './send';

const TIME_LIMIT_MS = 30_000;

export interface RateLimits {
  calls: RateLimit;
  /** Whoever guesses passwords shall take his time. */
  signIns: RateLimit;
}

/** Mounts the route table; what is known by path but not by method answers 405. */
export function mountRoutes(app: Express, routes: readonly Route[], deps: Deps, limits: RateLimits): void {
  for (const route of routes) {
    if (!isDeclared(route)) throw new Error('a route does not declare who may call it');
    app[route.method](expressPath(route.path), async (request, response) => {
      response.locals['route'] = route.path;
      const timer =
        route.stream || isForFile(route, request) ? undefined : setTimeout(() => giveUp(response), TIME_LIMIT_MS);
      try {
        await serve(route, deps, limits, request, response);
      } catch (error) {
        sendProblem(response, problemOf(error, deps.log));
      } finally {
        clearTimeout(timer);
      }
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    // Not `app.all`, which makes an entry for each of the three dozen methods that there are.
    app.route(expressPath(path)).all((_request, response) => {
      response.setHeader('allow', methods.join(', '));
      sendProblem(response, new HttpProblem('METHOD_NOT_ALLOWED', { allowed: methods }));
    });
  }
}

/** What still comes of the request is not waited for. */
function giveUp(response: Response): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
  sendProblem(response, new HttpProblem('TIMEOUT'));
}

async function serve(
  route: Route,
  deps: Deps,
  limits: RateLimits,
  request: Request,
  response: Response,
): Promise<void> {
  if (route.handlePublic) {
    const limit = route.isSecret ? limits.signIns : limits.calls;
    await limit(request, response, `public:${addressOf(request)}`);
    const input = await readInput(route, request, response);
    const { handlePublic } = route;
    const origin = originOf(request, response, UNKNOWN);
    return sendAnswer(response, await withOrigin(origin, () => handlePublic(deps, input, visitOf(request))));
  }
  if (route.handleSigned) {
    await limits.calls(request, response, `signed:${addressOf(request)}`);
    const input = await readInput(route, request, response);
    const { handleSigned } = route;
    const origin = originOf(request, response, SIGNED);
    return sendAnswer(response, await withOrigin(origin, () => handleSigned(deps, input, signatureOf(request))));
  }
  if (route.handleLinked) {
    await limits.calls(request, response, `link:${addressOf(request)}`);
    const link = await openLink(deps, request.headers.authorization);
    const input = await readInput(route, request, response);
    const { handleLinked } = route;
    const origin = originOf(request, response, { subject: `link:${link.id}`, kind: 'user', agent: null });
    return sendAnswer(response, await withOrigin(origin, () => handleLinked(deps, input, link)));
  }
  const caller = await knownCaller(deps, limits, request, response);
  response.locals['principal'] = caller.principal.id;
  await limits.calls(request, response, caller.principal.id);
  admit(route, caller);
  const key = route.method === 'post' ? readIdempotencyKey(request.get('idempotency-key')) : undefined;
  const context = await contextOf(route, deps, caller);
  const input = await readInput(route, request, response);
  const origin = originOf(request, response, caller.principal);
  const { stream } = route;
  if (stream) return withOrigin(origin, () => stream(context, input, request, response));
  const hidden = route.isConfiguration ? null : hiddenFrom(context.principal, context.directory);
  if (route.isSearch ?? route.method === 'get') refuseSearch(input, hidden);
  const { writeCsv } = route;
  if (writeCsv && isForFile(route, request))
    return withOrigin(origin, () => writeCsv(context, input, hidden, response));
  const answer = await withOrigin(origin, () => answerOnce(route, context, input, request, response, key));
  sendAnswer(response, await asSeen(answer, hidden));
}

/** Whether all that is found is asked for, which takes its time. */
function isForFile({ writeCsv }: Route, request: Request): boolean {
  return writeCsv !== undefined && request.accepts(['application/json', 'text/csv']) === 'text/csv';
}

/** Each credential that is none counts against the address that it came from: guessing is slowed down like everything else. */
async function knownCaller(deps: Deps, limits: RateLimits, request: Request, response: Response): Promise<Caller> {
  try {
    return await deps.authenticator.authenticate(visitOf(request));
  } catch (error) {
    if (error instanceof HttpProblem && error.code === 'UNAUTHENTICATED') {
      await limits.calls(request, response, `unknown:${addressOf(request)}`);
    }
    throw error;
  }
}

/** Whoever has one IPv6 address has many: his network counts. */
function addressOf({ ip }: Request): string {
  return ip === undefined ? '' : ipKeyGenerator(ip);
}

/** Until its handler knows who it is. */
const UNKNOWN = { subject: 'unknown', kind: 'user', agent: null } as const;

/** Until its handler has seen whose signature it is. */
const SIGNED = { subject: 'signature', kind: 'source', agent: null } as const;

/** Whoever holds the permission in no division is told so; for him who holds it in another, the object does not exist. */
function admit({ access }: Route, { principal, credential }: Caller): void {
  const permission = permissionOf(access);
  if (permission === null || principal.isInstallationAdmin) return;
  if (divisionsWith(principal, permission).length > 0) return;
  const needed = `It needs the permission ${permission}`;
  const detail =
    credential.scopes === null
      ? `${needed}, which no role of the caller gives`
      : `${needed}, which the caller has by no role, or not within the scopes of what he signed in with`;
  throw new HttpProblem('FORBIDDEN', { detail, allowed: [permission] });
}

function visitOf(request: Request): Visit {
  const { method, headers } = request;
  const { authorization, cookie: cookies, origin, host = '' } = headers;
  const [fetchSite] = [headers['sec-fetch-site']].flat();
  const [believed] = [headers['casewright-subject']].flat();
  const userAgent = headers['user-agent'] ?? '';
  return { method, authorization, cookies, origin, fetchSite, host, userAgent, believed };
}

function signatureOf(request: Request): SignatureHeaders {
  const header = (name: string) => request.get(`webhook-${name}`) ?? '';
  return { id: header('id'), timestamp: header('timestamp'), signature: header('signature') };
}

async function contextOf(route: Route, deps: Deps, caller: Caller): Promise<Context> {
  const { principal } = caller;
  const permission = permissionOf(route.access);
  const everywhere = { divisions: [...principal.grants.keys()], source: principal.source };
  const directory = await deps.directories.get();
  const scope = withTasks({ directory, principal }, permission === null ? everywhere : scopeOf(principal, permission));
  return { deps, directory, principal, caller, scope, requestKey: undefined };
}

async function answerOnce(
  route: Route,
  context: Context,
  input: RouteInput,
  request: Request,
  response: Response,
  key: string | undefined,
): Promise<Answer> {
  const { handle, handleVisit } = route;
  const work = async (given: Context): Promise<Answer> => {
    if (handle) return handle(given, input);
    if (handleVisit) return handleVisit(given, visitOf(request));
    throw new Error(`no handler of ${route.path}`);
  };
  const { caller, deps } = context;
  if (key === undefined) return work(context);
  const body = request.body instanceof Uint8Array ? Buffer.from(request.body).toString('base64') : '';
  const hash = requestHash([route.method, request.originalUrl, body]);
  const wanted = { caller, key, hash, isSecret: route.isSecret ?? false };
  // It becomes part of an Update's ID, which Temporal keeps as it is: whatever a caller made his key of stays out of there.
  const keyed = { ...context, requestKey: requestHash([key, hash.toString('base64url')]).toString('base64url') };
  const { isReplay, ...answer } = await once(deps.pool, wanted, () => work(keyed));
  if (isReplay) response.setHeader('idempotency-replayed', 'true');
  if (answer.status >= 400) response.type('application/problem+json');
  return answer;
}

/** `/v1/workitems/{id}` -> `/v1/workitems/:id` */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
